// What a command of an import reads before it decides.
import { type Actor, reachOf } from "#lib/access/actor";
import { grantsOf } from "#lib/access/permissions";
import type { Reach } from "#lib/access/reach.rules";
import { isWithin } from "#lib/access/scope";
import { Refusal, reason } from "#lib/core/errors";
import { lockUnit } from "#lib/db/lock";
import { type Sql, sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import { HeldImport } from "#lib/imports/import-state.schema";
import type { Node } from "#lib/imports/units.rules";

/** Units in which this person may import: a record that stands elsewhere is not theirs to change. */
export const importUnits = (actor: Actor): Reach => reachOf(actor, grantsOf("import:run").roles);

/** Takes the import's turn and reads it. Two jobs of one import, and two imports of one source, come one after the other. */
export async function holdImport(db: WriteDb, importId: string): Promise<HeldImport> {
  const [row] = await db.$queryRaw<unknown[]>(sql`
    select id, requested_by as "requestedBy", source, sha256, mapping, options, mode, unit_id as "unitId", state, rows, done, summary,
      requested_at as "requestedAt", undone_at as "undoneAt", created, updated, unchanged, rejected, kept
    from import where id = ${importId} for update`);
  if (!row) throw new Refusal("notFound", reason("not_found"));
  const held = HeldImport.parse(row);
  await db.$queryRaw(sql`select pg_advisory_xact_lock(hashtextextended(${`import of ${held.source}`}, 0))::text`);
  return held;
}

/** Records of a unit and everything below it, on model m; without one all of them. */
export const recordsWithin = (unitId: string | null): Sql =>
  unitId === null
    ? sql`true`
    : sql`m.unit_id in (with recursive below as (select id from business_unit where id = ${unitId}
        union select b.id from business_unit b join below on b.parent_id = below.id) select id from below)`;

/** Units right below `parentId` by these names, in lower case. Until the commit nobody else makes one there. */
export async function holdUnitsBelow(db: WriteDb, parentId: string, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  await lockUnit(db, parentId);
  const rows = await db.$queryRaw<{ id: string; name: string }[]>(sql`
    select id, lower(name) as name from business_unit where parent_id = ${parentId} and lower(name) = any(${[...names]}::text[])`);
  return new Map(rows.map(({ id, name }) => [name, id]));
}

export const readUnits = (db: WriteDb, reach: Reach): Promise<Node[]> =>
  db.$queryRaw<Node[]>(
    sql`select id, name, parent_id as "parentId" from business_unit where ${isWithin(sql`id`, reach)} order by name, id`,
  );

/** What this person uploaded under this SHA-256 in the last 24 hours; null when it was somebody else, or nobody. */
export async function uploadedBy(
  db: Pick<WriteDb, "$queryRaw">,
  sha256: string,
  personId: string,
): Promise<{ size: number; name: string } | null> {
  const [row] = await db.$queryRaw<{ size: number; name: string }[]>(sql`
    select size::float8 as size, name from upload
    where sha256 = ${sha256} and person_id = ${personId} and created_at > product_clock() - interval '24 hours'`);
  return row ?? null;
}
