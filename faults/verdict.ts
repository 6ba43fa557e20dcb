// What is wrong with an answer, whatever was asked. An empty list is an answer as it should be.
import type { Described, Description } from "./described";
import type { Call } from "./requests";
import type { Received } from "./wire";

/** Words that only the inside of the product says: stacks, files, statements, and the names of what it is built of. */
const INSIDE =
  /\bat [\w.<>]+ \(|node_modules|\.next\/|\/(?:work|tmp|home|usr|root)\/|\.[cm]?[jt]s:\d|prisma|pg_|postgres|sqlstate|\b(?:select|insert|update|delete)\b.+\b(?:from|into|set|where)\b|relation "|violates|ZodError|TypeError|ECONN/i;

/** Sent by a session or kept by the database, and never anybody's answer. */
const SECRET = /\$argon2|"(?:hash|passwordHash|password_hash|salt|tokenHash|token_hash|nameSalt)"\s*:/;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const mannersOf = ({ headers, status }: Received): string[] => [
  ...(headers["x-content-type-options"] === "nosniff" ? [] : ["may be sniffed"]),
  ...(/\bno-store\b/.test(headers["cache-control"] ?? "") ? [] : ["may be kept"]),
  ...(headers["x-powered-by"] === undefined && headers.server === undefined ? [] : ["says what it is built with"]),
  ...(status === 405 && !/\bOPTIONS\b/.test(headers.allow ?? "") ? ["does not say which methods it knows"] : []),
  ...([429, 503].includes(status) && !(Number(headers["retry-after"]) > 0) ? ["does not say when to try again"] : []),
];

/** A redirect to the same path in its plain form, or an answer that has no body by its method. */
const isBare = (call: Call, { status, headers }: Received): boolean =>
  (status === 308 && (headers.location ?? "").startsWith("/api/")) ||
  call.method === "HEAD" ||
  (call.method === "OPTIONS" && status === 204);

const refusalFaults = (text: string, status: number, problem: Description["problem"], type: string): string[] => {
  const body = parsed(text) as { status?: number; reasons?: { message?: string }[] };
  if (type !== "application/problem+json") return [`is a refusal of type ${type}`];
  if (!problem.safeParse(body).success) return ["is not a problem as described"];
  return [
    ...(body.status === status ? [] : ["says another status than it has"]),
    ...(body.reasons?.length && body.reasons.every(({ message }) => message) ? [] : ["gives no reason"]),
    ...(INSIDE.test(text) ? ["tells of the inside"] : []),
  ];
};

const answerFaults = (op: Described, { status, text }: Received): string[] => {
  if (status !== op.success) return [`succeeds with ${status}`];
  const { success, error } = op.answer.safeParse(parsed(text));
  return success ? [] : [`is not what is described: ${JSON.stringify(error.issues[0]).slice(0, 300)}`];
};

export function faultsOf(call: Call, op: Described, answer: Received, problem: Description["problem"]): string[] {
  const { status, headers, text } = answer;
  if (status >= 500) return [`is a ${status}: ${text.slice(0, 300)}`];
  const faults = [...(SECRET.test(text) ? ["tells a secret"] : [])];
  if (isBare(call, answer)) return faults;
  faults.push(...mannersOf(answer));
  if (status >= 400) {
    if (!op.refusals.includes(status)) faults.push(`is an undeclared ${status}`);
    return [...faults, ...refusalFaults(text, status, problem, headers["content-type"] ?? "nothing")];
  }
  // What a hostile segment or another method made of it may be another operation; the status says so much.
  return call.method === op.method && call.path.split("?")[0]?.split("/").length === op.path.split("/").length + 2
    ? [...faults, ...answerFaults(op, answer)]
    : faults;
}
