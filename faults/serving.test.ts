// Two products on one database, watched over and restarted under load: what they say of themselves, and that nobody loses a request.
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { freePort } from "#lib/host/port";
import { Scrape } from "#lib/test/prometheus";
import { aBalancer } from "./balancer";
import { demonstrationOutside, query } from "./outside";
import { type Answer, aPerson, type Person } from "./people";
import { until } from "./processes";
import { aFolder, aProduct, type Product, READY } from "./product";
import { aModel, expectOnce, type Registered, unitOf } from "./registering";

const TOKEN = "a token of this test".replaceAll(" ", "-");
const METRICS = { authorization: `Bearer ${TOKEN}` };

const scrape = async ({ url }: Product, headers: Record<string, string> = METRICS): Promise<Scrape> =>
  new Scrape(await (await fetch(`${url}/api/metrics`, { headers })).text());
/** Less than the five seconds that somebody waits for a connection: health has its own. */
const HEALTH_MS = 3_000;
/** Reads the answer to its end: until then it is not counted. */
const statusOf = async (url: string, headers: Record<string, string> = {}, within = 60_000): Promise<number> => {
  const response = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(within) });
  await response.arrayBuffer();
  return response.status;
};
const requests = async (product: Product, method: string, route: string, status: string) =>
  (await scrape(product)).value("countersign_http_requests_total", { method, route, status });
/** How many were timed, whatever they were answered. */
const timed = async (product: Product, method: string, route: string) =>
  (await scrape(product)).value("countersign_http_request_duration_seconds_count", { method, route });

/** Every line the server has written; it throws where one is not JSON. */
const logOf = ({ home, lines }: Product): Record<string, unknown>[] =>
  (existsSync(join(home, "server.log")) ? readFileSync(join(home, "server.log"), "utf8").split("\n") : lines)
    .filter((line) => line !== "" && !line.startsWith(READY))
    .map((line) => JSON.parse(line));

/** Keeps everybody from reading models until it is called. */
async function blocked(owner: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  await client.query("begin; lock table model in access exclusive mode");
  return () => client.end();
}

/** Registers models through the balancer; what is put off, and nothing else, is sent again with the same key. */
async function registers(person: Person, unit: string, over: AbortSignal): Promise<Registered> {
  const made: Registered = [];
  while (!over.aborted) {
    const key = randomUUID();
    const input = { ...aModel(`Rolling ${key}`), businessUnit: unit };
    let answer = await person.calls("POST", "/models", input, key);
    while (answer.status === 503) answer = await person.calls("POST", "/models", input, key);
    made.push({ name: input.name, key, answer });
  }
  return made;
}

