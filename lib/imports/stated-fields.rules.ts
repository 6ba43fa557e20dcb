/** Which fields a file can speak about: those its columns lead to. About the others it is silent, which is not the same as empty. */
import { type Column, isClaim, type Mapping } from "#lib/imports/mapping.schema";
import type { ImportedRow } from "#lib/imports/record.schema";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
/** Values by field path: `name`, `facts.usesPhi`, `sourceFields.bureau`. */
export type FieldValues = Record<string, Json>;

const SOURCE = "sourceFields.";

const pathsOf = (column: string, rule: Column | undefined): string[] => {
  if (!rule) return [SOURCE + column];
  if (isClaim(rule)) return ["claims"];
  if (rule.to === "source_field") return [SOURCE + (rule.as ?? column)];
  const kept = SOURCE + (rule.keep_as ?? column);
  if (rule.to === "claimedStage") return ["claimedStage", "claimedExtent", kept];
  if (rule.to === "link") return ["links", ...(rule.claim ? ["claims"] : []), kept];
  return [rule.to, kept];
};

/** The field paths that a file with this `header` states under `mapping`. */
export const statedFields = (mapping: Mapping, header: readonly string[]): ReadonlySet<string> => {
  const columns = new Map(Object.entries(mapping.columns));
  const always = mapping.defaults.jurisdictions.length > 0 ? ["jurisdictions"] : [];
  return new Set([...always, ...header.flatMap((column) => pathsOf(column, columns.get(column)))]);
};

/** JSON without undefined members, as a database gives it back. */
const plain = (value: unknown): Json =>
  typeof value === "string" || typeof value === "boolean" ? value : JSON.parse(JSON.stringify(value ?? null));

const valueAt = ({ fields, claims }: ImportedRow, path: string): unknown => {
  if (path === "claims") return claims.map(({ row: _, ...claim }) => claim);
  if (path.startsWith(SOURCE)) return own(fields.sourceFields, path.slice(SOURCE.length));
  return path.startsWith("facts.") ? own(fields.facts, path.slice(6)) : own(fields, path);
};

const own = (values: object, name: string): unknown => Object.getOwnPropertyDescriptor(values, name)?.value;

/**
 * What the row says, by field path, for remembering and comparing. The contact is left out, because what is remembered is
 * copied into history and a person's address must not be; it simply follows the file. A claim goes without its row number,
 * so that a file in another order says the same.
 */
export const fieldValues = (record: ImportedRow, stated: ReadonlySet<string>): FieldValues => {
  const said = [...stated]
    .filter((path) => path !== "contact")
    .map((path): [string, Json] => [path, plain(valueAt(record, path))]);
  const kept = Object.entries(record.fields.sourceFields).map(([name, text]): [string, Json] => [SOURCE + name, text]);
  return Object.fromEntries([...said, ...kept]);
};
