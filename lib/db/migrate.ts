// Applies prisma/migrations in order, beside people at work, and keeps Prisma's own bookkeeping, so the stock `prisma migrate deploy`
// can take over.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isOutside, type Migration, migrationState, migrationsIn } from "#lib/db/migration-state";

/** Any two runs on one database wait for each other on this key, the one Prisma takes too. */
export const MIGRATION_LOCK = 72707369;

/**
 * Whoever comes after a statement that waits for a table waits too. So it gives way after this time, and sooner than the server
 * looks for deadlocks (a second), which might end the work of somebody else instead.
 */
const LOCK_WAIT_MS = 500;
const PAUSE_MAX_MS = 3_000;
const PATIENCE_MS = 300_000;
/** Between two looks whether another run has ended. */
const TURN_PAUSE_MS = 200;
/** lock_not_available, deadlock_detected */
const GAVE_WAY = ["55P03", "40P01"];

/**
 * Every command about a model takes the model's turn first (lib/db/lock.ts). So does a migration, for all of them: nobody who writes
 * holds one table that it changes and waits for another. Readers pass.
 */
const TURN = "do $$ begin if to_regclass('model') is not null then lock table model in exclusive mode; end if; end $$";

const BOOKKEEPING = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

export class MigrationFault extends Error {}

/** What is still to be applied. Throws when the database knows a migration this code does not, or knows it with other text. */
const pending = async (client: pg.Client, known: readonly Migration[]): Promise<Migration[]> => {
  const { missing, unknown, changed, unfinished } = await migrationState(client, known);
  if (unknown[0])
    throw new MigrationFault(
      `The database is newer than this program: it has the migration ${unknown[0]}. Start the newer program.`,
    );
  if (changed[0]) throw new MigrationFault(`The migration ${changed[0]} was changed after it was applied.`);
  if (unfinished[0])
    throw new MigrationFault(`The migration ${unfinished[0]} failed halfway. See its log in _prisma_migrations.`);
  return missing;
};

/** All or nothing: killed anywhere in it, the database has nothing of it. */
const applyInside = async (client: pg.Client, { name, sql, checksum }: Migration) => {
  await client.query("begin");
  try {
    await client.query(`set local lock_timeout = ${LOCK_WAIT_MS}`);
    await client.query(TURN);
    await client.query(sql);
    await client.query(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
};

/** Statement by statement. Killed in it, it is begun again with the first one. */
const applyOutside = async (client: pg.Client, { name, sql, checksum }: Migration) => {
  await client.query("delete from _prisma_migrations where migration_name = $1 and finished_at is null", [name]);
  await client.query("insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)", [
    randomUUID(),
    checksum,
    name,
  ]);
  for (const statement of sql.split(/;\s*$/m).filter((part) => part.trim() !== "")) await client.query(statement);
  await client.query(
    "update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where migration_name = $1 and finished_at is null",
    [name],
  );
};

const fault = (name: string, error: unknown, gaveWay: boolean) =>
  new MigrationFault(
    gaveWay
      ? `The migration ${name} was undone: for ${PATIENCE_MS / 60_000} minutes somebody held a table it changes. Start again when less is going on.`
      : `The migration ${name} failed and was undone: ${error instanceof Error ? error.message : String(error)}`,
  );

/** Tries again, after a growing random pause, for as long as others hold what it needs. */
const apply = async (client: pg.Client, migration: Migration, once = isOutside(migration) ? applyOutside : applyInside) => {
  const end = Date.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(client, migration);
    } catch (error) {
      const gaveWay = GAVE_WAY.includes((error as { code?: string }).code ?? "");
      if (!gaveWay || Date.now() > end) throw fault(migration.name, error, gaveWay);
      await sleep(Math.random() * Math.min(PAUSE_MAX_MS, 100 * 2 ** attempt));
    }
  }
};

/** Waits between statements, not in one: an index that is built beside people at work waits for every statement that has begun. */
const alone = async (client: pg.Client) => {
  for (;;) {
    const { rows } = await client.query<{ ours: boolean }>("select pg_try_advisory_lock($1) as ours", [MIGRATION_LOCK]);
    if (rows[0]?.ours) return;
    await sleep(TURN_PAUSE_MS);
  }
};

/**
 * Brings the database at `ownerUrl` to the schema of this code, each migration in a transaction of its own.
 * Two processes may call it at once. Returns the names that were applied. Throws MigrationFault with one sentence.
 */
export async function migrate(ownerUrl: string, dir?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "countersign migrations" });
  await client.connect();
  try {
    // A statement whose process was killed ends with it, where the server can tell.
    await client.query("set client_connection_check_interval = '1s'").catch(() => undefined);
    await alone(client);
    await client.query(BOOKKEEPING);
    const due = await pending(client, migrationsIn(dir));
    for (const migration of due) await apply(client, migration);
    return due.map((m) => m.name);
  } finally {
    await client.end();
  }
}