test("health, measurements and log of a product at work; slow requests in a crowd (R16); a rolling restart under load (R22)", async () => {
  const { env, owner } = await demonstrationOutside(inject("template"));
  const folder = aFolder();
  const settings = {
    ...env,
    NEXTAUTH_SECRET: "a secret of this test that is long enough",
    EVIDENCE_URL: pathToFileURL(join(folder, "evidence")).href,
    COUNTERSIGN_DEMO: "on",
    COUNTERSIGN_METRICS_TOKEN: TOKEN,
    COUNTERSIGN_DRAIN_SECONDS: "1",
    RATE_LIMIT: "1000",
  };
  const start = async (name: string, port?: string) => {
    const COUNTERSIGN_LOG = name === "two" ? "stdout" : "files";
    return aProduct(join(folder, name), { ...settings, COUNTERSIGN_LOG, PORT: port ?? String(await freePort()) });
  };
  let [one, two] = await Promise.all([start("one"), start("two")]);
  const [scientist, officer] = [await aPerson(one, "data-scientist"), await aPerson(one, "risk-officer")];

  // What is asked is counted under the template of its path, and every line of the log about it bears the id the caller was told.
  const model = "/api/v1/models/{modelId}";
  const before = [await requests(one, "GET", model, "404"), await timed(one, "GET", model)];
  for (const id of ["a", "b", "c"]) await scientist.calls("GET", `/models/${id}`);
  expect([await requests(one, "GET", model, "404"), await timed(one, "GET", model)]).toEqual(before.map((n) => n + 3));
  expect(await statusOf(`${one.url}/no/such/page?token=hunter2-hunter2`)).toBe(404);
  expect(await requests(one, "GET", "other", "404")).toBe(1);
  const refused = await fetch(`${one.url}/api/v1/models/x`, {
    headers: { authorization: "Bearer cs_1a2b3c4d_hunter2hunter2hunter2", "x-request-id": "mine" },
  });
  const requestId = refused.headers.get("x-request-id");
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(logOf(one)).toContainEqual(expect.objectContaining({ requestId, msg: "API key refused" }));
  expect(JSON.stringify(logOf(one))).not.toContain("hunter2");
  expect(await statusOf(`${one.url}/sign-in`)).toBe(307);
  expect(await requests(one, "GET", "/sign-in", "307")).toBe(1);

  // Measurements are for this machine, or for whoever knows the token.
  const metrics = `${one.url}/api/metrics`;
  expect(await statusOf(metrics)).toBe(200);
  expect(await statusOf(metrics, { "x-forwarded-for": "127.0.0.1" })).toBe(401);
  expect(await statusOf(metrics, { forwarded: "for=127.0.0.1", ...METRICS })).toBe(200);

  // Four hundred ask what cannot be answered, again and again: those beyond the queue are told so at once, health answers all the while.
  const unit = await unitOf(scientist);
  const unblock = await blocked(owner);
  onTestFinished(() => unblock().catch(() => undefined));
  const answers: Answer[] = [];
  let pressed = false;
  const asks = async (n: number) => {
    for (;;) {
      const answer = await (n < 40
        ? scientist.calls("POST", "/models", { ...aModel(`Crowd ${n}`), businessUnit: unit }, randomUUID(), 120)
        : scientist.calls("GET", "/models?limit=1", undefined, undefined, 120));
      answers.push(answer);
      if (pressed || answer.status !== 503) return;
      await sleep(500);
    }
  };
  const crowd = Promise.all(Array.from({ length: 400 }, (_, n) => asks(n)));
  await until("requests wait, and others are turned away", async () => {
    const waiting = (await scrape(one)).value("countersign_pool_waiting", { pool: "door" });
    return waiting > 100 && answers.length > 0;
  });
  pressed = true;
  const health = () =>
    Promise.all(["", "/live", "/ready"].map((path) => statusOf(`${one.url}/api/health${path}`, {}, HEALTH_MS)));
  for (let n = 0; n < 5; n += 1) expect(await health()).toEqual([200, 200, 200]);
  expect(answers.every(({ status, retryAfter }) => status === 503 && Number(retryAfter) > 0)).toBe(true);
  await unblock();
  await crowd;
  expect(answers.filter(({ status }) => ![200, 201, 503].includes(status))).toEqual([]);
  expect((await scientist.calls("GET", "/models?limit=1")).status).toBe(200);
  const after = await scrape(one);
  expect(["door", "reader"].map((pool) => after.value("countersign_pool_waiting", { pool }))).toEqual([0, 0]);

  // Who waits for a table that stays taken is not kept waiting: the database cuts the statement, and it can be asked again.
  const unblockAgain = await blocked(owner);
  onTestFinished(() => unblockAgain().catch(() => undefined));
  expect(await scientist.calls("GET", "/models?limit=1", undefined, undefined, 120)).toMatchObject({
    status: 503,
    retryAfter: expect.stringMatching(/^\d+$/),
  });
  await unblockAgain();

  // One product after the other is restarted while people register models through a balancer.
  const balancer = await aBalancer([one.url, two.url]);
  const through = scientist.at(balancer.url);
  await until("both are ready", () => balancer.sendsTo(one.url) && balancer.sendsTo(two.url));
  const over = new AbortController();
  const load = Promise.all([0, 1, 2, 3].map(() => registers(through, unit, over.signal)));
  const restarted = async (product: Product, name: string) => {
    expect(await product.stop()).toEqual({ code: 0, left: [] });
    const again = await start(name, new URL(product.url).port);
    await until("it serves again", async () => (await requests(again, "POST", "/api/v1/models", "201")) > 0);
    return again;
  };
  one = await restarted(one, "one");
  two = await restarted(two, "two");
  over.abort();
  const made = (await load).flat();
  expect(made.filter(({ answer }) => answer.status !== 201)).toEqual([]);
  await expectOnce(owner, made);
  for (const product of [one, two]) expect(JSON.stringify(logOf(product))).not.toContain("broken off at the end");
  expect(logOf(two)).toContainEqual(expect.objectContaining({ msg: "worker is ready" }));

  // A job that is stopped halfway is given back at once: nobody has to wait until it is taken for lost.
  const form = new FormData();
  form.set(
    "file",
    new Blob([new Uint8Array(readFileSync("e2e/fixtures/federal-ai-use-cases-2025.csv"))], { type: "text/csv" }),
    "federal.csv",
  );
  const { body: asked } = await officer.calls("POST", "/imports", form, randomUUID());
  await until("the first batch is in", async () => (await officer.calls("GET", `/imports/${asked.id}`)).body.created > 0);
  for (const product of [one, two]) expect(await product.stop()).toEqual({ code: 0, left: [] });
  const given = await query(owner, "select state from pgboss.job where data ->> 'importId' = $1", [asked.id]);
  expect(given).toEqual([{ state: "retry" }]);
});
