// Applies prisma/migrations in order and keeps Prisma's own bookkeeping, so the stock `prisma migrate deploy` can take over.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { type Migration, migrationState, migrationsIn } from "#lib/db/migration-state";

/** Any two runs on one database wait for each other on this key, the one Prisma takes too. */
export const MIGRATION_LOCK = 72707369;

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

const apply = async (client: pg.Client, migration: Migration) => {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)",
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new MigrationFault(
      `The migration ${migration.name} failed and was undone: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

/**
 * Brings the database at `ownerUrl` to the schema of this code, each migration in a transaction of its own.
 * Two processes may call it at once. Returns the names that were applied. Throws MigrationFault with one sentence.
 */
export async function migrate(ownerUrl: string, dir?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(BOOKKEEPING);
    const due = await pending(client, migrationsIn(dir));
    for (const migration of due) await apply(client, migration);
    return due.map((m) => m.name);
  } finally {
    await client.end();
  }
}
