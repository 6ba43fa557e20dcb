/** Who may answer a control, prepare it, attach to it, review its evidence and confirm that it does not apply. */
import { isInherited } from "#lib/checklist/due.rules";
import type { Attachment } from "#lib/checklist/item.schema";
import { type Reason, reason } from "#lib/core/errors";
import type { SigningRole, Tier } from "#lib/lifecycle/schema";
import type { Control } from "#lib/policy/controls.schema";
import { isSecondLine, type OwnPeople, ownPart, type Person } from "#lib/risk/confirming.rules";

/** The version a control belongs to. */
export type Place = {
  ownerId: string | null;
  authorIds: readonly string[];
  /** The version takes the light path: `lightPathEntry` found nothing against it. */
  lightPath: boolean;
  /** Countersign answers this control itself for this version: `computedStatus` is not null. */
  computedNow: boolean;
};

const FIRST_LINE: readonly SigningRole[] = ["data_scientist", "model_owner"];

/** The owner and the authors are the model's own people. */
const isOwn = ({ personId }: Person, { ownerId, authorIds }: Place) => personId === ownerId || authorIds.includes(personId);

const holdsFirstLine = (person: Person) => FIRST_LINE.some((role) => person.roles.includes(role));

/** Cards of the light path are filled by whoever of the model's people is at hand, second-line controls included. */
const opensToOwnPeople = ({ default_owner, own_people_when_light }: Control, { lightPath }: Place) =>
  lightPath && (own_people_when_light || FIRST_LINE.includes(default_owner));

/** Nobody types what Countersign decides or what is assessed once for everybody. */
const notForPeople = (control: Control, place: Place): Reason[] => {
  const values = { control: control.id, title: control.title };
  if (isInherited(control)) return [reason("checklist.inherited", values)];
  return control.computed && (!control.computed_when || place.computedNow) ? [reason("checklist.computed", values)] : [];
};

/** As whom this person answers the control; null when they may not. */
export const answersAs = (person: Person, control: Control, place: Place): "default_owner" | "own_people" | null => {
  const own = isOwn(person, place);
  const holdsRole = person.roles.includes(control.default_owner);
  if (holdsRole && (own || !FIRST_LINE.includes(control.default_owner))) return "default_owner";
  return own && holdsFirstLine(person) && opensToOwnPeople(control, place) ? "own_people" : null;
};

/**
 * Why this person may not answer the control; empty when they may. The default_owner role answers; a data_scientist or
 * model_owner on their own models only, and there, on the light path, the cards too.
 */
export const mayAnswer = (person: Person, control: Control, place: Place): Reason[] => {
  const closed = notForPeople(control, place);
  if (closed.length > 0 || answersAs(person, control, place)) return closed;
  const own = FIRST_LINE.includes(control.default_owner) && person.roles.includes(control.default_owner);
  const values = { control: control.id, title: control.title, role: control.default_owner };
  return [own ? reason("checklist.not_own_model", values) : reason("checklist.not_your_control", values)];
};

/** Why this person may not put note and evidence, not status, to a control of others; empty when they may. */
export const mayPrepare = (person: Person, control: Control, place: Place): Reason[] => {
  const closed = notForPeople(control, place);
  if (closed.length > 0 || isOwn(person, place)) return closed;
  return [reason("checklist.not_own_model", { control: control.id, title: control.title, role: control.default_owner })];
};

/** Why this person may not attach evidence; empty for whoever may answer or prepare the control. */
export const mayAttach = (person: Person, control: Control, place: Place): Reason[] =>
  mayPrepare(person, control, place).length === 0 ? [] : mayAnswer(person, control, place);

/** Nobody judges what was said or shown of their own model, in whatever role; as with the tier, the part is historical. */
const notOwnModel = ({ personId }: Person, own: OwnPeople, code: "SD-6.own" | "SD-11.own"): Reason[] => {
  const part = ownPart(personId, own);
  return part ? [reason(code, { part })] : [];
};

/** Why this person may not accept or reject the evidence; empty when they may. An unconfirmed tier counts as high. */
export const mayReviewEvidence = (
  person: Person,
  { uploaderId }: Pick<Attachment, "uploaderId">,
  tier: Tier | null,
  own: OwnPeople,
): Reason[] => [
  ...(isSecondLine(person) ? [] : [reason("checklist.not_second_line")]),
  ...notOwnModel(person, own, "SD-11.own"),
  ...((tier === "high" || tier === null) && person.personId === uploaderId ? [reason("SD-11")] : []),
];

/** Why this person may not confirm that the control does not apply; empty when they may (SD-6). */
export const mayConfirmNotApplicable = (person: Person, claimedById: string, own: OwnPeople): Reason[] => [
  ...(isSecondLine(person) ? [] : [reason("checklist.not_second_line")]),
  ...notOwnModel(person, own, "SD-6.own"),
  ...(person.personId === claimedById ? [reason("SD-6", { what: "not_applicable" })] : []),
];
