/** What of a version's checklist may be taken over from the version before: whatever rests on nothing that changed. */
import { dueGates } from "#lib/checklist/due.rules";
import type { ChecklistState, KeptAnswer, KeptAttachment } from "#lib/checklist/state.schema";
import { type Reason, reason } from "#lib/core/errors";
import type { Gate } from "#lib/lifecycle/schema";
import { type Content, same } from "#lib/models/material.rules";
import type { Control, ControlLibrary } from "#lib/policy/controls.schema";

type Field = keyof Content;
const BUILT: readonly Field[] = ["identity", "datasets"];
const USE: readonly Field[] = ["purpose", "intendedUse", "outOfScopeUse", "jurisdictions", "kind", "domain", "facts"];

/**
 * What an answer rests on, by family of control. Tests and validation speak of what was built, so a new build opens them; a control
 * of a family not named here rests on the use alone.
 */
const RESTS_ON: Readonly<Record<string, readonly Field[]>> = {
  DAT: ["datasets"],
  PRV: ["datasets", ...USE],
  DOC: [...BUILT, "documentation", "limitations"],
  DEV: BUILT,
  VAL: BUILT,
  FAI: [...BUILT, ...USE],
  XPL: BUILT,
  GAI: BUILT,
  SEC: BUILT,
  ENV: BUILT,
  CHG: BUILT,
};

const family = (controlId: string) => controlId.split("-")[1] ?? "";

/** The first field the answer rests on that differs between the two versions; null when none does. */
export const changedInput = (controlId: string, now: Content, before: Content | null): Field | null => {
  if (before === null) return null;
  return (RESTS_ON[family(controlId)] ?? USE).find((field) => !same(now[field], before[field])) ?? null;
};

/** Whether the control is asked in other words than when it was answered. */
const askedOtherwise = ({ asked }: KeptAnswer, { title, objective, check }: Control): boolean =>
  !same({ title: asked.title, objective: asked.objective, check: asked.check }, { title, objective, check });

/** Why what was carried over for this control stands open; null when it may be confirmed. */
export const staysOpen = (state: ChecklistState, control: Control, answer: KeptAnswer | undefined): Reason | null => {
  const values = { control: control.id, title: control.title };
  const field = changedInput(control.id, state.content, state.carriedContent);
  if (field) return reason("checklist.carried_input_changed", { ...values, field });
  return answer && askedOtherwise(answer, control) ? reason("checklist.carried_text_changed", values) : null;
};

export type Carried = { control: Control; answer: KeptAnswer | undefined; attachments: KeptAttachment[] };

/** What is due at this gate and was carried over without being confirmed. */
export const carriedAt = (library: ControlLibrary, { answers, attachments }: ChecklistState, gate: Gate): Carried[] =>
  library.controls.flatMap((control) => {
    const answer = answers.find(({ controlId, carriedFrom }) => controlId === control.id && carriedFrom !== null);
    const files = attachments.filter(({ controlId, carriedFrom }) => controlId === control.id && carriedFrom !== null);
    return dueGates(control).includes(gate) && (answer || files.length > 0) ? [{ control, answer, attachments: files }] : [];
  });
