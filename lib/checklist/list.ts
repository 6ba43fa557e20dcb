// Puts a version's whole checklist together for the one who reads it.
import { mayAnswer, mayConfirmNotApplicable, mayPrepare, mayReviewEvidence } from "#lib/checklist/answering.rules";
import { closedReasons, placeOf } from "#lib/checklist/change.rules";
import { claimsOn } from "#lib/checklist/claim.schema";
import { intensityOf, isInherited } from "#lib/checklist/due.rules";
import { applicabilityOf, isAgreed, keptAnswer, keptAttachments, nextGate } from "#lib/checklist/lines.rules";
import { gatesInUse, itemOf, type Names } from "#lib/checklist/present";
import { mayRead, type Reader } from "#lib/checklist/reading.rules";
import type { Satisfied } from "#lib/checklist/requirements";
import type { ChecklistState, KeptAttachment } from "#lib/checklist/state.schema";
import type { Reason } from "#lib/core/errors";
import { worded } from "#lib/core/wording";
import type { Control, ControlLibrary } from "#lib/policy/controls.schema";
import { isSecondLine, type Person } from "#lib/risk/confirming.rules";

/** Who reads, as the rules of answering and of reading know them. */
export type Viewer = { person: Person; reader: Reader; names: Names; satisfied: (controlId: string) => Satisfied[] };

/** Whoever brought the evidence in, and whoever put it to the control, leave the review to somebody else. */
const notReviewed = ({ tier, ownPeople }: ChecklistState, { uploaderId, attachedBy }: KeptAttachment, person: Person): Reason[] =>
  [uploaderId, attachedBy].flatMap((id) => mayReviewEvidence(person, { uploaderId: id }, tier, ownPeople));

/** What the viewer may do with this control now. */
const rightsOf = (state: ChecklistState, control: Control, { person }: Viewer) => {
  const [closed] = closedReasons(state, control);
  const place = placeOf(state, control);
  const kept = keptAnswer(state, control.id);
  const isOpen = !closed && !isInherited(control);
  const reviewed = keptAttachments(state, control.id).map((one) => ({ ...one, refused: notReviewed(state, one, person) }));
  const reviewable = reviewed.filter(({ refused }) => refused.length === 0);
  const ownReview = reviewed.filter(({ state: at }) => at === "pending").flatMap(({ refused }) => refused);
  const isClaim = kept?.status === "not_applicable" && !isAgreed(state, kept) && kept.carriedFrom === null;
  return {
    mine: isOpen && mayAnswer(person, control, place).length === 0,
    mayPrepare: isOpen && mayPrepare(person, control, place).length === 0,
    mayConfirm: isOpen && isClaim && mayConfirmNotApplicable(person, kept.answeredBy ?? "", state.ownPeople).length === 0,
    mayReview: isOpen ? reviewable.map(({ id }) => id) : [],
    mayNotReview: isOpen && isSecondLine(person) && ownReview[0] ? worded(ownReview[0]) : null,
    closed: closed ? worded(closed) : null,
  };
};

const listed = (state: ChecklistState, control: Control, viewer: Viewer) => {
  const { ownerId, authorIds } = state;
  return {
    ...itemOf(
      state,
      control,
      viewer.names,
      ({ confidentiality }) => !mayRead(viewer.reader, { confidentiality, ownerId, authorIds }),
    ),
    ...rightsOf(state, control, viewer),
    objective: control.objective,
    check: control.check,
    evidenceHints: control.evidence,
    requirements: viewer.satisfied(control.id),
    claims: claimsOn(state.claims, control.id).map(({ says, text, column, row, reason = null }) => ({
      says,
      text,
      column,
      row,
      reason,
    })),
    claimSetAside: keptAnswer(state, control.id)?.claimSetAside ?? false,
  };
};

/** The controls that apply and are asked for at a gate in use, and those that are inherited, as this viewer sees them. */
export const itemsFor = (library: ControlLibrary, state: ChecklistState, viewer: Viewer) => {
  const facts = applicabilityOf(state);
  return library.controls
    .filter((control) => intensityOf(control, facts) !== "not_required")
    .filter((control) => isInherited(control) || nextGate(control, state.stage, gatesInUse()) !== null)
    .map((control) => listed(state, control, viewer));
};
