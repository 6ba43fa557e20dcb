// What a form holds, as the input of a command: names with dots become nested values, each of the kind its control has.

export type FormValues = { [name: string]: FormValue };
export type FormValue = string | number | boolean | null | FormValue[] | FormValues;

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

/** A box to tick or a dot to choose. */
export const isChoice = (control: Control): control is HTMLInputElement =>
  control.type === "checkbox" || control.type === "radio";

/** The named controls of a form that take part in sending it. */
export const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((element) => isControl(element)).filter(({ name, disabled }) => name !== "" && !disabled);

/** The value of one control; undefined when nothing was entered or chosen. A lone checkbox is always true or false. */
function entered(control: Control): FormValue | undefined {
  if (!isChoice(control)) return written(control);
  if (control.type === "checkbox" && !("many" in control.dataset)) return control.checked;
  return control.checked ? written(control) : undefined;
}

function written({ type, value, dataset }: Control): FormValue | undefined {
  if (type === "file" || value.trim() === "") return undefined;
  if ("json" in dataset) return JSON.parse(value);
  return type === "number" ? Number(value) : value;
}

const isGroup = (value: FormValue | undefined): value is FormValues =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function put(into: FormValues, [name = "", ...rest]: string[], value: FormValue, many: boolean): void {
  const held = into[name];
  if (rest.length > 0) {
    const group = isGroup(held) ? held : {};
    into[name] = group;
    put(group, rest, value, many);
  } else if (many) {
    into[name] = [...(Array.isArray(held) ? held : []), value];
  } else {
    into[name] = value;
  }
}

/** Groups whose names are 0, 1, 2 … are lists: `datasets.0.name`. A removed row leaves no hole. */
function withLists(value: FormValue): FormValue {
  if (!isGroup(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, FormValue] => [name, withLists(inner)]);
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  return isList ? entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner) : Object.fromEntries(entries);
}

/**
 * Reads a form. What is empty is left out. Options that are not text (true, null, 3) come back as what they are; checkboxes of
 * one name come back as a list.
 */
export function readForm(form: HTMLFormElement): FormValues {
  const values: FormValues = {};
  for (const control of controlsOf(form)) {
    const value = entered(control);
    if (value !== undefined) put(values, control.name.split("."), value, "many" in control.dataset);
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withLists(value)]));
}
