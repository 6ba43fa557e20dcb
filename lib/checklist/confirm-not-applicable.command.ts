import { mayConfirmNotApplicable } from "#lib/checklist/answering.rules";
import { closedReasons, withAnswers } from "#lib/checklist/change.rules";
import { fallenRequests } from "#lib/checklist/dossier-line.rules";
import { ConfirmNotApplicableInput } from "#lib/checklist/input.schema";
import { isAgreed, keptAnswer } from "#lib/checklist/lines.rules";
import { named, withPeople } from "#lib/checklist/others";
import { itemOf } from "#lib/checklist/present";
import { ControlRecord } from "#lib/checklist/schema";
import { controlOf, holdChecklist, personIn, refuse, saveAnswer } from "#lib/checklist/store";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { saveVoidings } from "#lib/models/void-requests";
import { controlLibrary } from "#lib/policy/load";

export const confirmNotApplicable = command({
  id: "confirmNotApplicable",
  summary: "Agree, as a second person, that a control does not apply to a version",
  http: "POST /versions/{versionId}/checklist/{controlId}/confirmation",
  permission: "control:confirm",
  scope: ({ versionId }) => ({ version: versionId }),
  event: "control.not_applicable_confirmed",
  refused: "signoff.refused",
  input: ConfirmNotApplicableInput,
  output: ControlRecord,

  load: async (db, { controlId }, ctx) => ({
    control: controlOf(controlId),
    ...(await withPeople(db, await holdChecklist(db, ctx), ctx)),
  }),
  decide: ({ control, state, requests, people }, _input, ctx) => {
    const kept = keptAnswer(state, control.id);
    const values = { control: control.id, title: control.title };
    if (kept?.status !== "not_applicable") throw new Refusal("refused", reason("checklist.not_claimed", values));
    const person = personIn(ctx, state);
    refuse("refused", [
      ...closedReasons(state, control),
      ...named(mayConfirmNotApplicable(person, kept.answeredBy ?? "", state.ownPeople), people, (other) =>
        mayConfirmNotApplicable(other, kept.answeredBy ?? "", state.ownPeople),
      ),
      ...(isAgreed(state, kept) ? [reason("checklist.confirmed_already", values)] : []),
      ...(kept.carriedFrom === null ? [] : [reason("checklist.carried_over", { ...values, from: kept.carriedFrom })]),
    ]);
    const answer = { ...kept, confirmedBy: person.personId };
    const after = withAnswers(state, [answer]);
    return {
      versionId: state.versionId,
      answer,
      voided: fallenRequests(controlLibrary(), { before: state, after }, requests, person.personId),
      lightPath: state.lightPath,
    };
  },
  save: async (db, { versionId, answer, voided }, { control, state }, { now }) => {
    await saveAnswer(db, versionId, answer, now);
    const fallen = await saveVoidings(db, voided, now);
    return { ...itemOf(withAnswers(state, [answer]), control), id: answer.id, versionId, voided: fallen };
  },
  jobs: (saved, { lightPath }) => (lightPath ? [{ job: "openLightPath", payload: { versionId: saved.versionId } }] : []),
});
