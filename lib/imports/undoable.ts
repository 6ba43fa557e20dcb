// What an undo of an import takes back: records it brought in go to the archive, and records it changed get back what stood there
// before, where nobody has worked on them since.
import type { Actor } from "#lib/access/actor";
import { isWithin } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { changedBy, OF_IMPORTS, whyChangedStays } from "#lib/imports/changed-records";
import type { ImportRecord } from "#lib/imports/schema";
import { importUnits } from "#lib/imports/store";
import type { WhyLeft } from "#lib/imports/undo.schema";

/**
 * Whether somebody worked on model m after this import brought it in. Every change and every refused attempt has an event; those of
 * imports do not count.
 */
const touchedSince = (importId: string): Sql => sql`exists (
  select from ledger_event own join ledger_event e on e.model_id = own.model_id and e.at >= own.at and e.id <> own.id
  where own.model_id = m.id and own.event in ('model.imported', 'model.import_updated') and own.change ->> 'importId' = ${importId}
    and e.event <> all(${OF_IMPORTS}::text[]))`;

/** A record of an import: with the event of its change when it was here before, and with why an undo leaves it, if it does. */
export type Undoable = { id: string; eventId: string | null; why: WhyLeft | null };

/** Records this import brought in or changed; `where` narrows model m. */
export const undoable = (importId: string, where: Sql): Sql => sql`
  select m.id, null as "eventId", case when ${touchedSince(importId)} then 'worked_on' end as why
  from model m where m.import_id = ${importId} and ${where}
  union all
  select m.id, own.id as "eventId", ${whyChangedStays} as why from ${changedBy(importId)} and ${where}`;

/** Records in the caller's units that have not been taken back yet. */
export const notYetUndone = (importId: string, actor: Actor, where: Sql = sql`true`): Sql =>
  undoable(
    importId,
    sql`m.archive_reason is distinct from 'import_undone' and ${isWithin(sql`m.unit_id`, importUnits(actor))} and ${where}`,
  );

type Counts = { archives: number; restores: number; leaves: number };

/** How many records an undo would archive now, how many it would give their former values back, and how many it would leave. */
export async function undoableCounts(db: Pick<ReadDb, "$queryRaw">, importId: string, actor: Actor): Promise<Counts> {
  const [found] = await db.$queryRaw<Counts[]>(sql`
    select count(*) filter (where u.why is null and u."eventId" is null)::int as archives,
      count(*) filter (where u.why is null and u."eventId" is not null)::int as restores, count(u.why)::int as leaves
    from (${notYetUndone(importId, actor)}) u`);
  return found ?? { archives: 0, restores: 0, leaves: 0 };
}

/** What an undo would do; null when there is nothing to undo. */
export async function undoCounts(
  db: Pick<ReadDb, "$queryRaw">,
  { id, mode, state }: Pick<ImportRecord, "id" | "mode" | "state">,
  actor: Actor,
): Promise<Counts | null> {
  if (mode !== "import" || (state !== "done" && state !== "failed")) return null;
  const counts = await undoableCounts(db, id, actor);
  return counts.archives + counts.restores > 0 ? counts : null;
}
