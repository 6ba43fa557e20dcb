// What the browser itself can see is wrong, told in our own words and at the same places as a refusal of the server.
import { type Control, controlsOf } from "./read-form.ts";

export type Problem = { path: string; kind: "missing" | "email" | "url" | "number" | "few" | "many" | "form"; limit?: string };

function kindOf({ validity, type }: Control): Problem["kind"] {
  if (validity.valueMissing) return "missing";
  if (validity.typeMismatch) return type === "email" ? "email" : "url";
  if (validity.badInput || validity.stepMismatch) return "number";
  if (validity.rangeUnderflow || validity.tooShort) return "few";
  return validity.rangeOverflow || validity.tooLong ? "many" : "form";
}

function limitOf(control: Control, kind: Problem["kind"]): string | undefined {
  if (control instanceof HTMLSelectElement || (kind !== "few" && kind !== "many")) return undefined;
  const isText = control instanceof HTMLTextAreaElement || control.type !== "number";
  if (isText) return String(kind === "few" ? control.minLength : control.maxLength);
  return kind === "few" ? control.min : control.max;
}

/** One problem per name, in the order of the form. A hidden control with `data-required` counts like a required one. */
export function problemsOf(form: HTMLFormElement): Problem[] {
  const found = new Map<string, Problem>();
  for (const control of controlsOf(form)) {
    const { name: path, type, dataset, value } = control;
    const isUnchosen = type === "hidden" && "required" in dataset && value === "";
    if ((control.validity.valid && !isUnchosen) || found.has(path)) continue;
    const kind = isUnchosen ? "missing" : kindOf(control);
    const limit = limitOf(control, kind);
    found.set(path, { path, kind, ...(limit && { limit }) });
  }
  return [...found.values()];
}
