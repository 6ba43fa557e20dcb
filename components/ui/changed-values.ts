// What a form changed: an edit sends that and nothing else, so that it takes back nobody's words it never touched.
import type { FormValue, FormValues } from "./read-form.ts";

const isGroup = (value: FormValue | undefined): value is FormValues =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const same = (one: FormValue | undefined, other: FormValue | undefined) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The values that are other than before. A group or a list is one value, unless `patched` names it: then what is sent of the
 * group is the parts that are other than before, down to the last.
 */
export const changedValues = (before: FormValues, now: FormValues, patched: readonly string[] = []): FormValues =>
  Object.fromEntries(
    Object.entries(now).flatMap(([name, value]): [string, FormValue][] => {
      const old = before[name];
      if (same(old, value)) return [];
      const isPatched = patched.includes(name) && isGroup(value) && isGroup(old);
      return [[name, isPatched ? changedValues(old, value, Object.keys(value)) : value]];
    }),
  );
