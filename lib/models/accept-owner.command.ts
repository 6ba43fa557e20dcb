import { command } from "#lib/core/operation";
import { mayNotAccept } from "#lib/models/owner.rules";
import { AcceptOwnerInput, ModelRecord } from "#lib/models/schema";
import { holdModel, modelRecord, refuseIf } from "#lib/models/store";
import { archivedFault } from "#lib/models/version.rules";

export const acceptOwner = command({
  id: "acceptOwner",
  summary: "Say yes to being the accountable owner",
  http: "POST /models/{modelId}/owner/acceptance",
  permission: "model:accept-owner",
  scope: ({ modelId }) => ({ model: modelId }),
  event: "model.owner_accepted",
  input: AcceptOwnerInput,
  output: ModelRecord,

  load: (db, { modelId }) => holdModel(db, modelId),
  decide: (held, { modelId }, { actor }) => {
    refuseIf("refused", [
      ...archivedFault(held),
      mayNotAccept({ ownerId: held.ownerId, accepted: held.ownerAccepted }, actor.id),
    ]);
    return { id: modelId, ownerId: actor.id };
  },
  save: async (db, { id }, _state, { now }) => {
    await db.model.update({ where: { id }, data: { ownerAcceptedAt: now, revision: { increment: 1 }, updatedAt: now } });
    return modelRecord(db, id);
  },
});
