// Requests to every operation of the description: mostly right, with something hostile in one place or another.
import fc from "fast-check";
import type { Described, Description } from "./described";
import { hostileText, SPOILS } from "./hostile";
import { type Known, Shapes } from "./shapes";

/** One request as it goes out. `as` names who sends it, `spoil` what was done to its body. */
export type Call = {
  id: string;
  as: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
};

const inQuery = (name: string, value: unknown): string =>
  `${encodeURIComponent(name)}=${encodeURIComponent((typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed()).slice(0, 2_000)}`;

const QUERY_SPOILS = [
  "",
  "",
  "",
  "",
  "&limit=1&limit=2",
  "&__proto__=1",
  "&%ff=%ff",
  "&%00=a",
  "&=&&==&",
  "&nobodyDeclaredThis=1",
  "&cursor=%00",
];

const query = (op: Described, shapes: Shapes): fc.Arbitrary<string> => {
  const fields = Object.fromEntries(op.inQuery.map(({ name, schema }) => [name, shapes.value(name, schema)]));
  const requiredKeys = op.inQuery.flatMap(({ name, required }) => (required ? [name] : []));
  const asked = fc.record(fields, { requiredKeys, noNullPrototype: true }).map((input) =>
    Object.entries(input)
      .slice(0, 6)
      .map(([name, value]) => inQuery(name, value))
      .join("&"),
  );
  return fc.tuple(asked, fc.constantFrom(...QUERY_SPOILS)).map(([text, spoil]) => (text + spoil ? `?${text}${spoil}` : ""));
};

const TYPES = [
  ...[
    "text/plain",
    "application/xml",
    "application/json; charset=utf-16",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
  ],
  ...[
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=edge",
    "APPLICATION/JSON",
    "json",
    "",
    `x/${"y".repeat(2_000)}`,
  ],
];

/** Parts of a multipart body, some of them no parts at all. The edge is missing, doubled or cut as often as not. */
const multipart: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("file", "upload", "__proto__", "mapping", "mode", "", "a\0b"),
    fc.constantFrom("a.csv", "../../a.csv", "a\0.csv", "\u202evsc.exe", "x".repeat(300), "a\r\nX-A: b", "CON", ""),
    fc.constantFrom("text/csv", "text/html", "application/json", "image/png", "a/b\r\nX-A: b"),
    fc.oneof(fc.constantFrom("id,name\n1,A\n", "", "\x89PNG\r\n\x1a\n<script>", "PK\x03\x04", "{", "%PDF-1.7"), hostileText),
    fc.constantFrom("\r\n--edge--\r\n", "\r\n--edge", "", "\r\n--edge\r\n\r\n--edge--\r\n"),
  )
  .map(
    ([name, file, type, bytes, end]) =>
      `--edge\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\ncontent-type: ${type}\r\n\r\n${bytes}${end}`,
  );

type Sent = Pick<Call, "body" | "headers">;
const JSON_TYPE = "application/json";

const body = (op: Described, shapes: Shapes): fc.Arbitrary<Sent> => {
  if (!op.body) return fc.constant({ body: null, headers: {} });
  const right = shapes.object(op.body, 0).map((value) => JSON.stringify(value));
  const spoilt = fc
    .tuple(right, fc.constantFrom(...Object.values(SPOILS)))
    .map(([text, spoil]) => ({ body: spoil(text), headers: { "content-type": JSON_TYPE } }));
  const typed = (type: string): Record<string, string> => (type === "" ? {} : { "content-type": type });
  const byAnotherName = fc.tuple(right, fc.constantFrom(...TYPES)).map(([text, type]) => ({ body: text, headers: typed(type) }));
  const parts = multipart.map((text) => ({ body: text, headers: { "content-type": "multipart/form-data; boundary=edge" } }));
  return fc.oneof(
    { weight: 20, arbitrary: right.map((text) => ({ body: text, headers: { "content-type": JSON_TYPE } })) },
    { weight: 3, arbitrary: spoilt },
    { weight: 1, arbitrary: byAnotherName },
    { weight: op.body.properties?.file ? 6 : 1, arbitrary: parts },
    { weight: 1, arbitrary: hostileText.map((text) => ({ body: text, headers: { "content-type": JSON_TYPE } })) },
  );
};

const HEADERS: Record<string, string>[] = [
  ...[{}, {}, {}, {}, {}, {}, {}, {}],
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-countersign-peer": "192.0.2.1", "x-forwarded-for": "192.0.2.1", "x-forwarded-host": "evil.example" },
  { rsc: "1", "next-router-prefetch": "1" },
  { "next-action": "x" },
  { "if-match": '"1"', range: "bytes=0-1" },
  { accept: "text/html", "accept-language": "x".repeat(3_000), "accept-encoding": "gzip;q=NaN" },
  { "x-http-method-override": "DELETE", "content-encoding": "gzip" },
  { "transfer-encoding": "chunked" },
  { "idempotency-key": "same" },
  { "idempotency-key": "x".repeat(201) },
  { "idempotency-key": "a b" },
];

const METHODS = ["HEAD", "OPTIONS", "TRACE", "PROPFIND", "PATCH", "DELETE", "PUT", "GET", "POST"];

/** Those who hold the permission, and everybody else half as often. */
const senders = (op: Described, people: readonly string[]): fc.Arbitrary<string> => {
  const holders = people.filter((name) => op.roles.some((role) => name.endsWith(` ${role.replaceAll("_", "-")}`)));
  return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...holders) }, { weight: 1, arbitrary: fc.constantFrom(...people) });
};

/** Requests to this operation: as often as not with right values only, so that they get to its rules and change something. */
export function requestTo(op: Described, description: Description, known: Known, people: readonly string[]): fc.Arbitrary<Call> {
  const [right, hostile] = [new Shapes(description, known, null), new Shapes(description, known, 12)];
  const segments = (shapes: Shapes) => fc.tuple(...op.inPath.map((name) => shapes.segment(name)));
  const parts = (shapes: Shapes) => fc.tuple(segments(shapes), query(op, shapes), body(op, shapes));
  const method = fc.oneof(
    { weight: 40, arbitrary: fc.constant(op.method) },
    { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
  );
  return fc
    .tuple(senders(op, people), method, fc.constantFrom(...HEADERS), fc.oneof(parts(right), parts(hostile)))
    .map(([as, verb, headers, [filled, search, sent]]) => ({
      id: op.id,
      as,
      method: verb,
      path: `/api/v1${op.inPath.reduce((path, name, at) => path.replace(`{${name}}`, () => filled[at] ?? ""), op.path)}${search}`,
      headers: { ...headers, ...sent.headers },
      body: ["GET", "HEAD", "TRACE"].includes(verb) ? null : sent.body,
    }));
}
