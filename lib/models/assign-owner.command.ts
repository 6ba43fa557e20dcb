import { command } from "#lib/core/operation";
import { namedPeople } from "#lib/models/named-people";
import { fallen, ownerEdit } from "#lib/models/revise.rules";
import { AssignOwnerInput, ModelRecord } from "#lib/models/schema";
import { holdModel, modelRecord, personAt, refuseIf } from "#lib/models/store";
import { archivedFault } from "#lib/models/version.rules";
import { openRequests, saveVoidings } from "#lib/models/void-requests";

export const assignOwner = command({
  id: "assignOwner",
  summary: "Name the accountable owner of a model",
  http: "PUT /models/{modelId}/owner",
  permission: "model:assign-owner",
  scope: ({ modelId }) => ({ model: modelId }),
  event: "model.owner_assigned",
  input: AssignOwnerInput,
  output: ModelRecord,

  load: async (db, { modelId, ownerEmail }) => {
    const held = await holdModel(db, modelId);
    const named = (await namedPeople(db, [ownerEmail], held.unitId))[ownerEmail] ?? null;
    return { held, named, requests: await openRequests(db, modelId) };
  },
  decide: ({ held, named, requests }, { modelId }, ctx) => {
    const person = personAt(ctx, held.unitId);
    const { owner, unfit, refused } = ownerEdit(held, named, person);
    refuseIf("invalid", [unfit]);
    refuseIf("refused", [...archivedFault(held), refused]);
    const edits = { content: null, versionId: null, changed: {}, owner, unitId: null };
    return { id: modelId, owner, before: held.ownerId, voided: fallen(requests, edits, person.id) };
  },
  save: async (db, { id, owner, voided }, _state, { now }) => {
    const owned = owner && { ownerId: owner.id, ownerAcceptedAt: owner.accepted ? now : null, revision: { increment: 1 } };
    if (owned) await db.model.update({ where: { id }, data: { ...owned, updatedAt: now } });
    const fell = await saveVoidings(db, voided, now);
    return { ...(await modelRecord(db, id)), voided: fell };
  },
});
