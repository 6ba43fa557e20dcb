/** A later import meets a record: what the source changed is written, what people edited here stays. Nothing is decided silently. */
import type { FieldValues, Json } from "#lib/imports/stated-fields.rules";

/** A difference that stays: what stands here and what the file says now. */
export type KeptDifference = { field: string; here: Json; source: Json };

export type Reconciliation = {
  outcome: "created" | "updated" | "unchanged";
  /** The fields to write, with the value of the file. */
  write: FieldValues;
  /** Fields edited here since the last import, where the file says something else. */
  kept: KeptDifference[];
  /** To remember: per field the value an import wrote last. A kept field keeps the one before, so that it still counts as edited. */
  imported: FieldValues;
};

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Equality of JSON values, whatever the order of members. */
export const sameJson = (a: Json, b: Json): boolean => {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index] ?? null));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] ?? null, b[key] ?? null))
  );
};

/** Nothing said, in whichever form a field says it. */
const isEmpty = (value: Json) => value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** An own member, so that a field called like a member of every object is not taken for one. */
const own = (values: FieldValues, field: string): Json => (Object.hasOwn(values, field) ? (values[field] ?? null) : null);

const same = (a: Json, b: Json) => sameJson(a, b) || (isEmpty(a) && isEmpty(b));

/**
 * What an import does to one record. `previous`: per field the last value an import wrote, null for a record that is new;
 * `here`: what stands now; `incoming`: what the file says. A field that `incoming` lacks is not touched.
 */
export const reconcile = (previous: FieldValues | null, here: FieldValues, incoming: FieldValues): Reconciliation => {
  if (previous === null) return { outcome: "created", write: incoming, kept: [], imported: incoming };
  const write: [string, Json][] = [];
  const agreed: [string, Json][] = [];
  const kept: KeptDifference[] = [];
  for (const [field, source] of Object.entries(incoming)) {
    const now = own(here, field);
    const last = own(previous, field);
    if (same(now, source)) agreed.push([field, source]);
    else if (same(now, last)) write.push([field, source]);
    else kept.push({ field, here: now, source });
  }
  const imported = Object.fromEntries([...Object.entries(previous), ...agreed, ...write]);
  return { outcome: write.length > 0 ? "updated" : "unchanged", write: Object.fromEntries(write), kept, imported };
};
