import { randomUUID } from "node:crypto";
import { answersAs, mayAnswer, mayPrepare } from "#lib/checklist/answering.rules";
import {
  alreadyAnswered,
  answered,
  askedNow,
  closedReasons,
  placeOf,
  unanswered,
  withAnswers,
} from "#lib/checklist/change.rules";
import { fallenRequests } from "#lib/checklist/dossier-line.rules";
import { AnswerControlInput } from "#lib/checklist/input.schema";
import { keptAnswer } from "#lib/checklist/lines.rules";
import { itemOf } from "#lib/checklist/present";
import { ControlRecord } from "#lib/checklist/schema";
import { controlOf, holdChecklist, personIn, refuse, saveAnswer } from "#lib/checklist/store";
import { reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { saveVoidings } from "#lib/models/void-requests";
import { controlLibrary } from "#lib/policy/load";

export const answerControl = command({
  id: "answerControl",
  summary: "Answer a control of a version, or prepare a note for whoever answers it",
  http: "PUT /versions/{versionId}/checklist/{controlId}",
  permission: "control:answer",
  scope: ({ versionId }) => ({ version: versionId }),
  event: "control.answered",
  input: AnswerControlInput,
  output: ControlRecord,

  load: async (db, { controlId }, ctx) => ({
    id: randomUUID(),
    control: controlOf(controlId),
    ...(await holdChecklist(db, ctx)),
  }),
  decide: ({ id, control, state, requests }, { status, note, fromClaim }, ctx) => {
    const person = personIn(ctx, state);
    const place = placeOf(state, control);
    refuse("forbidden", status ? mayAnswer(person, control, place) : mayPrepare(person, control, place));
    const taken = status ? null : alreadyAnswered(state, control);
    refuse("refused", [...closedReasons(state, control), ...(taken ? [taken] : [])]);
    if (status === "not_applicable" && note === "") refuse("invalid", [reason("checklist.reason_needed", { path: "note" })]);
    const asked = askedNow(controlLibrary(), control);
    const earlier = keptAnswer(state, control.id);
    const given = { id, by: person.personId, at: ctx.now.toISOString() };
    const as = answersAs(person, control, place) ?? "default_owner";
    const said = status && { status, note, as, source: fromClaim ? "import" : "checklist" };
    const answer = said
      ? answered(asked, earlier, said, given)
      : { ...unanswered(asked, earlier, id), note, preparedBy: person.personId };
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
  // On the light path the next request asks for itself when nothing is left to do before it.
  jobs: (saved, { lightPath }) => (lightPath ? [{ job: "openLightPath", payload: { versionId: saved.versionId } }] : []),
});
