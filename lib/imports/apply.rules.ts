/** What one row of a file does to the inventory: a new record, a change that people's own edits outlive, or nothing. */
import { type Reason, reason } from "#lib/core/errors";
import type { RecordRow } from "#lib/imports/batch.schema";
import { type KeptDifference, reconcile, sameJson } from "#lib/imports/reconcile.rules";
import { type Columns, isMaterial, valuesOf } from "#lib/imports/record-columns.rules";
import type { FieldValues } from "#lib/imports/stated-fields.rules";

/** Why an import archives a record; a person's own reasons are others (ArchiveModelInput). */
export const CLAIMED_RETIRED = "claimed_retired";
export const IMPORT_UNDONE = "import_undone";

/** A record of this source as it stands here. */
export type Here = {
  id: string;
  columns: Columns;
  /** Per field the value an import wrote last. */
  imported: FieldValues;
  contact: string | null;
  archiveReason: string | null;
  isArchived: boolean;
  /** Its one version is neither frozen nor asked to be signed, and runs nowhere by a deployment of ours. */
  isContentOpen: boolean;
  /** It stands in a unit in which the person who imports may import. */
  isYours: boolean;
};

/** A change of a record that is here. `archiveReason` is absent when nothing changes about the archive, null to take it out. */
export type Update = {
  write: FieldValues;
  /** Values on which file and record came to agree by themselves: remembered, not written. */
  agreed: FieldValues;
  restored: boolean;
  archiveReason?: string | null;
};

export type Verdict =
  | { outcome: "created" }
  | { outcome: "rejected"; why: Reason }
  | { outcome: "updated" | "unchanged"; update: Update | null; kept: KeptDifference[]; why: Reason | null };

/** Fields that say where a record came in, not what it is: an import never moves one. */
const settled = ({ unitName: _, ...values }: FieldValues): FieldValues => values;

export const archivedOnArrival = (values: FieldValues): string | null =>
  values.claimedStage === "retired" ? CLAIMED_RETIRED : null;

/** What a changed claim about the stage means for the archive. A record people archived themselves stays where they put it. */
const archiveAfter = (here: Here, write: FieldValues, restored: boolean): Pick<Update, "archiveReason"> => {
  const stage = Object.hasOwn(write, "claimedStage") ? write.claimedStage : here.columns.model.claimedStage;
  const wanted = stage === "retired" ? CLAIMED_RETIRED : null;
  if (restored) return { archiveReason: wanted };
  if (!Object.hasOwn(write, "claimedStage")) return {};
  if (wanted === null) return here.archiveReason === CLAIMED_RETIRED ? { archiveReason: null } : {};
  return here.isArchived || !here.isContentOpen ? {} : { archiveReason: wanted };
};

const without = (values: FieldValues, paths: ReadonlySet<string>): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([path]) => !paths.has(path)));

/** Parts of `after` that `before` does not have so. */
const news = (before: FieldValues, after: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(after).filter(([path, value]) => !(Object.hasOwn(before, path) && sameJson(before[path] ?? null, value))),
  );

const isEmpty = (values: FieldValues) => Object.keys(values).length === 0;

/** Holds the row against the record that has its key, or against none. */
export const judge = (row: RecordRow, here: Here | undefined): Verdict => {
  if (!here) return { outcome: "created" };
  if (!here.isYours) return { outcome: "rejected", why: reason("record-elsewhere", { row: row.row }) };
  const restored = here.archiveReason === IMPORT_UNDONE;
  if (here.isArchived && !restored && here.archiveReason !== CLAIMED_RETIRED)
    return { outcome: "unchanged", update: null, kept: [], why: reason("archived-here", { row: row.row }) };
  const stands = valuesOf(here.columns);
  const found = reconcile(here.imported, stands, settled(row.values));
  const shut = new Set(here.isContentOpen ? [] : Object.keys(found.write).filter(isMaterial));
  const write = without(found.write, shut);
  const held = [...shut].map((field) => ({ field, here: stands[field] ?? null, source: found.write[field] ?? null }));
  const agreed = without(news(here.imported, found.imported), new Set(Object.keys(found.write)));
  const update: Update = { write, agreed, restored, ...archiveAfter(here, write, restored) };
  const isChanged = !isEmpty(write) || restored || (row.contact !== undefined && row.contact !== here.contact);
  return {
    outcome: isChanged ? "updated" : "unchanged",
    update: isChanged || !isEmpty(agreed) ? update : null,
    kept: [...found.kept, ...held],
    why: null,
  };
};

const isSaid = (value: FieldValues[string] | undefined) =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);

/** Fields in which a record of another origin can be compared: its own words, and the stage it has or claims. */
const isComparable = (path: string) => path === "name" || path === "claimedStage" || isMaterial(path);

/** What a comparison finds of a record that is here: each field about which the file says something else. Nothing changes. */
export const differences = (row: RecordRow, here: Here): KeptDifference[] => {
  const stands = valuesOf(here.columns);
  return Object.entries(settled(row.values))
    .filter(([field, source]) => isSaid(source) && (!isEmpty(here.imported) || isComparable(field)))
    .map(([field, source]) => ({ field, here: stands[field] ?? null, source }))
    .filter((difference) => !sameJson(difference.here, difference.source));
};
