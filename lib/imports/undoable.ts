// What an undo of an import takes back: the records it brought in that nobody has worked on since.
import type { Actor } from "#lib/access/actor";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { ImportRecord } from "#lib/imports/schema";
import { importUnits } from "#lib/imports/store";

/** Whether anything but this import has an event about model m. Every change and every refused attempt has one. */
export const touchedSince = (importId: string): Sql => sql`exists (
  select from ledger_event e where e.model_id = m.id
    and not (e.event in ('model.imported', 'model.import_updated') and e.change ->> 'importId' = ${importId}))`;

/** Records this import brought in that stand where the caller may import, as they have not been taken back yet. */
export const broughtIn = (importId: string, actor: Actor): Sql =>
  sql`m.import_id = ${importId} and m.archive_reason is distinct from 'import_undone' and m.unit_id = any(${importUnits(actor)}::text[])`;

/** How many records an undo would archive now, and how many it would leave; null when there is nothing to undo. */
export async function undoCounts(
  db: Pick<ReadDb, "$queryRaw">,
  { id, mode, state, undoneAt }: Pick<ImportRecord, "id" | "mode" | "state" | "undoneAt">,
  actor: Actor,
): Promise<{ archives: number; leaves: number } | null> {
  if (mode !== "import" || undoneAt || (state !== "done" && state !== "failed")) return null;
  const [found] = await db.$queryRaw<{ archives: number; leaves: number }[]>(sql`
    select count(*) filter (where not touched)::int as archives, count(*) filter (where touched)::int as leaves
    from (select ${touchedSince(id)} as touched from model m where ${broughtIn(id, actor)}) brought`);
  return found && found.archives > 0 ? found : null;
}
