/** Filling a card of the light path: what the record says already, what is still to say, and who may. */
import { answersAs, mayAnswer } from "#lib/checklist/answering.rules";
import { askedCards, askedFields, controlTexts } from "#lib/checklist/cards.rules";
import { placeOf } from "#lib/checklist/change.rules";
import { applying, isInherited } from "#lib/checklist/due.rules";
import { applicabilityOf, keptAnswer } from "#lib/checklist/lines.rules";
import type { ChecklistState } from "#lib/checklist/state.schema";
import { type Reason, reason } from "#lib/core/errors";
import type { Control, ControlLibrary } from "#lib/policy/controls.schema";
import type { Card, CardField, LightPath } from "#lib/policy/light-path.schema";
import { isSecondLine, type Person } from "#lib/risk/confirming.rules";

/** The controls asked of this version once its tier is low: what the cards of the light path answer. */
export const dueWhenLight = (library: ControlLibrary, state: ChecklistState): string[] =>
  applying(library, applicabilityOf(state, "low"))
    .filter(({ control }) => !isInherited(control))
    .map(({ control }) => control.id);

/** The intake form is the record itself: its answers are read from there, and never said twice. */
export const isRecord = (card: Card): boolean => card.id === "intake";

/** The cards of this version: all of them on the light path, the intake form while there is no tier, none on the full path. */
export const cardsOn = (path: LightPath, library: ControlLibrary, state: ChecklistState): (Card & { fields: CardField[] })[] =>
  askedCards(path, dueWhenLight(library, state)).filter((card) => state.lightPath || (state.tier === null && isRecord(card)));

const yesNo = (value: boolean | null): string => (value === null ? "" : value ? "yes" : "no");

/** What the record says, by field of the intake form; blank where it says nothing yet. */
export const saidByRecord = ({ content }: ChecklistState): Record<string, string> => {
  const { facts, ...texts } = content;
  const points = Object.entries(facts.article5);
  const ticked = points.filter(([, does]) => does).map(([point]) => point);
  const screened = points.every(([, does]) => does !== null);
  return {
    purpose: texts.purpose ?? "",
    intendedUse: texts.intendedUse ?? "",
    outOfScopeUse: texts.outOfScopeUse ?? "",
    jurisdictions: texts.jurisdictions.join(", "),
    euAiActClass: facts.euAiActClass ?? "",
    usesPersonalData: yesNo(facts.usesPersonalData),
    usesPhi: yesNo(facts.usesPhi),
    automatedDecision: yesNo(facts.automatedDecision),
    decidesAboutPeople: yesNo(facts.decidesAboutPeople),
    deviceDetermination: yesNo(facts.deviceDetermination),
    article5: ticked.length > 0 ? ticked.join(", ") : screened ? "none of these" : "",
  };
};

const fieldFault = ({ id, title, input, options = [] }: CardField, said: string): Reason | null => {
  const values = { path: `said.${id}`, field: title };
  if (said === "") return reason("checklist.card_field_missing", values);
  return input.startsWith("choice") && options.length > 0 && !options.includes(said)
    ? reason("checklist.card_not_a_choice", values)
    : null;
};

/** What is wrong with what was said: a field left blank, a choice the card does not offer, a field it does not ask. */
export const cardFaults = (card: Card, said: Readonly<Record<string, string>>, due: readonly string[]): Reason[] => {
  const asked = askedFields(card, due).filter(({ controls }) => controls.length > 0 || !isRecord(card));
  const unknown = Object.keys(said).filter((id) => !asked.some((field) => field.id === id));
  return [
    ...asked.flatMap((field) => fieldFault(field, said[field.id]?.trim() ?? "") ?? []),
    ...(isRecord(card) ? [] : unknown.map((id) => reason("invalid.unknown", { path: `said.${id}` }))),
  ];
};

/** Why this card cannot be filled now: it comes with a signature, or the version is not on the light path. */
export const cardClosed = (card: Card, { lightPath, tier }: ChecklistState): Reason[] => {
  if (card.signature) return [reason("checklist.card_signed", { card: card.title })];
  if (lightPath || (isRecord(card) && tier === null)) return [];
  return [tier === null ? reason("light.tier_unconfirmed") : reason("checklist.not_light")];
};

export type CardAnswer = { control: Control; note: string; as: "default_owner" | "own_people" };

/** A second-line answer given before the card stays: its author read more than the card says. */
const isAnsweredByItsOwner = (state: ChecklistState, { id, default_owner }: Control, personId: string): boolean => {
  const kept = keptAnswer(state, id);
  if (!kept?.status || !isSecondLine({ personId, roles: [default_owner] })) return false;
  return kept.by === "default_owner" && kept.answeredBy !== personId && kept.carriedFrom === null;
};

/** What the card answers for this person, control by control, what stays as it was, and why the person may not, if so. */
export const cardAnswers = (
  { library, card, state }: { library: ControlLibrary; card: Card; state: ChecklistState },
  said: Readonly<Record<string, string>>,
  person: Person,
): { answers: CardAnswer[]; kept: string[]; refused: Reason[] } => {
  const texts = controlTexts(card, said, dueWhenLight(library, state));
  const controls = library.controls.filter(({ id }) => texts.has(id));
  const kept = controls.filter((control) => isAnsweredByItsOwner(state, control, person.personId));
  const open = controls.filter((control) => !kept.includes(control));
  const refused = open.flatMap((control) => mayAnswer(person, control, placeOf(state, control, true)));
  const answers = open.map((control) => ({
    control,
    note: texts.get(control.id) ?? "",
    as: answersAs(person, control, placeOf(state, control, true)) ?? ("own_people" as const),
  }));
  return { answers, kept: kept.map(({ id }) => id), refused };
};
