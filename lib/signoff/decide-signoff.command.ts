import { randomUUID } from "node:crypto";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockModel } from "#lib/db/lock";
import { moveOf, saveMove } from "#lib/lifecycle/move-version";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { signs } from "#lib/signoff/decision.rules";
import { loadDesk } from "#lib/signoff/desk";
import { withDrift } from "#lib/signoff/drift";
import { afterwards } from "#lib/signoff/next-signers";
import { draw, proofOf } from "#lib/signoff/proof";
import { DecideSignoffInput } from "#lib/signoff/schema";
import { decideAt } from "#lib/signoff/signature";
import { saveDecision } from "#lib/signoff/signature.store";
import { requestOfSignoff } from "#lib/signoff/store";
import { DecideSignoffOutput } from "#lib/signoff/view.schema";

export const decideSignoff = command({
  id: "decideSignoff",
  summary: "Sign, sign with conditions, return or refuse",
  http: "POST /signoffs/{signoffId}/decision",
  permission: "signoff:decide",
  keyScope: "sign",
  secrets: ["secret", "reauthentication"],
  scope: ({ signoffId }) => ({ signoff: signoffId }),
  event: "signoff.decided",
  refused: "signoff.refused",
  input: DecideSignoffInput,
  output: DecideSignoffOutput,

  load: async (db, input, { actor, now, zone, place }) => {
    await lockModel(db, place?.modelId ?? "");
    const opened = await loadDesk(db, await requestOfSignoff(db, input.signoffId), input.signoffId, actor.id);
    const desk = signs(input) ? await withDrift(db, opened) : opened;
    return {
      desk,
      proof: await proofOf(db, desk, input, actor),
      deploymentId: randomUUID(),
      ...draw(actor.name, { now, zone }),
    };
  },
  decide: ({ desk, proof, drawn, deploymentId }, { secret, email, reauthentication, signoffId, ...given }) => {
    const { people } = desk;
    const stranger = (given.conditions ?? []).findIndex(({ ownerId }) => !people.some(({ id }) => id === ownerId));
    if (stranger >= 0)
      throw new Refusal("invalid", reason("signoff.condition_owner", { path: `conditions.${stranger}.ownerId` }));
    const decided = decideAt(lifecyclePolicy(), desk, given, proof, drawn);
    const { request } = desk;
    const approved = decided.reviewed.state === "approved";
    return {
      ...decided,
      request: {
        id: request.id,
        versionId: request.versionId,
        modelId: request.modelId,
        gate: request.gate,
        transition: request.transition,
      },
      move: approved ? moveOf(request, { deploymentId, signatureId: drawn.signatureId }) : null,
      lightPath: desk.record.lightPath,
    };
  },
  save: async (db, change, { desk, printed }, { now }) => {
    await saveDecision(db, change.request, change, printed, now);
    if (change.move) await saveMove(db, change.move, now);
    return afterwards(desk, change);
  },
  about: (_saved, { signature }) => ({ subject: signature.manifest.signoffId }),
  // On the light path the approval is asked for as soon as the version is frozen.
  jobs: (_saved, { move, lightPath, request }) =>
    move && lightPath && request.transition === "T2" ? [{ job: "openLightPath", payload: { versionId: request.versionId } }] : [],
});
