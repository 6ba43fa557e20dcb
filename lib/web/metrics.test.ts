// What a Prometheus server reads, held against what was done: counts before and after acts that are known.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { queue } from "#lib/core/queue";
import { grantRole } from "#lib/people/grant-role.command";
import { requestTransition } from "#lib/signoff/request-transition.command";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { aModel } from "#lib/test/models";
import { anOrganisation, aPerson, aPersonWithPassword, PASSWORD } from "#lib/test/people";
import { Scrape } from "#lib/test/prometheus";
import { refusal } from "#lib/test/refusal";
import { callerOf } from "#lib/web/context";
import { metrics } from "#lib/web/metrics";
import { signIn } from "#lib/web/sign-in";

const TOKEN = "a-token-of-this-test";
const asked = (headers: Record<string, string>) => metrics(new Request("http://localhost/api/metrics", { headers }));

async function scrape(): Promise<Scrape> {
  vi.stubEnv("COUNTERSIGN_METRICS_TOKEN", TOKEN);
  const answer = await asked({ authorization: `Bearer ${TOKEN}` });
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  return new Scrape(await answer.text());
}

/** By how much each series grew while `act` ran. */
async function grown(name: string, labels: Record<string, string>, act: () => Promise<unknown>): Promise<number> {
  const before = (await scrape()).value(name, labels);
  await act();
  return (await scrape()).value(name, labels) - before;
}

test("every alert of the documentation is about a measure that is there", async () => {
  const page = readFileSync("docs/production.md", "utf8");
  const rules = / {4}groups:\n(?: {4}.*\n)+/.exec(page)?.[0] ?? "";
  const [group] = parse(rules).groups as { rules: { alert: string; expr: string }[] }[];
  const named = group?.rules.flatMap(({ expr }) => expr.match(/countersign_\w+/g) ?? []) ?? [];
  expect(named.length).toBeGreaterThan(6);
  const { types } = await scrape();
  expect(named.filter((name) => !types.has(name))).toEqual([]);
});

afterEach(() => {
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, "countersignPeerAddress");
});

