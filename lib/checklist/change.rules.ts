/** How an answer, a note or an attachment changes a checklist, and when nothing can change. */
import type { Place } from "#lib/checklist/answering.rules";
import { firstDueGate, intensityOf, isInherited } from "#lib/checklist/due.rules";
import type { AnswerStatus } from "#lib/checklist/item.schema";
import { applicabilityOf, computedAt, isAhead, keptAnswer, nextGate } from "#lib/checklist/lines.rules";
import type { Asked, ChecklistState, KeptAnswer, KeptAttachment } from "#lib/checklist/state.schema";
import { type Reason, reason } from "#lib/core/errors";
import { archivedFault } from "#lib/models/version.rules";
import type { Control, ControlLibrary } from "#lib/policy/controls.schema";

/** Why nothing about this control can change now: the record is put away or no model, or its last gate is behind. */
export const closedReasons = (state: ChecklistState, control: Control): Reason[] => {
  const values = { control: control.id, title: control.title };
  const applies = isInherited(control) || intensityOf(control, applicabilityOf(state)) !== "not_required";
  return [
    ...archivedFault(state),
    ...(state.recordType === "not_a_model" ? [reason("lifecycle.not_a_model")] : []),
    ...(applies ? [] : [reason("checklist.does_not_apply", values)]),
    ...(isInherited(control) || isAhead(control, state.stage)
      ? []
      : [reason("checklist.gate_closed", { ...values, stage: state.stage, gate: nextGate(control, state.stage) ?? "" })]),
  ];
};

/** The version as the rules of answering see it, for this control. `lightPath` is told otherwise by a card given before rating. */
export const placeOf = (state: ChecklistState, control: Control, lightPath = state.lightPath): Place => {
  const gate = nextGate(control, state.stage) ?? firstDueGate(control);
  return {
    ownerId: state.ownerId,
    authorIds: state.authorIds,
    lightPath,
    computedNow: gate !== null && computedAt(state, control, gate) !== null,
  };
};

/** The control as it is asked now. */
export const askedNow = (library: ControlLibrary, { id, title, objective, check }: Control): Asked => ({
  library: library.id,
  id,
  title,
  objective,
  check,
});

export type Given = { id: string; by: string; at: string };
export type Said = { status: AnswerStatus; note: string; as: KeptAnswer["by"]; source: string };

/** An answer in place of an earlier one. Whoever confirmed the earlier one, or carried it over, confirmed something else. */
export const answered = (asked: Asked, earlier: KeptAnswer | undefined, said: Said, given: Given): KeptAnswer => ({
  id: earlier?.id ?? given.id,
  controlId: asked.id,
  asked,
  status: said.status,
  note: said.note,
  by: said.as,
  source: said.source,
  answeredBy: given.by,
  answeredAt: given.at,
  preparedBy: earlier?.preparedBy ?? null,
  confirmedBy: null,
  carriedFromId: null,
  carriedFrom: null,
  claimSetAside: earlier?.claimSetAside ?? false,
});

/** A row without an answer: for a note, or to remember that a claim was set aside. */
export const unanswered = (asked: Asked, earlier: KeptAnswer | undefined, id: string): KeptAnswer =>
  earlier ?? {
    id,
    controlId: asked.id,
    asked,
    status: null,
    note: "",
    by: "default_owner",
    source: "checklist",
    answeredBy: null,
    answeredAt: null,
    preparedBy: null,
    confirmedBy: null,
    carriedFromId: null,
    carriedFrom: null,
    claimSetAside: false,
  };

/** Why a note cannot be prepared: somebody has answered, and their words stay theirs. */
export const alreadyAnswered = (state: ChecklistState, { id, title }: Control): Reason | null =>
  keptAnswer(state, id)?.status ? reason("checklist.answered_already", { control: id, title }) : null;

/** The checklist with these answers in it. */
export const withAnswers = (state: ChecklistState, answers: readonly KeptAnswer[]): ChecklistState => ({
  ...state,
  answers: [...state.answers.filter(({ controlId }) => !answers.some((answer) => answer.controlId === controlId)), ...answers],
});

/** The checklist with these attachments in it, each in place of its earlier self. */
export const withAttachments = (state: ChecklistState, attachments: readonly KeptAttachment[]): ChecklistState => ({
  ...state,
  attachments: [...state.attachments.filter(({ id }) => !attachments.some((attachment) => attachment.id === id)), ...attachments],
});

export const withoutAttachment = (state: ChecklistState, id: string): ChecklistState => ({
  ...state,
  attachments: state.attachments.filter((attachment) => attachment.id !== id),
});
