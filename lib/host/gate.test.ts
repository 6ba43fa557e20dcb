// What stands before everything else: measured on a server of this process, which the gate guards as it guards the product's.
import http, { type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { identified, unidentified } from "#lib/host/identities";

const seen: IncomingHttpHeaders[] = [];
let server: http.Server;

beforeAll(async () => {
  // One a second, ten at once.
  process.env.RATE_LIMIT = "1";
  await import("#lib/host/gate");
  server = http.createServer((request, response) => {
    seen.push(request.headers);
    response.end("let in");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void server.close());

type Asked = { path?: string; method?: string; headers?: OutgoingHttpHeaders; from?: string };
type Answer = { status: number | undefined; headers: IncomingHttpHeaders; text: string };

/** Every address of 127.0.0.0/8 is this machine: each test comes from one of its own. */
const ask = ({ path = "/", method = "GET", headers = {}, from = "127.0.0.1" }: Asked) =>
  new Promise<Answer>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    http
      .request({ port, host: "127.0.0.1", localAddress: from, path, method, headers, agent: false }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() });
      })
      .on("error", reject)
      .end();
  });

const statuses = async (times: number, asked: Asked) =>
  (await Promise.all(Array.from({ length: times }, () => ask(asked)))).map(({ status }) => status);

test("a client that claims another address is known by the one it came from", async () => {
  await ask({ headers: { "x-forwarded-for": "203.0.113.7", "x-countersign-peer": "203.0.113.7" }, from: "127.0.0.2" });
  expect(seen.at(-1)).toMatchObject({ "x-countersign-peer": "127.0.0.2" });
  expect(seen.at(-1)).not.toHaveProperty("x-forwarded-for");
});

test("an address of the API is asked for as no page, whatever the headers say", async () => {
  const headers = { rsc: "1", "next-action": "x", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" };
  await ask({ path: "/api/v1/models", headers, from: "127.0.0.3" });
  expect(Object.keys(seen.at(-1) ?? {}).filter((name) => name in headers)).toEqual([]);
  await ask({ path: "/models", headers, from: "127.0.0.3" });
  expect(seen.at(-1)).toMatchObject(headers);
});

test.each([
  ["TRACE", "/", 405, "method_not_allowed"],
  ["PROPFIND", "/api/v1/models", 405, "method_not_allowed"],
  ["GET", "/api/v1/models/%ff", 400, "path.unreadable"],
  ["GET", "/models/%c0%af..%c0%af", 400, "path.unreadable"],
  ["GET", "/%", 400, "path.unreadable"],
])("%s %s is refused with %d before anybody else sees it", async (method, path, status, code) => {
  const before = seen.length;
  const answer = await ask({ method, path, from: "127.0.0.4" });
  expect(answer).toMatchObject({
    status,
    headers: { "content-type": "application/problem+json", "x-content-type-options": "nosniff", "cache-control": "no-store" },
  });
  expect(JSON.parse(answer.text)).toMatchObject({ status, reasons: [{ code }] });
  expect(seen).toHaveLength(before);
});

test("a body that says it is larger than any upload is refused unread", async () => {
  const headers = { "content-length": String(2 ** 40) };
  expect(await ask({ method: "POST", headers, from: "127.0.0.5" })).toMatchObject({ status: 413 });
});

test("every answer says that nothing in it may run, be framed, be guessed or be kept, and over https that it stays so", async () => {
  const { headers } = await ask({ headers: { "x-forwarded-proto": "https" }, from: "127.0.0.13" });
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": expect.stringContaining("default-src 'none'; frame-ancestors 'none'"),
    "cache-control": "private, no-store",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
  });
  expect((await ask({ from: "127.0.0.13" })).headers).not.toHaveProperty("strict-transport-security");
});

test("too many requests of one address are put off with the seconds to wait, and another address is not", async () => {
  const answers = await statuses(40, { from: "127.0.0.6" });
  expect(answers.filter((status) => status === 200).length).toBeGreaterThanOrEqual(10);
  expect(answers).toContain(429);
  const late = await ask({ from: "127.0.0.6" });
  expect(late).toMatchObject({ status: 429, headers: { "retry-after": expect.stringMatching(/^[1-9]\d*$/) } });
  expect(JSON.parse(late.text)).toMatchObject({ code: "tooMany", reasons: [{ code: "rate.exceeded" }] });
  expect(await ask({ from: "127.0.0.7" })).toMatchObject({ status: 200 });
});

test("files that are the same for everybody and the questions of a load balancer are not counted", async () => {
  for (const path of ["/_next/static/a.js", "/api/health", "/api/health/live"])
    expect(new Set(await statuses(30, { path, from: "127.0.0.8" }))).toEqual(new Set([200]));
});

test("whoever has identified is counted by person, over all keys, sessions and addresses; a made-up key is its address's", async () => {
  const [key, cookie] = [{ authorization: "Bearer cs_k" }, { cookie: "a=b; countersign.session=sealed" }];
  await statuses(30, { from: "127.0.0.9" });
  expect(await ask({ headers: key, from: "127.0.0.9" })).toMatchObject({ status: 429 });
  identified("cs_k", "person-1");
  identified("sealed", "person-1");
  expect(await ask({ headers: key, from: "127.0.0.9" })).toMatchObject({ status: 200 });
  await statuses(30, { headers: key, from: "127.0.0.10" });
  expect(await ask({ headers: cookie, from: "127.0.0.11" })).toMatchObject({ status: 429 });
  unidentified("cs_k");
  expect(await ask({ headers: key, from: "127.0.0.12" })).toMatchObject({ status: 200 });
});

test("who sends slowly is not waited for, and a quiet connection outlives a balancer's", () => {
  expect(server).toMatchObject({ headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 65_000 });
});
