import { randomUUID } from "node:crypto";
import { cardAnswers, cardClosed, cardFaults, dueWhenLight, isRecord, saidByRecord } from "#lib/checklist/card-answers.rules";
import { answered, askedNow, closedReasons, withAnswers } from "#lib/checklist/change.rules";
import { fallenRequests } from "#lib/checklist/dossier-line.rules";
import { AnswerCardInput } from "#lib/checklist/input.schema";
import { keptAnswer } from "#lib/checklist/lines.rules";
import { CardRecord } from "#lib/checklist/schema";
import { holdChecklist, personIn, refuse, saveAnswer } from "#lib/checklist/store";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { saveVoidings } from "#lib/models/void-requests";
import { controlLibrary, lightPath } from "#lib/policy/load";

export const answerCard = command({
  id: "answerCard",
  summary: "Fill a card of the light path: one short form answers several controls",
  http: "PUT /versions/{versionId}/cards/{cardId}",
  permission: "control:answer",
  scope: ({ versionId }) => ({ version: versionId }),
  event: "card.answered",
  input: AnswerCardInput,
  output: CardRecord,

  load: async (db, { cardId }, ctx) => {
    const card = lightPath().cards.find(({ id }) => id === cardId);
    if (!card) throw new Refusal("notFound", reason("checklist.no_such_card", { card: cardId }));
    return { card, ids: controlLibrary().controls.map(() => randomUUID()), ...(await holdChecklist(db, ctx)) };
  },
  decide: ({ card, ids, state, requests }, { said: given }, ctx) => {
    const library = controlLibrary();
    const person = personIn(ctx, state);
    refuse("refused", cardClosed(card, state));
    const said = isRecord(card) ? saidByRecord(state) : given;
    const { answers, kept, refused } = cardAnswers({ library, card, state }, said, person);
    refuse("forbidden", refused);
    refuse("invalid", cardFaults(card, said, dueWhenLight(library, state)));
    // What its last gate has behind it stays as it was signed; the card still answers the rest.
    const open = answers.filter(({ control }) => closedReasons(state, control).length === 0);
    refuse("refused", open.length === 0 ? answers.flatMap(({ control }) => closedReasons(state, control)) : []);
    const by = { by: person.personId, at: ctx.now.toISOString() };
    const written = open.map(({ control, note, as }, index) =>
      answered(
        askedNow(library, control),
        keptAnswer(state, control.id),
        { status: "effective", note, as, source: `card:${card.id}` },
        { id: ids[index] ?? "", ...by },
      ),
    );
    const after = withAnswers(state, written);
    return {
      versionId: state.versionId,
      cardId: card.id,
      answers: written,
      kept,
      voided: fallenRequests(library, { before: state, after }, requests, person.personId),
      lightPath: state.lightPath,
    };
  },
  save: async (db, { versionId, cardId, answers, kept, voided }, _state, { now }) => {
    for (const answer of answers) await saveAnswer(db, versionId, answer, now);
    const fallen = await saveVoidings(db, voided, now);
    return { id: versionId, cardId, answered: answers.map(({ controlId }) => controlId), kept, voided: fallen };
  },
  jobs: (saved, { lightPath: light }) => (light ? [{ job: "openLightPath", payload: { versionId: saved.id } }] : []),
});
