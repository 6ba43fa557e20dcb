import { command } from "#lib/core/operation";
import { ModelRecord, SetRecordTypeInput } from "#lib/models/schema";
import { holdModel, modelRecord, refuseIf } from "#lib/models/store";
import { recordTypeFaults } from "#lib/models/version.rules";

export const setRecordType = command({
  id: "setRecordType",
  summary: "Say whether a record is a model; that it is none waits for the second line",
  http: "PUT /models/{modelId}/record-type",
  permission: "model:govern",
  scope: ({ modelId }) => ({ model: modelId }),
  event: "model.record_type_set",
  input: SetRecordTypeInput,
  output: ModelRecord,

  load: (db, { modelId }) => holdModel(db, modelId),
  decide: (held, { modelId, recordType, reason }, { actor }) => {
    refuseIf("refused", recordTypeFaults(held, { recordType, reason }));
    return { id: modelId, recordType, recordTypeReason: reason ?? null, recordTypeBy: actor.id, recordTypeConfirmedBy: null };
  },
  save: async (db, { id, ...type }, _state, { now }) => {
    await db.model.update({ where: { id }, data: { ...type, revision: { increment: 1 }, updatedAt: now } });
    return modelRecord(db, id);
  },
});
