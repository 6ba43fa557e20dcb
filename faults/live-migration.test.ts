// R18: the newest migrations are applied to a database with many records while people read and write, and are killed on their way.
import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { migrate } from "#lib/db/migrate";
import { checkCatalogue } from "#lib/ledger/catalogue";
import type { FaultPoint } from "./fault-point";
import { atWork, watchLocks } from "./live-load";
import { anOutsideDatabase, query } from "./outside";
import { until } from "./processes";
import { aFolder, begin, linesOf } from "./product";

/** The oldest of the migrations that meet people at work here; whatever comes after it does too. */
const FIRST_LIVE = "20261126150000_own_work";
const MODELS = Number(process.env.LIVE_MODELS ?? 20_000);

const all = readdirSync("prisma/migrations", { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? entry.name : []))
  .sort();
// One that was written beside others may have an older name than the last of them.
const older = all.filter((name) => name < FIRST_LIVE);
const newer = all.filter((name) => name >= FIRST_LIVE);

/** The migrations an older program knew. */
function olderMigrations(): string {
  const folder = join(aFolder(), "migrations");
  mkdirSync(folder);
  for (const name of older) cpSync(join("prisma/migrations", name), join(folder, name), { recursive: true });
  return folder;
}

/** Models with a version each, without a history of their own; the triggers of the product list them. */
const FILL = `
  alter table model disable trigger ledger_capture;
  alter table model_version disable trigger ledger_capture;
  insert into business_unit (id, name, created_at) values ('root', 'Group', now());
  insert into model (id, ref, name, unit_id, shown_version_id, created_at, updated_at, salt)
    select 'm' || n, 'MDL-' || n, 'Model ' || lpad(n::text, 8, '0'), 'root', 'v' || n, now(), now(), '\\x00' from generate_series(1, ${MODELS}) n;
  insert into model_version (id, model_id, label, number, stage_since, purpose, facts, created_by, created_at)
    select 'v' || n, 'm' || n, '1.0', 1, now(), 'Orders cases', '{}', 'load', now() from generate_series(1, ${MODELS}) n;
  set constraints all immediate;
  alter table model enable always trigger ledger_capture;
  alter table model_version enable always trigger ledger_capture;
  analyze`;

const appliedOn = async (owner: string): Promise<string[]> => {
  const rows = await query<{ name: string }>(
    owner,
    "select migration_name as name from _prisma_migrations where finished_at is not null order by 1",
  );
  return rows.map(({ name }) => name);
};

const PROGRAM = "import('#lib/db/migrate').then(({ migrate }) => migrate(process.env.OWNER))";

/** The start of a newer program, as far as its migrations; with a fault it dies at that point of the migration `about`. */
function migrates(owner: string, fault?: { at: FaultPoint; about: string }) {
  const given = fault && { FAULT_POINT: fault.at, FAULT_ABOUT: fault.about };
  const armed = fault ? ["--import", "./faults/fault-point.ts"] : [];
  const child = begin([process.execPath, ...armed, "-e", PROGRAM], { OWNER: owner, ...given });
  const lines = linesOf(child);
  const ended = new Promise<{ how: NodeJS.Signals | number | null; lines: string[] }>((resolve) =>
    child.once("close", (code, signal) => resolve({ how: signal ?? code, lines })),
  );
  return { ended, kill: () => child.kill("SIGKILL") };
}

/** A report that reads for as long as it likes: a migration of its tables has to wait for it, and nobody else has to. */
async function aLongReport(owner: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  await client.query("begin; select count(*) from model_version; select count(*) from model");
  return () => client.end();
}

test(
  "people at work while the newest migrations come: none fails, none is shut out for a second, and one that is killed goes on",
  async () => {
    const addresses = await anOutsideDatabase();
    const owner = addresses.DATABASE_OWNER_URL;
    await migrate(owner, olderMigrations());
    await query(owner, FILL);
    const ids = Array.from({ length: 500 }, (_, n) => `m${Math.floor((n * MODELS) / 500) + 1}`);

    const work = atWork({ reader: addresses.DATABASE_READ_URL, writer: addresses.DATABASE_URL }, ids, 3);
    const locks = watchLocks(owner);
    const goesOn = async (what: string) => {
      const before = work.done();
      await until(what, () => work.done() > before + 20);
    };
    await goesOn("people work");

    // Killed within a statement, while it waits for a table that somebody reads; people behind it go on.
    const end = await aLongReport(owner);
    const waiting = migrates(owner);
    await until("the migration waits for its turn", async () => {
      const rows = await query(
        owner,
        "select 1 from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.application_name = 'countersign migrations'",
      );
      return rows.length > 0;
    });
    await goesOn("people work beside a migration that waits");
    waiting.kill();
    expect((await waiting.ended).how).toBe("SIGKILL");
    await end();
    expect(await appliedOn(owner)).toEqual(older);

    // Killed between two statements, before the commit and after it.
    const [first = "", second = ""] = newer;
    for (const [at, about, applied] of [
      ["migration applied", first, older],
      ["migration written", first, older],
      ["migration committed", first, [...older, first]],
      ["migration written", second, [...older, first]],
    ] as const) {
      const { how, lines } = await migrates(owner, { at, about }).ended;
      expect({ at, how }, lines.join("\n")).toEqual({ at, how: "SIGKILL" });
      expect(await appliedOn(owner)).toEqual(applied);
    }

    const resumed = await migrates(owner).ended;
    expect(resumed).toEqual({ how: 0, lines: [] });
    await goesOn("people work on the new schema");
    await work.end();
    const held = await locks.end();
    expect(work.failed).toEqual([]);
    expect(held.length).toBeGreaterThan(0);
    expect(held.filter(({ seconds }) => seconds > 1)).toEqual([]);
    expect(await appliedOn(owner)).toEqual(all);

    const pool = new pg.Pool({ connectionString: addresses.DATABASE_URL, max: 1 });
    expect(await checkCatalogue(pool)).toMatchObject({ missing: [], unexpected: [] });
    await pool.end();
    const [changed] = await query<{ n: number }>(
      owner,
      "select count(*)::int as n from ledger_event where event = 'model.revised'",
    );
    const [written] = await query<{ n: number }>(owner, "select sum(revision - 1)::int as n from model");
    expect(written?.n).toBe(changed?.n);
  },
  300_000 + MODELS,
);
