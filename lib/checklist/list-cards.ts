// The cards of the light path as forms: what is asked, what was said, and who may fill them.
import { cardAnswers, cardClosed, cardsOn, dueWhenLight, isRecord, saidByRecord } from "#lib/checklist/card-answers.rules";
import { keptAnswer } from "#lib/checklist/lines.rules";
import type { ChecklistState } from "#lib/checklist/state.schema";
import { worded } from "#lib/core/wording";
import type { ControlLibrary } from "#lib/policy/controls.schema";
import { type Card, type CardField, controlsOf, type LightPath } from "#lib/policy/light-path.schema";
import type { Person } from "#lib/risk/confirming.rules";

/** What was said in a field before, read back from the answer it became. */
const saidBefore = (state: ChecklistState, card: Card, { title, controls }: CardField): string => {
  const start = `${title}: `;
  const own = controls.filter((id) => !card.whole_card.includes(id)).map((id) => keptAnswer(state, id));
  const found = own.find((kept) => kept?.source === `card:${card.id}` && kept.note.startsWith(start));
  return found?.note.slice(start.length) ?? "";
};

const fieldFor = (library: ControlLibrary, state: ChecklistState, card: Card, due: readonly string[]) => (field: CardField) => {
  const { id, title, ask, input, options = [], controls } = field;
  const filed = library.controls.find(
    (control) => control.file_at_low && controls.includes(control.id) && due.includes(control.id),
  );
  const said = isRecord(card) ? (saidByRecord(state)[id] ?? "") : saidBefore(state, card, field);
  return { id, title, ask, input, options, said, fileFor: input.endsWith("file") ? (filed?.id ?? null) : null };
};

/** Why this person may not fill the card; null when they may. */
const mayNotFill = (library: ControlLibrary, state: ChecklistState, card: Card, person: Person) => {
  const said = Object.fromEntries(card.fields.map(({ id }) => [id, "said"]));
  const { refused } = cardAnswers({ library, card, state }, said, person);
  const why = [...cardClosed(card, state), ...refused][0];
  return why ? worded(why) : null;
};

/** The cards of this version, for this person. */
export const cardsFor = (path: LightPath, library: ControlLibrary, state: ChecklistState, person: Person) => {
  const due = dueWhenLight(library, state);
  return cardsOn(path, library, state).map((card) => {
    const controls = controlsOf(card).filter((id) => due.includes(id));
    const fields = card.fields.filter((field) => field.controls.length > 0 || !isRecord(card));
    return {
      id: card.id,
      title: card.title,
      gate: card.gate,
      signature: card.signature ?? null,
      fields: fields.map(fieldFor(library, state, card, due)),
      controls,
      done: controls.every((id) => keptAnswer(state, id)?.status === "effective" && keptAnswer(state, id)?.carriedFrom === null),
      mayNot: mayNotFill(library, state, card, person),
    };
  });
};
