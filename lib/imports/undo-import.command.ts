import type { Actor } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import { batch } from "#lib/core/operation";
import { readProgress } from "#lib/core/progress";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import { IMPORT_UNDONE } from "#lib/imports/apply.rules";
import { UndoImportInput, Undone } from "#lib/imports/schema";
import { holdImport } from "#lib/imports/store";
import { broughtIn, touchedSince } from "#lib/imports/undoable";

type Brought = { id: string; touched: boolean };

/** The records of the import, locked in one order. */
const holdBrought = (db: WriteDb, importId: string, actor: Actor): Promise<Brought[]> =>
  db.$queryRaw<Brought[]>(sql`
    select m.id, ${touchedSince(importId)} as touched from model m where ${broughtIn(importId, actor)} order by m.id for update of m`);

export const undoImport = batch({
  id: "undoImport",
  summary: "Archive everything an import brought in that nobody has worked on since",
  http: "POST /imports/{importId}/undo",
  permission: "import:run",
  scope: ({ importId }) => ({ import: importId }),
  event: "import.undone",
  input: UndoImportInput,
  output: Undone,

  load: async (db, { importId }, { actor }) => {
    const held = await holdImport(db, importId);
    const isStopped = ["done", "failed"].includes(held.state) || (await readProgress(db, importId))?.error != null;
    return { held, isStopped, brought: await holdBrought(db, importId, actor) };
  },
  decide: ({ held, isStopped, brought }) => {
    if (held.mode !== "import") throw new Refusal("refused", reason("import.nothing_to_undo"));
    if (held.undoneAt) throw new Refusal("conflict", reason("import.undone_already"));
    if (!isStopped) throw new Refusal("refused", reason("import.still_running"));
    const taken = brought.filter(({ touched }) => !touched).map(({ id }) => id);
    if (taken.length === 0) throw new Refusal("refused", reason("import.nothing_to_undo"));
    const left = brought.filter(({ touched }) => touched).map(({ id }) => id);
    const each = taken.map((modelId) => ({
      modelId,
      event: "model.import_undone" as const,
      change: { importId: held.id, archiveReason: IMPORT_UNDONE },
    }));
    return { change: { id: held.id, archived: taken.length, left }, each };
  },
  save: async (db, { id, archived, left }, each, _state, { now }) => {
    const ids = each.map(({ modelId }) => modelId);
    await db.$executeRaw(sql`
      update model m set archived_at = coalesce(m.archived_at, ${now}::timestamptz), archive_reason = ${IMPORT_UNDONE},
        revision = m.revision + 1, updated_at = ${now}::timestamptz where m.id = any(${ids}::text[])`);
    await db.import.update({ where: { id }, data: { undoneAt: now } });
    return { id, archived, left: left.length };
  },
});