describe("who may read them", () => {
  const status = async (headers: Record<string, string>) => (await asked(headers)).status;
  const own = { "x-countersign-peer": "127.0.0.1", "x-countersign-forwarded": "no" };

  test("a program on this machine, and nobody whose request a proxy on it hands on", async () => {
    expect(await status(own)).toBe(401);
    Object.assign(globalThis, { countersignPeerAddress: true });
    expect(await status(own)).toBe(200);
    expect(await status({ ...own, "x-countersign-peer": "::ffff:127.0.0.1" })).toBe(200);
    expect(await status({ ...own, "x-countersign-peer": "::1" })).toBe(200);
    expect(await status({ ...own, "x-countersign-forwarded": "yes" })).toBe(401);
    expect(await status({ ...own, "x-countersign-peer": "192.0.2.7" })).toBe(401);
    expect(await status({ ...own, "x-countersign-peer": "127.0.0.1.example" })).toBe(401);
  });

  test("whoever knows the token, from anywhere; without one, or with an empty one, nobody", async () => {
    const far = { "x-countersign-peer": "192.0.2.7" };
    for (const token of [undefined, ""]) {
      vi.stubEnv("COUNTERSIGN_METRICS_TOKEN", token);
      for (const authorization of ["", "Bearer ", "Bearer undefined"]) expect(await status({ ...far, authorization })).toBe(401);
    }
    vi.stubEnv("COUNTERSIGN_METRICS_TOKEN", TOKEN);
    expect(await status({ ...far, authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await status({ ...far, authorization: `Bearer ${TOKEN}x` })).toBe(401);
    const refused = await asked(far);
    expect(await refused.json()).toMatchObject({
      reasons: [{ code: "metrics.token", fix: expect.stringContaining("METRICS_TOKEN") }],
    });
  });
});

test("sign-ins that fail, are turned away and succeed; keys that are not good", async () => {
  const person = await aPersonWithPassword(["auditor"]);
  const signIns = (outcome: string, act: () => Promise<unknown>) => grown("countersign_sign_ins_total", { outcome }, act);
  const fail = async (times: number) => {
    for (let n = 0; n < times; n += 1) await signIn(person.email, "nine herons", "192.0.2.9").catch(() => undefined);
  };
  expect(await signIns("failed", () => fail(3))).toBe(3);
  expect(await signIns("accepted", () => signIn(person.email, PASSWORD, "192.0.2.9"))).toBe(1);
  expect(await signIns("turned_away", () => fail(7))).toBeGreaterThan(0);
  const key = new Request("http://localhost/", { headers: { authorization: "Bearer cs_00000000_00000000000000000000" } });
  expect(await grown("countersign_api_keys_refused_total", {}, () => refusal(callerOf(key, "r")))).toBe(1);
});

test("refusals of a gate and of segregation, each by its rule; operations by how they ended", async () => {
  const model = await aModel();
  const asks = () => refusal(model.author.does(requestTransition, { versionId: model.currentVersionId, to: "in_development" }));
  const refused = await asks();
  expect(refused).toMatchObject({ code: "refused" });
  const [rule = ""] = refused?.reasons ?? [];
  expect(await grown("countersign_gate_refusals_total", { rule }, asks)).toBe(1);
  expect(await grown("countersign_operations_total", { operation: "requestTransition", outcome: "refused" }, asks)).toBe(1);

  const [admin, auditor] = [await aPerson(["admin"]), await aPerson(["auditor"])];
  const unitId = await anOrganisation();
  const grants = () => refusal(admin.does(grantRole, { personId: auditor.id, role: "admin", unitId }));
  const segregated = await grants();
  const [sd = ""] = segregated?.reasons ?? [];
  expect(sd).toMatch(/^SD-/);
  expect(await grown("countersign_segregation_refusals_total", { rule: sd }, grants)).toBe(1);
});

test("the queue: what waits, for how long, what runs and what was given up", async () => {
  const boss = await queue();
  const name = `work${randomUUID().slice(0, 4)}`;
  await boss.createQueue(name);
  for (let n = 0; n < 4; n += 1) await boss.send(name, {}, { retryLimit: 0 });
  const [taken, lost] = [await boss.fetch(name), await boss.fetch(name)];
  await boss.fail(name, lost[0]?.id ?? "");
  expect(taken).toHaveLength(1);
  await asOwner(
    "update pgboss.job set created_on = now() - interval '90 seconds', start_after = now() - interval '90 seconds' where name = $1",
    [name],
  );
  const read = await scrape();
  const value = (series: string) => read.value(series, { queue: name });
  expect([value("countersign_jobs_waiting"), value("countersign_jobs_running"), value("countersign_jobs_given_up")]).toEqual([
    2, 1, 1,
  ]);
  expect(value("countersign_job_lag_seconds")).toBeGreaterThanOrEqual(90);
  expect(read.labelled("countersign_jobs_waiting").some(({ queue: of }) => of?.includes("given-up"))).toBe(false);
});

test("sealing: what waits, and for how long", async () => {
  await sealAll();
  expect((await scrape()).value("countersign_ledger_unsealed_entries")).toBe(0);
  await asOwner(`
    insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id, recorded_at)
    values ('late', 'test', 'system', 'test.late', 'test', '{}', 'test', clock_timestamp() - interval '75 seconds')`);
  const behind = await scrape();
  expect(behind.value("countersign_ledger_unsealed_entries")).toBe(1);
  expect(behind.value("countersign_ledger_seal_lag_seconds")).toBeGreaterThanOrEqual(75);
  await sealAll();
  expect((await scrape()).value("countersign_ledger_unsealed_entries")).toBe(0);
});

test("the process, its pools and its database; nothing that names a person, a record or an address", async () => {
  const person = await aPersonWithPassword(["auditor"]);
  const read = await scrape();
  expect(read.labelled("countersign_build_info")).toEqual([{ version: "0.1.0", node: process.versions.node }]);
  expect(read.value("countersign_database_up")).toBe(1);
  expect(read.value("countersign_read_only")).toBe(0);
  expect(read.value("process_resident_memory_bytes")).toBeGreaterThan(1e6);
  expect(read.labelled("countersign_pool_connections")).toContainEqual({ pool: "door", state: "used" });
  expect(read.labelled("nodejs_eventloop_lag_p99_seconds")).toHaveLength(1);
  const labels = JSON.stringify(read.samples.map((one) => one.labels));
  expect(labels).not.toMatch(/@|192\.0\.2|[0-9a-f]{8}-[0-9a-f]{4}/);
  expect(labels).not.toContain(person.id);
});
