import type { Actor } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import { batch, type Each } from "#lib/core/operation";
import { readProgress } from "#lib/core/progress";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import { IMPORT_UNDONE } from "#lib/imports/apply.rules";
import { holdImport } from "#lib/imports/store";
import { archiveBrought, restoreChanged } from "#lib/imports/take-back";
import { UndoImportInput, Undone } from "#lib/imports/undo.schema";
import { notYetUndone, type Undoable, undoableCounts } from "#lib/imports/undoable";

/** Records one act takes back: what fits into a transaction. With more the act is repeated until none is left. */
const AT_ONCE = 5_000;

/** Records of the import nobody has worked on since, locked in one order. */
async function holdUndoable(db: WriteDb, importId: string, actor: Actor): Promise<Undoable[]> {
  const found = await db.$queryRaw<Undoable[]>(sql`
    select u.id from (${notYetUndone(importId, actor)}) u where u.why is null order by u.id limit ${AT_ONCE}`);
  const ids = found.map(({ id }) => id);
  // Locked first and judged after: whoever waited for a turn judges what the one before left.
  await db.$queryRaw(sql`select 1 from model m where m.id = any(${ids}::text[]) order by m.id for update`);
  return db.$queryRaw<Undoable[]>(sql`
    select u.* from (${notYetUndone(importId, actor, sql`m.id = any(${ids}::text[])`)}) u where u.why is null order by u.id`);
}

/** The event of one record: it goes to the archive, or gets back what stood there before the change that `restores` names. */
const undoneOf = (importId: string, { id, eventId }: Undoable): Each => ({
  modelId: id,
  event: "model.import_undone",
  change: { importId, ...(eventId === null ? { archiveReason: IMPORT_UNDONE } : { restores: eventId }) },
});

export const undoImport = batch({
  id: "undoImport",
  summary:
    "Archive what an import brought in, and give what it changed its former values back, where nobody has worked on it since",
  http: "POST /imports/{importId}/undo",
  permission: "import:run",
  scope: ({ importId }) => ({ import: importId }),
  event: "import.undone",
  input: UndoImportInput,
  output: Undone,

  load: async (db, { importId }, { actor }) => {
    const held = await holdImport(db, importId);
    const isStopped = ["done", "failed"].includes(held.state) || (await readProgress(db, importId))?.error != null;
    return {
      held,
      isStopped,
      taken: await holdUndoable(db, importId, actor),
      counts: await undoableCounts(db, importId, actor),
    };
  },
  decide: ({ held, isStopped, taken, counts }) => {
    if (!isStopped) throw new Refusal("refused", reason("import.still_running"));
    if (held.mode !== "import" || taken.length === 0) throw new Refusal("refused", reason("import.nothing_to_undo"));
    const archived = taken.filter(({ eventId }) => eventId === null).length;
    return {
      change: {
        id: held.id,
        archived,
        restored: taken.length - archived,
        left: counts.leaves,
        remaining: counts.archives + counts.restores - taken.length,
      },
      each: taken.map((record) => undoneOf(held.id, record)),
    };
  },
  save: async (db, change, _each, { taken }, { now }) => {
    const brought = taken.filter(({ eventId }) => eventId === null);
    await archiveBrought(
      db,
      brought.map(({ id }) => id),
      now,
    );
    await restoreChanged(
      db,
      change.id,
      taken.flatMap(({ eventId }) => eventId ?? []),
      now,
    );
    await db.import.update({ where: { id: change.id }, data: { undoneAt: now } });
    return change;
  },
});
