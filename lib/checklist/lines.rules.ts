/** The lines of a checklist at a gate: what is due, what is done, how far it is, and what a dossier says of each. */
import { type Computed, computedStatus } from "#lib/checklist/computed.rules";
import { type Due, dueAt, dueGates } from "#lib/checklist/due.rules";
import type { Item } from "#lib/checklist/item.schema";
import { mending } from "#lib/checklist/mending.rules";
import { computedFrom } from "#lib/checklist/record.rules";
import { type ItemState, itemState } from "#lib/checklist/rules";
import type { ChecklistState, KeptAnswer, KeptAttachment } from "#lib/checklist/state.schema";
import type { Reason } from "#lib/core/errors";
import { GATES, type Gate, type Stage, type Tier } from "#lib/lifecycle/schema";
import { applicability, domainSchema, kindSchema } from "#lib/models/facts.schema";
import type { Applicability } from "#lib/policy/condition.rules";
import type { Control, ControlLibrary } from "#lib/policy/controls.schema";
import { ownPart } from "#lib/risk/confirming.rules";

/** The facts conditions read of this version, with the tier in force or another one. */
export const applicabilityOf = ({ content, tier }: ChecklistState, as: Tier | null = tier): Required<Applicability> =>
  applicability(kindSchema.nullable().parse(content.kind), domainSchema.nullable().parse(content.domain), content.facts, as);

/** What somebody of the model's own people said of it in a second-line role counts for nothing, also when they became that later. */
const fromOutside = (personId: string | null, { ownPeople }: ChecklistState): boolean =>
  personId !== null && ownPart(personId, ownPeople) === null;

/** Whether the claim that the control does not apply is agreed to, by somebody who is none of the model's own people. */
export const isAgreed = (state: ChecklistState, { confirmedBy }: Pick<KeptAnswer, "confirmedBy">): boolean =>
  fromOutside(confirmedBy, state);

const attachmentOf = (
  checklist: ChecklistState,
  { uploaderId, attachedBy, kind, fixedRevision, state, reviewedBy, expired, carriedFrom }: KeptAttachment,
): Item["attachments"][number] => ({
  uploaderId,
  attachedById: attachedBy,
  kind,
  fixed: kind === "file" || fixedRevision !== null,
  review: state === "accepted" && !fromOutside(reviewedBy, checklist) ? "pending" : state,
  reviewedById: reviewedBy,
  expired,
  carriedFrom,
});

/** A row that holds only a note is no answer yet. */
const answerOf = (state: ChecklistState, kept: KeptAnswer | undefined): Item["answer"] =>
  kept?.status
    ? {
        status: kept.status,
        note: kept.note,
        by: kept.by,
        notApplicableConfirmed: isAgreed(state, kept),
        carriedFrom: kept.carriedFrom,
      }
    : null;

export const keptAnswer = ({ answers }: ChecklistState, controlId: string): KeptAnswer | undefined =>
  answers.find((answer) => answer.controlId === controlId);

export const keptAttachments = ({ attachments }: ChecklistState, controlId: string): KeptAttachment[] =>
  attachments.filter((attachment) => attachment.controlId === controlId);

const itemOf = (state: ChecklistState, { control, intensity }: Due): Item => ({
  control,
  intensity,
  answer: answerOf(state, keptAnswer(state, control.id)),
  attachments: keptAttachments(state, control.id).map((attachment) => attachmentOf(state, attachment)),
});

/** Countersign's own answer to the control at this gate; null when people answer it. */
export const computedAt = (state: ChecklistState, { id, computed }: Control, gate: Gate): Computed | null =>
  computed ? computedStatus(id, computedFrom(state, gate)) : null;

/** One control at one gate. */
export type Line = { item: Item; gate: Gate; computed: Computed | null; state: ItemState };

export const lineAt = (state: ChecklistState, due: Due, gate: Gate): Line => {
  const item = itemOf(state, due);
  const computed = computedAt(state, due.control, gate);
  const { tier, lightPath } = state;
  return { item, gate, computed, state: itemState(item, { tier, gate, lightPath }, computed) };
};

/** The lines due at this gate, in the order of the library. */
export const linesAt = (library: ControlLibrary, state: ChecklistState, gate: Gate): Line[] =>
  dueAt(library, gate, applicabilityOf(state)).map((due) => lineAt(state, due, gate));

/** What each control due at this gate still lacks, as the gate asks, line by line; null when nothing. */
export const missingAt = (
  library: ControlLibrary,
  state: ChecklistState,
  gate: Gate,
): { controlId: string; missing: Reason | null }[] =>
  linesAt(library, state, gate).flatMap(({ item, state: at }): { controlId: string; missing: Reason | null }[] => {
    const controlId = item.control.id;
    return at.done ? [{ controlId, missing: null }] : mending(at.reason, state, gate).map((missing) => ({ controlId, missing }));
  });

export type Progress = { gate: Gate; due: number; done: number; withSignature: number };

/** How far the gate is. Only what is done counts; an answer that comes with a signature is neither due before it nor done. */
export const progressOf = (lines: readonly Line[], gate: Gate): Progress => {
  const later = lines.filter(({ state }) => state.done && (state.as === "comes_with_signature" || state.as === "at_this_gate"));
  const done = lines.filter((line) => line.state.done && !later.includes(line));
  return { gate, due: lines.length - later.length, done: done.length, withSignature: later.length };
};

/** The gate each stage stands before; what was due earlier is closed. Null when no gate is left. */
const GATE_AHEAD: Readonly<Record<Stage, Gate | null>> = {
  proposed: "G0",
  in_development: "G1",
  in_validation: "G2",
  approved: "G3",
  in_production: "G4",
  restricted: "G4",
  retired: null,
  rejected: null,
};
export const gateAhead = (stage: Stage): Gate | null => GATE_AHEAD[stage];

/**
 * The gate at which the control is asked for next; its last one when all are behind. Null when it is due at none of `gates`, or
 * inherited.
 */
export const nextGate = (control: Control, stage: Stage, gates: readonly Gate[] = GATES): Gate | null => {
  const due = dueGates(control).filter((gate) => gates.includes(gate));
  const ahead = gateAhead(stage);
  const next = ahead === null ? undefined : due.find((gate) => GATES.indexOf(gate) >= GATES.indexOf(ahead));
  return next ?? due.at(-1) ?? null;
};

/** Whether the control is still asked for at one of `gates` this version has before it. */
export const isAhead = (control: Control, stage: Stage, gates: readonly Gate[] = GATES): boolean => {
  const ahead = gateAhead(stage);
  const due = dueGates(control).filter((gate) => gates.includes(gate));
  return ahead !== null && due.some((gate) => GATES.indexOf(gate) >= GATES.indexOf(ahead));
};
