// Applies prisma/migrations in order and keeps Prisma's own bookkeeping, so the stock `prisma migrate deploy` can take over.
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** Any two runs on one database wait for each other on this key, the one Prisma takes too. */
export const MIGRATION_LOCK = 72707369;

const BOOKKEEPING = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

type Migration = { name: string; sql: string; checksum: string };

export class MigrationFault extends Error {}

const migrations = (dir: string): Migration[] =>
  readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(dir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** What is still to be applied. Throws when the database knows a migration this code does not, or knows it with other text. */
const pending = async (client: pg.Client, known: Migration[]): Promise<Migration[]> => {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null order by migration_name",
  );
  const byName = new Map(known.map((m) => [m.name, m]));
  for (const row of rows) {
    const migration = byName.get(row.migration_name);
    if (!migration)
      throw new MigrationFault(
        `The database is newer than this program: it has the migration ${row.migration_name}. Start the newer program.`,
      );
    if (migration.checksum !== row.checksum)
      throw new MigrationFault(`The migration ${row.migration_name} was changed after it was applied.`);
    if (!row.finished_at)
      throw new MigrationFault(`The migration ${row.migration_name} failed halfway. See its log in _prisma_migrations.`);
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  return known.filter((m) => !applied.has(m.name));
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
export async function migrate(ownerUrl: string, dir = join(process.cwd(), "prisma", "migrations")): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(BOOKKEEPING);
    const due = await pending(client, migrations(dir));
    for (const migration of due) await apply(client, migration);
    return due.map((m) => m.name);
  } finally {
    await client.end();
  }
}
