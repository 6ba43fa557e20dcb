import { rolesIn } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockModel } from "#lib/db/lock";
import { lookAtGate } from "#lib/lifecycle/gate-state";
import { moveOf, saveMove } from "#lib/lifecycle/move-version";
import { voidings } from "#lib/models/material.rules";
import { openRequests, saveVoidings } from "#lib/models/void-requests";
import { policiesInForce } from "#lib/policy/in-force";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { assertRequestable } from "#lib/signoff/new-request";
import { mayCarrySignature, ownSignature, prepare } from "#lib/signoff/own-signature";
import { RequestTransitionInput } from "#lib/signoff/schema";
import { saveDecision } from "#lib/signoff/signature.store";
import { insertRequest, insertSignoffs } from "#lib/signoff/store";
import { RequestTransitionOutput } from "#lib/signoff/view.schema";

export const requestTransition = command({
  id: "requestTransition",
  summary: "Ask for the next stage of a version; sending back and rejecting act at once",
  http: "POST /versions/{versionId}/transitions",
  status: 201,
  permission: "transition:request",
  secrets: ["sign.secret", "sign.reauthentication"],
  scope: ({ versionId }) => ({ version: versionId }),
  event: "transition.requested",
  refused: "transition.refused",
  input: RequestTransitionInput,
  output: RequestTransitionOutput,

  load: async (db, input, ctx) => {
    const { actor, place } = ctx;
    const { versionId, to, note } = input;
    const modelId = place?.modelId ?? "";
    await lockModel(db, modelId);
    mayCarrySignature(actor, input.sign);
    const looked = await lookAtGate(db, { versionId, to, askerId: actor.id, deployment: input.deployment ?? null });
    const asking = { id: actor.id, roles: rolesIn(actor, looked.record.unitId), byItself: actor.via === "job", note };
    const requests = (await openRequests(db, modelId)).filter((request) => request.versionId === versionId);
    return { looked, asking, requests, ...(await prepare(db, looked, input, asking, ctx)) };
  },
  decide: ({ looked, asking, requests, ids, own, drawn, deploymentId, request }, input, { actor }) => {
    const policy = lifecyclePolicy();
    const transition = assertRequestable(policy, looked, asking);
    const { record } = looked;
    const plain = { transition: transition.id, fromStage: record.stage, toStage: transition.to, gate: transition.gate };
    const about = {
      id: ids.id,
      versionId: record.versionId,
      modelId: record.modelId,
      policyId: policy.id,
      note: input.note ?? null,
    };
    if (!request) {
      if (input.sign) throw new Refusal("invalid", reason("signoff.nothing_to_sign", { path: "sign" }));
      return {
        request: { ...about, ...plain, tier: looked.tier, state: "approved" as const, dossierHash: null, deployment: null },
        policies: null,
        signoffs: [],
        own: null,
        voided: voidings(requests, [{ path: "stage" }], actor.id),
        move: moveOf({ ...record, id: ids.id, transition: transition.id, to: transition.to, deployment: null }, null),
      };
    }
    const signed = ownSignature(policy, own, input.sign, drawn);
    return {
      request: {
        ...about,
        ...plain,
        tier: request.tier,
        state: "open" as const,
        dossierHash: request.dossierHash,
        deployment: request.deployment,
      },
      policies: policiesInForce(),
      signoffs: request.signoffs,
      own: signed,
      voided: [],
      move: signed?.reviewed.state === "approved" ? moveOf(request, { deploymentId, signatureId: drawn.signatureId }) : null,
    };
  },
  save: async (db, { request, policies, signoffs, own, voided, move }, { looked, printed }, { actor, now }) => {
    await saveVoidings(db, voided, now);
    const frozen = policies && looked.dossier ? { dossier: looked.dossier, policies } : null;
    await insertRequest(db, request, frozen, { by: actor.id, now });
    await insertSignoffs(db, request.id, signoffs, now);
    if (own && request.gate) await saveDecision(db, { ...request, gate: request.gate }, own, printed, now);
    if (move) await saveMove(db, move, now);
    const after = new Map(own?.reviewed.changes.map(({ id, state }) => [id, state]));
    return {
      ...request,
      from: request.fromStage,
      to: request.toStage,
      state: own?.reviewed.state ?? request.state,
      stage: move?.to ?? request.fromStage,
      signoffs: signoffs.map(({ id, roles, meaning, state }) => ({ id, roles, meaning, state: after.get(id) ?? state })),
    };
  },
  jobs: (_saved, { move, request }) =>
    move && request.transition === "T2" ? [{ job: "openLightPath", payload: { versionId: request.versionId } }] : [],
});
