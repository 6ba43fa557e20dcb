// The runner of migrations on a database of its own: what gives way, what is begun again, what is refused.
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { MigrationFault, migrate } from "#lib/db/migrate";
import { asOwner } from "#lib/test/database";

async function anEmptyDatabase(): Promise<{ url: string; query: (text: string) => Promise<pg.QueryResult["rows"]> }> {
  const name = `m_${randomUUID().replaceAll("-", "")}`;
  await asOwner(`create database ${name}`);
  const url = (process.env.DATABASE_OWNER_URL ?? "").replace(/[^/]+$/, name);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return { url, query: async (text) => (await client.query(text)).rows };
}

function migrationsOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "countersign-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, sql] of Object.entries(files)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

const TABLE = {
  "1_table": "create table thing (id int primary key, name text); insert into thing select n from generate_series(1, 100) n;",
};
const INDEX =
  "-- outside a transaction\ndrop index concurrently if exists thing_name;\ncreate unique index concurrently thing_name on thing (name);\n";
const indexes = "select indisvalid as valid from pg_index where indexrelid = to_regclass('thing_name')";

test("a migration that changes a table somebody holds gives way, again and again, and comes in when it is free", async () => {
  const { url, query } = await anEmptyDatabase();
  await migrate(url, migrationsOf(TABLE));
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query("begin; select count(*) from thing");
  const migrating = migrate(url, migrationsOf({ ...TABLE, "2_column": "alter table thing add column more text" }));
  const waits = async () =>
    (
      await query(
        "select a.pid from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted",
      )
    ).length;
  // Twice it waits, and in between it does not.
  for (const waiting of [1, 0, 1, 0]) await expect.poll(waits, { interval: 10, timeout: 20_000 }).toBe(waiting);
  await holder.query("commit");
  await holder.end();
  expect(await migrating).toEqual(["2_column"]);
});

test("outside a transaction: what broke off is begun again, and not taken for done", async () => {
  const { url, query } = await anEmptyDatabase();
  const folder = migrationsOf({ ...TABLE, "2_index": INDEX });
  await migrate(url, migrationsOf(TABLE));
  await query("update thing set name = case when id < 3 then 'twice' else id::text end");
  const failed = await migrate(url, folder).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(MigrationFault);
  expect(await query(indexes)).toEqual([{ valid: false }]);
  await query("update thing set name = id::text");
  expect(await migrate(url, folder)).toEqual(["2_index"]);
  expect(await query(indexes)).toEqual([{ valid: true }]);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await query("select migration_name from _prisma_migrations where finished_at is not null order by 1")).toEqual([
    { migration_name: "1_table" },
    { migration_name: "2_index" },
  ]);
});

test("two runs at once: an index that waits for everything that has begun does not wait for the run that waits for it", async () => {
  const { url, query } = await anEmptyDatabase();
  const folder = migrationsOf({ ...TABLE, "2_index": INDEX });
  // Somebody who reads keeps the index from its end until both runs are there.
  await migrate(url, migrationsOf(TABLE));
  await query("update thing set name = id::text");
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query("begin isolation level repeatable read; select count(*) from thing");
  const runs = [migrate(url, folder), migrate(url, folder)];
  const running = async () =>
    (
      await query(
        "select pid from pg_stat_activity where datname = current_database() and application_name = 'countersign migrations'",
      )
    ).length;
  await expect.poll(running, { interval: 10, timeout: 20_000 }).toBe(2);
  await query("select pg_sleep(1.5)");
  await holder.query("commit");
  await holder.end();
  expect((await Promise.all(runs)).flat()).toEqual(["2_index"]);
  expect(await query(indexes)).toEqual([{ valid: true }]);
});

test("a migration whose text was changed after it was applied is refused, and nothing is applied", async () => {
  const { url, query } = await anEmptyDatabase();
  await migrate(url, migrationsOf(TABLE));
  const changed = migrate(url, migrationsOf({ "1_table": `${TABLE["1_table"]} `, "2_more": "create table more (id int)" }));
  await expect(changed).rejects.toThrow("The migration 1_table was changed after it was applied.");
  expect(await query("select to_regclass('more') as more")).toEqual([{ more: null }]);
});
