/** Whether one line of the checklist is done at a gate, and if not, why. Gate, list and refusal all ask here. */
import type { Computed } from "#lib/checklist/computed.rules";
import { isInherited } from "#lib/checklist/due.rules";
import { type AskedAt, calledAs, missingEvidence } from "#lib/checklist/evidence.rules";
import type { Answer, Item } from "#lib/checklist/item.schema";
import { type Reason, reason } from "#lib/core/errors";

export type ItemState =
  | {
      done: true;
      as: "not_required" | "inherited" | "at_this_gate" | "computed" | "comes_with_signature" | "not_applicable" | "answered";
    }
  | { done: false; reason: Reason };

const open = (code: string, { control }: Item, values: Reason["values"] = {}): ItemState => ({
  done: false,
  reason: reason(code, { ...calledAs(control), ...values }),
});

/** Off the light path an answer the model's own people gave on a card stands as a note for the role that owns the control. */
const isOnlyANote = (answer: Answer, { lightPath }: AskedAt) => answer.by === "own_people" && !lightPath;

/** Why an answer that was given does not count yet. */
const notYet = (item: Item, answer: Answer, at: AskedAt): ItemState | null => {
  if (answer.carriedFrom !== null) return open("checklist.carried_over", item, { from: answer.carriedFrom });
  return isOnlyANote(answer, at) ? open("checklist.only_a_note", item) : null;
};

/** Lite: a note or an attachment nobody rejected. Required at low tier: a sentence. Required above: evidence. */
const missingBacking = (item: Item, answer: Answer, at: AskedAt): Reason | null => {
  const { control, attachments, intensity } = item;
  const said = answer.note.trim() !== "";
  const values = calledAs(control);
  if (at.tier === "low" && control.file_at_low) return missingEvidence(item, at);
  if (intensity === "lite")
    return said || attachments.some(({ review }) => review !== "rejected") ? null : reason("checklist.note_missing", values);
  if (at.tier === "low") return said ? null : reason("checklist.sentence_missing", values);
  return missingEvidence(item, at);
};

const answeredState = (item: Item, answer: Answer, at: AskedAt): ItemState => {
  if (answer.status === "not_applicable")
    return answer.notApplicableConfirmed
      ? { done: true, as: "not_applicable" }
      : open("checklist.not_applicable_unconfirmed", item);
  if (answer.status !== "effective") return open("checklist.not_effective", item, { status: answer.status });
  const missing = missingBacking(item, answer, at);
  return missing ? { done: false, reason: missing } : { done: true, as: "answered" };
};

const settledElsewhere = ({ control, intensity }: Item, at: AskedAt): ItemState | null => {
  if (isInherited(control)) return { done: true, as: "inherited" };
  if (intensity === "not_required") return { done: true, as: "not_required" };
  // The signatures of this gate are the approval: asking for it here would ask for itself.
  if (control.id === "CC-APR-01" && control.gate === at.gate) return { done: true, as: "at_this_gate" };
  return at.lightPath && control.comes_with ? { done: true, as: "comes_with_signature" } : null;
};

/** Whether the item is done at the gate. `computed` is Countersign's own answer for this version, null when people answer. */
export const itemState = (item: Item, at: AskedAt, computed: Computed | null): ItemState => {
  const settled = settledElsewhere(item, at);
  if (settled) return settled;
  if (computed)
    return computed.status === "effective" ? { done: true, as: "computed" } : { done: false, reason: computed.reason };
  const { answer } = item;
  if (!answer) return open("checklist.unanswered", item);
  return notYet(item, answer, at) ?? answeredState(item, answer, at);
};
