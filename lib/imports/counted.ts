// Sums over the records of an import, asked of the database.
import type { Actor } from "#lib/access/actor";
import { isWithin, modelsVisibleTo } from "#lib/access/scope";
import { dayIn } from "#lib/core/calendar.rules";
import type { Context } from "#lib/core/operation";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { Absent, HeldImport } from "#lib/imports/import-state.schema";
import { Mapping } from "#lib/imports/mapping.schema";
import { importUnits, recordsWithin } from "#lib/imports/store";

type Raw = Pick<ReadDb, "$queryRaw">;

/** Absent records named with an import; however many there are, all are counted. */
const NAMED = 1_000;

/** Of an import: records of its source in the importer's units. Of a comparison: whatever it is about. */
const population = ({ mode, source, options }: HeldImport, actor: Actor): Sql =>
  mode === "compare"
    ? sql`${modelsVisibleTo(actor)} and ${recordsWithin(options.compareIn)}`
    : sql`m.source = ${source} and ${isWithin(sql`m.unit_id`, importUnits(actor))}`;

const dayOf = ({ mapping, requestedAt }: HeldImport, zone: string): string => {
  const { as_of: asOf } = Mapping.parse(mapping);
  return asOf ?? dayIn(requestedAt, zone);
};

/** Records that no row of the file means, not even one that was turned away. They are told, never archived by an import. */
export async function absentRecords(
  db: Raw,
  held: HeldImport,
  { actor, zone }: Pick<Context, "actor" | "zone">,
): Promise<Absent> {
  const [found] = await db.$queryRaw<{ count: number; ids: string[] }[]>(sql`
    with absent as (
      select m.id, m.name from model m where m.archived_at is null and ${population(held, actor)}
        and not exists (select from import_row r where r.import_id = ${held.id} and r.model_id = m.id))
    select count(*)::int as count, array(select id from absent order by lower(name), id limit ${NAMED}) as ids from absent`);
  return { on: dayOf(held, zone), count: found?.count ?? 0, ids: found?.ids ?? [] };
}

/** Records of this import that the file calls in use and that are approved here. */
export async function approvedRecords(db: Raw, importId: string): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>(sql`
    select count(*)::int as count from import_row r join model m on m.id = r.model_id join listed_model l on l.model_id = m.id
    where r.import_id = ${importId} and r.outcome <> 'rejected' and m.claimed_stage in ('in_production', 'restricted') and l.approval = 'approved'`);
  return found?.count ?? 0;
}
