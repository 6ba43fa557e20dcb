import { randomUUID } from "node:crypto";
import { mayAttach } from "#lib/checklist/answering.rules";
import { askedNow, closedReasons, placeOf, unanswered, withAnswers } from "#lib/checklist/change.rules";
import { claimsOn } from "#lib/checklist/claim.schema";
import { SetAsideClaimInput } from "#lib/checklist/input.schema";
import { keptAnswer } from "#lib/checklist/lines.rules";
import { itemOf } from "#lib/checklist/present";
import { ControlRecord } from "#lib/checklist/schema";
import { controlOf, holdChecklist, personIn, refuse } from "#lib/checklist/store";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { controlLibrary } from "#lib/policy/load";

export const setAsideClaim = command({
  id: "setAsideClaim",
  summary: "Set aside what an imported file says about a control: it is kept, and shown no more",
  http: "POST /versions/{versionId}/checklist/{controlId}/claim/set-aside",
  permission: "control:answer",
  scope: ({ versionId }) => ({ version: versionId }),
  event: "claim.set_aside",
  input: SetAsideClaimInput,
  output: ControlRecord,

  load: async (db, { controlId }, ctx) => ({
    id: randomUUID(),
    control: controlOf(controlId),
    ...(await holdChecklist(db, ctx)),
  }),
  decide: ({ id, control, state }, _input, ctx) => {
    const person = personIn(ctx, state);
    refuse("forbidden", mayAttach(person, control, placeOf(state, control)));
    refuse("refused", closedReasons(state, control));
    const kept = keptAnswer(state, control.id);
    if (claimsOn(state.claims, control.id).length === 0 || kept?.claimSetAside)
      throw new Refusal("refused", reason("checklist.no_claim", { control: control.id, title: control.title }));
    const answer = { ...unanswered(askedNow(controlLibrary(), control), kept, id), claimSetAside: true };
    return { versionId: state.versionId, controlId: control.id, answer };
  },
  save: async (db, { versionId, controlId, answer }, { control, state }, { actor, now }) => {
    const setAside = { claimSetAsideBy: actor.id, claimSetAsideAt: now };
    await db.controlAnswer.upsert({
      where: { versionId_controlId: { versionId, controlId } },
      create: { id: answer.id, versionId, controlId, asked: answer.asked, ...setAside },
      update: setAside,
    });
    return { ...itemOf(withAnswers(state, [answer]), control), id: answer.id, versionId };
  },
});
