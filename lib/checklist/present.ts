// Puts a line of the checklist into the shape that is told, with its reasons in words.
import type { z } from "zod";
import { dueGates, intensityOf } from "#lib/checklist/due.rules";
import { applicabilityOf, keptAnswer, keptAttachments, type Line, lineAt, nextGate } from "#lib/checklist/lines.rules";
import { mending } from "#lib/checklist/mending.rules";
import type { AttachedEvidence, ChecklistItem } from "#lib/checklist/schema";
import type { ChecklistState, KeptAnswer, KeptAttachment } from "#lib/checklist/state.schema";
import { messages } from "#lib/core/catalogue";
import type { Reason } from "#lib/core/errors";
import { fill } from "#lib/core/fill";
import { readIn } from "#lib/core/task";
import { worded } from "#lib/core/wording";
import { placed } from "#lib/lifecycle/places.rules";
import type { Gate } from "#lib/lifecycle/schema";
import type { Control } from "#lib/policy/controls.schema";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";

/** What Countersign checked, in a sentence. */
const sentenceOf = ({ code, values = {} }: Reason): string => {
  const text = messages("checklist-computed", readIn())[code];
  return typeof text === "string" ? fill(text, values) : code;
};

/** The gates a version can be asked through so far. */
export const gatesInUse = (): Gate[] =>
  lifecyclePolicy().transitions.flatMap(({ gate, later }) => (gate && !later ? [gate] : []));

/** Names of people by id. */
export type Names = (id: string | null) => string | null;

/** Ids stand for themselves where nobody looked the names up. */
export const asIds: Names = (id) => id;

/** Evidence as it is told. `withheld`: hash and state stay, name and address go. */
export const evidenceOf = (kept: KeptAttachment, names: Names, withheld = false): z.input<typeof AttachedEvidence> => {
  const { uploaderId: _, controlId: _control, ...attachment } = kept;
  const hidden = withheld
    ? { title: "", name: "", url: null, fixedRevision: null, reviewNote: null, size: null, type: null }
    : {};
  return {
    ...attachment,
    ...hidden,
    withheld,
    canChange: kept.kind === "link" && kept.fixedRevision === null,
    attachedBy: names(kept.attachedBy) ?? kept.attachedBy,
    reviewedBy: names(kept.reviewedBy),
  };
};

/** What a person said of the control, with who and when. */
const said = (kept: KeptAnswer | undefined, names: Names) => ({
  confirmed: Boolean(kept?.confirmedBy),
  note: kept?.note ?? "",
  source: kept?.source ?? null,
  answeredBy: names(kept?.answeredBy ?? null),
  answeredAt: kept?.answeredAt ?? null,
  preparedBy: names(kept?.preparedBy ?? null),
  carriedFrom: kept?.status ? kept.carriedFrom : null,
});

/** What it lacks in words, all of it, with the page that mends the first thing. */
const lackOf = (state: ChecklistState, why: Reason, gate: Gate) => {
  const reasons = mending(why, state, gate).map((one) => worded(placed(one, state)));
  return { ...worded(why), ...reasons[0], message: reasons.map(({ message }) => message).join(" ") };
};

/** Whether the line is done, and as what, or what it lacks. */
const standOf = (state: ChecklistState, { state: at, gate }: Line) =>
  at.done ? { done: true, doneAs: at.as, missing: null } : { done: false, doneAs: null, missing: lackOf(state, at.reason, gate) };

/** The control as it stands at the gate that asks for it next. */
export const itemOf = (
  state: ChecklistState,
  control: Control,
  names: Names = asIds,
  isWithheld: (attachment: KeptAttachment) => boolean = () => false,
): z.input<typeof ChecklistItem> => {
  const intensity = intensityOf(control, applicabilityOf(state));
  const gate = nextGate(control, state.stage, gatesInUse());
  const kept = keptAnswer(state, control.id);
  const line = lineAt(state, { control, intensity }, gate ?? "G0");
  const { computed: own } = line;
  return {
    controlId: control.id,
    title: control.title,
    gate,
    dueAt: dueGates(control),
    intensity,
    role: control.default_owner,
    status: own?.status ?? kept?.status ?? null,
    byCountersign: own !== null,
    computed: own?.status === "effective" ? sentenceOf(own.sentence) : null,
    ...standOf(state, line),
    ...said(kept, names),
    evidence: keptAttachments(state, control.id).map((attachment) => evidenceOf(attachment, names, isWithheld(attachment))),
  };
};
