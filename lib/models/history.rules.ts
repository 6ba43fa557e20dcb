/** An event as a reader wants it: what it names, and which fields it changed. */
import type { FieldChange } from "#lib/models/history.schema";
import { same } from "#lib/models/material.rules";

type Image = { [column: string]: unknown } | null;
export type LedgerRow = { table: string; key: string; op: string; old: Image; new: Image };

/** Kept for the machine: they say nothing that the rest of the event does not say. */
const MACHINERY: readonly string[] = [
  "id",
  "revision",
  "updated_at",
  "created_at",
  "created_by",
  "model_id",
  "version_id",
  "shown_version_id",
  "last_material_by",
  "last_material_at",
  "material_editors",
  "owner_ids",
  "imported_values",
  "import_id",
  "external_key",
  "number",
  "salt",
  // A request shows its dossier to whoever may open all of its evidence; here its hash says which it was.
  "dossier",
];

const isRecord = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** What the ledger keeps in place of a personal or secret value. */
const isHidden = (value: unknown) => isRecord(value) && (typeof value.commitment === "string" || value.changed === true);
const shown = (value: unknown): FieldChange["before"] => (isHidden(value) ? null : JSON.parse(JSON.stringify(value ?? null)));
const isEmpty = (value: unknown) =>
  value === null || value === undefined || same(value, []) || same(value, {}) || value === false;

const camel = (column: string) => column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const change = ({ table, key }: LedgerRow, field: string, before: unknown, after: unknown): FieldChange => ({
  table,
  key,
  field,
  before: shown(before),
  after: shown(after),
  isPersonal: isHidden(before) || isHidden(after),
});

/** A fact of its own for each that changed: a whole record of facts twice is read by nobody. */
const changesOf = (row: LedgerRow, column: string, before: unknown, after: unknown): FieldChange[] => {
  if (same(before, after) || (isEmpty(before) && isEmpty(after))) return [];
  if (column !== "facts" || !isRecord(after)) return [change(row, camel(column), before, after)];
  const old = isRecord(before) ? before : {};
  return Object.entries(after).flatMap(([fact, value]) => {
    if (
      same(old[fact], value) ||
      (isEmpty(old[fact]) && (value === null || (isRecord(value) && Object.values(value).every(isEmpty))))
    )
      return [];
    return [change(row, `facts.${fact}`, old[fact], value)];
  });
};

/** The fields an event changed, before and after, in the order in which they were captured. */
export const fieldChanges = (rows: readonly LedgerRow[]): FieldChange[] =>
  rows.flatMap((row) => {
    const columns = Object.keys(row.new ?? row.old ?? {}).filter((column) => !MACHINERY.includes(column));
    return columns.flatMap((column) => changesOf(row, column, row.old?.[column], row.new?.[column]));
  });

const textAt = (change: unknown, ...path: string[]): string => {
  const value = path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), change);
  return typeof value === "string" ? value : "";
};

/** The version an event is about, by the words changes use; null when it is about none of these. */
export const versionOf = (subject: string, change: unknown, versionIds: readonly string[]): string | null =>
  [textAt(change, "versionId"), textAt(change, "version", "id"), textAt(change, "id"), subject].find((id) =>
    versionIds.includes(id),
  ) ?? null;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids among the values of changes: of people, units and versions, for whoever has their names. */
export const idsIn = (changes: readonly Pick<FieldChange, "before" | "after">[]): string[] => [
  ...new Set(
    changes
      .flatMap(({ before, after }) => [before, after])
      .filter((value): value is string => typeof value === "string" && UUID.test(value)),
  ),
];

/** The changes with names where ids have one. */
export const withNames = (changes: readonly FieldChange[], names: ReadonlyMap<string, string>): FieldChange[] => {
  const name = (value: FieldChange["before"]) => (typeof value === "string" ? (names.get(value) ?? value) : value);
  return changes.map((one) => ({ ...one, before: name(one.before), after: name(one.after) }));
};
