// Keeps what was typed until it is sent, in this tab and for this person only: a reload, a step back or an expired session loses nothing.
import { dropFromTab, keepInTab, keptInTab } from "./kept-in-tab.ts";
import { type Control, controlsOf, isChoice } from "./read-form.ts";
import { typeInto } from "./type-into.ts";

/** Tells a control that draws its own value, such as a combobox, what to take back. */
export const restoreEvent = "countersign:restore";

type Kept = { name: string; value: string; checked?: boolean; label?: string };

const isKept = ({ type }: { type: string }) => type !== "password" && type !== "file";

/** Secrets and files are never kept. */
export function keepDraft(name: string, form: HTMLFormElement): void {
  const kept = controlsOf(form)
    .filter(isKept)
    .map((control): Kept => {
      const { name, value, dataset } = control;
      return {
        name,
        value,
        ...(isChoice(control) && { checked: control.checked }),
        ...(dataset.label && { label: dataset.label }),
      };
    });
  keepInTab(name, kept);
}

export const dropDraft = dropFromTab;

const isRecord = (value: unknown): value is Kept =>
  typeof value === "object" && value !== null && "name" in value && "value" in value && typeof value.value === "string";

function readDraft(name: string): Kept[] {
  const stored = keptInTab(name);
  return Array.isArray(stored) ? stored.filter(isRecord) : [];
}

function takeBack(control: Control, { value, checked, label }: Kept): void {
  if (isChoice(control)) {
    const isOther = control.value === value && control.checked !== checked;
    if (isOther && (checked || control.type === "checkbox")) control.click();
  } else if (control.type === "hidden") {
    control.dispatchEvent(new CustomEvent(restoreEvent, { detail: { value, label: label ?? value } }));
  } else if (control.value !== value) {
    typeInto(control, value);
  }
}

/** Puts a kept draft, if there is one, back into a form. */
export function restoreDraft(name: string, form: HTMLFormElement): void {
  const kept = readDraft(name);
  for (const control of controlsOf(form).filter(isKept)) {
    for (const one of kept) if (one.name === control.name) takeBack(control, one);
  }
}
