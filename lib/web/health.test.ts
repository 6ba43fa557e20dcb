// Whether to send requests here, as a balancer asks it. The database is in the state each test gives it.
import pg from "pg";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { readerPool } from "#lib/db/reader";
import { writerPool } from "#lib/db/writer";
import { asOwner } from "#lib/test/database";
import { sealAll, tamper } from "#lib/test/ledger";
import { aUnit } from "#lib/test/people";
import { health, ready } from "#lib/web/health";

const told = async (answer: Promise<Response>) => {
  const response = await answer;
  return { status: response.status, retryAfter: response.headers.get("retry-after"), body: await response.json() };
};
const WELL = { status: 200, retryAfter: null, body: { status: "ok", database: "ok", migrations: "ok", readOnly: false } };
const NAMED = "migration_name = (select max(migration_name) from _prisma_migrations)";

afterEach(async () => {
  await asOwner(`create table if not exists kept as select * from _prisma_migrations`);
  await asOwner(`delete from _prisma_migrations; insert into _prisma_migrations select * from kept`);
});

test("well, also when a newer program has been here: one machine after the other can be renewed", async () => {
  await asOwner("create table kept as select * from _prisma_migrations");
  expect(await told(ready())).toEqual(WELL);
  await asOwner(
    "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('n', 'n', '29990101_tomorrow', now())",
  );
  expect(await told(ready())).toEqual({ ...WELL, body: { ...WELL.body, migrations: "newer" } });
});

test.each([
  ["is older than the program", `delete from _prisma_migrations where ${NAMED}`],
  ["was migrated with another text", `update _prisma_migrations set checksum = 'x' where ${NAMED}`],
  ["was migrated by half", `update _prisma_migrations set finished_at = null where ${NAMED}`],
])("not ready while the schema %s", async (_what, spoil) => {
  await asOwner(spoil);
  expect(await told(ready())).toEqual({
    status: 503,
    retryAfter: "30",
    body: { status: "unavailable", database: "ok", migrations: "unfit" },
  });
});

test("ready for reading while the database takes no writes, and says so", async () => {
  const database = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  // What is set for a database holds for new connections.
  const connections =
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'countersign health' and datname = current_database()";
  await asOwner(`alter database ${database} set default_transaction_read_only = on; ${connections}`);
  await expect.poll(() => told(ready()), { timeout: 10_000 }).toEqual({ ...WELL, body: { ...WELL.body, readOnly: true } });
  await asOwner(
    `set transaction_read_only = off; alter database ${database} reset default_transaction_read_only; ${connections}`,
  );
  await expect.poll(() => told(ready()), { timeout: 10_000 }).toEqual(WELL);
});

test("the ledger is told to be behind when an entry has waited for more than a minute", async () => {
  await sealAll();
  expect(await told(health())).toMatchObject({ status: 200, body: { status: "ok", ledger: "sealed" } });
  const unit = await aUnit();
  await tamper("ledger_event", "update ledger_event set recorded_at = recorded_at - interval '61 seconds' where subject = $1", [
    unit,
  ]);
  expect(await told(health())).toMatchObject({ status: 200, body: { status: "ok", ledger: "behind" } });
});

test("two hundred who ask at once are all told, by one asking, while every connection that serves people is taken and more wait", async () => {
  const pools = [writerPool(), readerPool()];
  const probes = vi.spyOn(pg.Pool.prototype, "connect");
  onTestFinished(() => probes.mockRestore());
  const taken = await Promise.all(pools.flatMap((pool) => Array.from({ length: pool.options.max }, () => pool.connect())));
  const waiting = pools.map((pool) => pool.connect());
  try {
    expect(pools.map(({ waitingCount }) => waitingCount)).toEqual([1, 1]);
    probes.mockClear();
    for (const ask of [health, ready]) {
      const answers = await Promise.all(Array.from({ length: 200 }, () => ask()));
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    }
    const asked = probes.mock.contexts.map((pool) => (pool as pg.Pool).options.application_name);
    expect(new Set(asked)).toEqual(new Set(["countersign health"]));
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(pools.map(({ waitingCount }) => waitingCount)).toEqual([1, 1]);
  } finally {
    for (const client of taken) client.release();
    for (const client of await Promise.all(waiting)) client.release();
  }
});
