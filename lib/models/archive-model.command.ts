import { modelsVisibleTo } from "#lib/access/scope";
import { command } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { ArchiveModelInput, ModelRecord } from "#lib/models/schema";
import { holdModel, modelRecord, refuseIf } from "#lib/models/store";
import { archiveFaults } from "#lib/models/version.rules";

export const archiveModel = command({
  id: "archiveModel",
  summary: "Put a record away that should not be in the list; nothing is destroyed",
  http: "POST /models/{modelId}/archival",
  permission: "model:govern",
  scope: ({ modelId }) => ({ model: modelId }),
  event: "model.archived",
  input: ArchiveModelInput,
  output: ModelRecord,

  load: async (db, { modelId, duplicateOf }, { actor }) => {
    const held = await holdModel(db, modelId);
    const kept = await db.$queryRaw<{ archived: boolean }[]>(sql`
      select m.archived_at is not null as archived from model m where m.id = ${duplicateOf ?? null} and ${modelsVisibleTo(actor)}`);
    return { held, kept: kept[0] ?? null };
  },
  decide: ({ held, kept }, { modelId, reason, duplicateOf }) => {
    refuseIf("refused", archiveFaults(held, { reason, duplicateOf }, kept));
    return { id: modelId, archiveReason: reason, duplicateOfId: duplicateOf ?? null };
  },
  save: async (db, { id, ...archived }, _state, { now }) => {
    await db.model.update({ where: { id }, data: { ...archived, archivedAt: now, revision: { increment: 1 }, updatedAt: now } });
    return modelRecord(db, id);
  },
});
