// The migrations of this program beside those the database has had.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

export type Migration = { name: string; sql: string; checksum: string };

/** The first line of a migration that PostgreSQL takes outside a transaction only; each of its statements is safe to repeat. */
const OUTSIDE = "-- outside a transaction";
export const isOutside = ({ sql }: Migration): boolean => sql.startsWith(OUTSIDE);

const OURS = join(process.cwd(), "prisma", "migrations");

/** In the order in which they are applied. */
export const migrationsIn = (dir = OURS): Migration[] =>
  readdirSync(/* turbopackIgnore: true */ dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(/* turbopackIgnore: true */ join(dir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** `unknown`: of a newer program. `changed`: applied with another text. `unfinished`: begun, not ended, and not safe to repeat. */
export type MigrationState = { missing: Migration[]; unknown: string[]; changed: string[]; unfinished: string[] };

type Applied = { name: string; checksum: string; finished: boolean };

export async function migrationState(client: pg.ClientBase, migrations: readonly Migration[]): Promise<MigrationState> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const { rows } = await client.query<Applied>(
    `select migration_name as name, checksum, finished_at is not null as finished from _prisma_migrations
     where rolled_back_at is null order by migration_name`,
  );
  const applied = new Set(rows.filter(({ finished }) => finished).map(({ name }) => name));
  const repeatable = new Set(migrations.filter(isOutside).map(({ name }) => name));
  const named = (which: (row: Applied) => boolean) => rows.filter(which).map(({ name }) => name);
  return {
    missing: migrations.filter(({ name }) => !applied.has(name)),
    unknown: named(({ name }) => !known.has(name)),
    changed: named(({ name, checksum }) => known.has(name) && known.get(name)?.checksum !== checksum),
    unfinished: named(({ name, finished }) => !finished && !repeatable.has(name)),
  };
}
