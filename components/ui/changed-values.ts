// What a form changed: an edit sends that and nothing else, so that it takes back nobody's words it never touched.
import type { FormValue, FormValues } from "./read-form.ts";

const isGroup = (value: FormValue | undefined): value is FormValues =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const same = (one: FormValue | undefined, other: FormValue | undefined) => JSON.stringify(one) === JSON.stringify(other);

/** The values that are other than before; of a group only the parts that are. A list is one value. */
export const changedValues = (before: FormValues, now: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(now).flatMap(([name, value]): [string, FormValue][] => {
      const old = before[name];
      if (same(old, value)) return [];
      return [[name, isGroup(value) && isGroup(old) ? changedValues(old, value) : value]];
    }),
  );
