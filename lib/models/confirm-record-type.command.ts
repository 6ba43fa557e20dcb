import { command } from "#lib/core/operation";
import { mayNotConfirmRecord } from "#lib/models/owner.rules";
import { ConfirmRecordTypeInput, ModelRecord } from "#lib/models/schema";
import { holdModel, modelRecord, refuseIf } from "#lib/models/store";

export const confirmRecordType = command({
  id: "confirmRecordType",
  summary: "Confirm, as a second-line person, that a record is no model",
  http: "POST /models/{modelId}/record-type/confirmation",
  permission: "record:confirm",
  scope: ({ modelId }) => ({ model: modelId }),
  event: "model.record_type_confirmed",
  input: ConfirmRecordTypeInput,
  output: ModelRecord,

  load: (db, { modelId }) => holdModel(db, modelId),
  decide: ({ recordType, recordTypeBy, recordTypeConfirmedBy, ownerId }, { modelId }, { actor, place }) => {
    const said = { recordType, by: recordTypeBy, confirmedBy: recordTypeConfirmedBy, ownerId, authorIds: place?.authorIds ?? [] };
    refuseIf("refused", [mayNotConfirmRecord(said, actor.id)]);
    return { id: modelId, recordTypeConfirmedBy: actor.id };
  },
  save: async (db, { id, ...confirmed }, _state, { now }) => {
    await db.model.update({ where: { id }, data: { ...confirmed, revision: { increment: 1 }, updatedAt: now } });
    return modelRecord(db, id);
  },
});
