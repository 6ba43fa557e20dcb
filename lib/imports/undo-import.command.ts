import type { Actor } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import { batch } from "#lib/core/operation";
import { readProgress } from "#lib/core/progress";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import { IMPORT_UNDONE } from "#lib/imports/apply.rules";
import { UndoImportInput, Undone } from "#lib/imports/schema";
import { holdImport } from "#lib/imports/store";
import { broughtCounts, broughtIn, touchedSince } from "#lib/imports/undoable";

/** Records one act archives: what fits into a transaction. With more the act is repeated until none is left. */
const AT_ONCE = 5_000;
/** Each takes its capture, its guards and its place in the list along, and a statement has its time (lib/db/limits.ts). */
const OF_A_STATEMENT = 500;

/** Records of the import nobody has worked on since, locked in one order. */
async function holdUntouched(db: WriteDb, importId: string, actor: Actor): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    select m.id from model m where ${broughtIn(importId, actor)} and not ${touchedSince(importId)} order by m.id limit ${AT_ONCE} for update of m`);
  return rows.map(({ id }) => id);
}

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
    return { held, isStopped, taken: await holdUntouched(db, importId, actor), counts: await broughtCounts(db, importId, actor) };
  },
  decide: ({ held, isStopped, taken, counts }) => {
    if (!isStopped) throw new Refusal("refused", reason("import.still_running"));
    if (held.mode !== "import" || taken.length === 0) throw new Refusal("refused", reason("import.nothing_to_undo"));
    const each = taken.map((modelId) => ({
      modelId,
      event: "model.import_undone" as const,
      change: { importId: held.id, archiveReason: IMPORT_UNDONE },
    }));
    return {
      change: { id: held.id, archived: taken.length, left: counts.leaves, remaining: counts.archives - taken.length },
      each,
    };
  },
  save: async (db, change, each, _state, { now }) => {
    for (let from = 0; from < each.length; from += OF_A_STATEMENT) {
      const ids = each.slice(from, from + OF_A_STATEMENT).map(({ modelId }) => modelId);
      await db.$executeRaw(sql`
        update model m set archived_at = coalesce(m.archived_at, ${now}::timestamptz), archive_reason = ${IMPORT_UNDONE},
          revision = m.revision + 1, updated_at = ${now}::timestamptz where m.id = any(${ids}::text[])`);
    }
    await db.import.update({ where: { id: change.id }, data: { undoneAt: now } });
    return change;
  },
});
