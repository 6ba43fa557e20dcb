import { reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { ModelRecord, UnarchiveModelInput } from "#lib/models/schema";
import { holdModel, modelRecord, refuseIf } from "#lib/models/store";

export const unarchiveModel = command({
  id: "unarchiveModel",
  summary: "Take a record out of the archive again",
  http: "DELETE /models/{modelId}/archival",
  permission: "model:govern",
  scope: ({ modelId }) => ({ model: modelId }),
  event: "model.unarchived",
  input: UnarchiveModelInput,
  output: ModelRecord,

  load: (db, { modelId }) => holdModel(db, modelId),
  decide: (held, { modelId }) => {
    refuseIf("refused", [held.archivedAt === null ? reason("model.not_archived") : null]);
    return { id: modelId, archivedAt: null, archiveReason: null, duplicateOfId: null };
  },
  save: async (db, { id, ...restored }, _state, { now }) => {
    await db.model.update({ where: { id }, data: { ...restored, revision: { increment: 1 }, updatedAt: now } });
    return modelRecord(db, id);
  },
});
