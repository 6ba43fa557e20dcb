// What an undo of an import takes back: the records it brought in that nobody has worked on since.
import type { Actor } from "#lib/access/actor";
import { isWithin } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { ImportRecord } from "#lib/imports/schema";
import { importUnits } from "#lib/imports/store";

/** What imports do to a record, which is nobody's work on it. */
const OF_IMPORTS = ["model.imported", "model.import_updated", "model.import_undone"];

/**
 * Whether somebody worked on model m after this import brought it in. Every change and every refused attempt has an event; those of
 * imports do not count.
 */
export const touchedSince = (importId: string): Sql => sql`exists (
  select from ledger_event own join ledger_event e on e.model_id = own.model_id and e.at >= own.at and e.id <> own.id
  where own.model_id = m.id and own.event in ('model.imported', 'model.import_updated') and own.change ->> 'importId' = ${importId}
    and e.event <> all(${OF_IMPORTS}::text[]))`;

/** Records this import brought in that stand where the caller may import, as they have not been taken back yet. */
export const broughtIn = (importId: string, actor: Actor): Sql =>
  sql`m.import_id = ${importId} and m.archive_reason is distinct from 'import_undone' and ${isWithin(sql`m.unit_id`, importUnits(actor))}`;

type Counts = { archives: number; leaves: number };

/** How many records an undo would archive now, and how many it would leave. */
export async function broughtCounts(db: Pick<ReadDb, "$queryRaw">, importId: string, actor: Actor): Promise<Counts> {
  const [found] = await db.$queryRaw<Counts[]>(sql`
    select count(*) filter (where not touched)::int as archives, count(*) filter (where touched)::int as leaves
    from (select ${touchedSince(importId)} as touched from model m where ${broughtIn(importId, actor)}) brought`);
  return found ?? { archives: 0, leaves: 0 };
}

/** What an undo would do; null when there is nothing to undo. */
export async function undoCounts(
  db: Pick<ReadDb, "$queryRaw">,
  { id, mode, state }: Pick<ImportRecord, "id" | "mode" | "state">,
  actor: Actor,
): Promise<Counts | null> {
  if (mode !== "import" || (state !== "done" && state !== "failed")) return null;
  const counts = await broughtCounts(db, id, actor);
  return counts.archives > 0 ? counts : null;
}
