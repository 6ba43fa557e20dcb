/** Cards of the light path: one short form writes several control answers. */
import type { Reason } from "#lib/core/errors";
import { type Card, type CardField, controlsOf, type LightPath } from "#lib/policy/light-path.schema";

/** The fields of the card to ask: those with a control that is due, and those that have none. */
export const askedFields = (card: Card, dueControls: readonly string[]): CardField[] =>
  card.fields.filter(({ controls }) => controls.length === 0 || controls.some((id) => dueControls.includes(id)));

/** The cards to show: those that answer at least one control that is due, each with the fields to ask. */
export const askedCards = (path: LightPath, dueControls: readonly string[]): (Card & { fields: CardField[] })[] =>
  path.cards
    .filter((card) => controlsOf(card).some((id) => dueControls.includes(id)))
    .map((card) => ({ ...card, fields: askedFields(card, dueControls) }));

/** Reasons that go when the card is filled; what stands open for another cause has its own place. */
const ANSWERED: readonly string[] = ["checklist.unanswered", "checklist.sentence_missing", "checklist.note_missing"];
const isAnsweredBy = (card: Card, { code, values = {} }: Reason): boolean =>
  values.fix === `checklist#card-${card.id}` || (ANSWERED.includes(code) && controlsOf(card).includes(String(values.control)));

/** Which of the reasons each card answers at once, by their position; cards that answer none are left out. */
export const cardsAnswering = (
  cards: readonly Card[],
  unmet: readonly Reason[],
): { id: string; title: string; answers: number[] }[] =>
  cards
    .map((card) => ({
      id: card.id,
      title: card.title,
      answers: unmet.flatMap((why, at) => (isAnsweredBy(card, why) ? [at] : [])),
    }))
    .filter(({ answers }) => answers.length > 0);

/**
 * The text of each due control the card answers: what was asked and said in its fields, or in the whole card. Controls whose
 * fields are all blank are left out. `said` is by field id.
 */
export const controlTexts = (
  card: Card,
  said: Readonly<Record<string, string>>,
  dueControls: readonly string[],
): Map<string, string> => {
  const text = (fields: readonly CardField[]) =>
    fields.flatMap(({ id, title }) => (said[id]?.trim() ? [`${title}: ${said[id].trim()}`] : [])).join("\n");
  const texts = controlsOf(card)
    .filter((id) => dueControls.includes(id))
    .map((id): [string, string] => [
      id,
      text(card.whole_card.includes(id) ? card.fields : card.fields.filter(({ controls }) => controls.includes(id))),
    ]);
  return new Map(texts.filter(([, words]) => words !== ""));
};
