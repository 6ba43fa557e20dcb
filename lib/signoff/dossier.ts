/** Canonical bytes and hashes of dossier and manifest (RFC 8785, SHA-256), and where two dossiers differ. */
import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/core/canonical";
import { documentKey, step } from "#lib/signoff/anchor.rules";
import { type Dossier, dossierSchema, type Manifest, manifestSchema } from "#lib/signoff/dossier.schema";
import type { Difference } from "#lib/signoff/schema";

type Json = Difference["before"];
type Fields = { [key: string]: Json };

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** By UTF-16 code units, as RFC 8785 orders keys: the same on every machine, whatever its language. */
const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const isFields = (value: Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: Json | undefined) => (typeof value === "string" ? value : "");

/** Lists whose items are known by a name of their own. */
const KEY_OF: Record<string, (item: Fields) => string> = {
  checklist: ({ id }) => textOf(id),
  datasets: ({ name }) => textOf(name),
  documentation: ({ key, title }) => documentKey({ key: textOf(key), title: textOf(title) }),
  evidence: ({ sha256: hash, url, revision }) => textOf(hash) || [textOf(url), textOf(revision)].filter(Boolean).join(" "),
  frameworks: ({ id }) => textOf(id),
};
/** Lists that mean a set: their order says nothing. */
const SETS: readonly string[] = [...Object.keys(KEY_OF), "jurisdictions", "knockouts", "upstream"];

const keyOf = (list: string, item: Json): string => {
  const key = Object.hasOwn(KEY_OF, list) && isFields(item) ? KEY_OF[list]?.(item) : undefined;
  return key ?? "";
};

/** The same content with each set in one order, so that the order in which rows were read never moves the hash. */
const inOrder = (value: Json, name = ""): Json => {
  if (Array.isArray(value)) {
    const items = value.map((item) => inOrder(item));
    const place = (item: Json) => `${keyOf(name, item)}\n${canonicalJson(item)}`;
    return SETS.includes(name) ? items.toSorted((a, b) => byText(place(a), place(b))) : items;
  }
  return isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inOrder(part, key)])) : value;
};

/** The bytes that are hashed, as text. Throws ZodError on anything that does not belong into a dossier. */
export const dossierText = (dossier: Dossier): string => canonicalJson(inOrder(dossierSchema.parse(dossier)));

/** SHA-256 of the canonical bytes, 64 hexadecimal digits: what people sign. */
export const dossierHash = (dossier: Dossier): string => sha256(dossierText(dossier));

export const manifestText = (manifest: Manifest): string => canonicalJson(manifestSchema.parse(manifest));
export const manifestHash = (manifest: Manifest): string => sha256(manifestText(manifest));

type Items = Map<string, Json>;

/** Items by their key; a key that comes again gets its number, so that no item hides another. */
const keyed = (list: string, items: readonly Json[]): Items => {
  const all: Items = new Map();
  for (const item of items) {
    const key = keyOf(list, item);
    let free = key;
    for (let count = 2; all.has(free); count++) free = `${key} #${count}`;
    all.set(free, item);
  }
  return all;
};

type Place = { path: readonly string[]; label: readonly string[] };

const isAbsent = (value: Json | undefined) => value === undefined || value === null;
const kindOf = (before: Json | undefined, after: Json | undefined): Difference["kind"] => {
  if (isAbsent(before)) return "added";
  return isAbsent(after) ? "removed" : "changed";
};

const ofItems = (before: Items, after: Items, at: (key: string) => Place): Difference[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .toSorted(byText)
    .flatMap((key) => between(before.get(key), after.get(key), at(key)));

const between = (before: Json | undefined, after: Json | undefined, { path, label }: Place): Difference[] => {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  if (isFields(before) && isFields(after))
    return ofItems(new Map(Object.entries(before)), new Map(Object.entries(after)), (key) => ({
      path: [...path, step(key)],
      label: [...label, key],
    }));
  const list = label.at(-1) ?? "";
  if (Array.isArray(before) && Array.isArray(after) && Object.hasOwn(KEY_OF, list))
    return ofItems(keyed(list, before), keyed(list, after), (key) => ({ path: [...path, step(key)], label }));
  return [
    { path: path.join("/"), label: label.join("."), before: before ?? null, after: after ?? null, kind: kindOf(before, after) },
  ];
};

/**
 * Where two dossiers differ, field by field: controls by id, datasets by name, evidence by SHA-256, documentation by section.
 * `path` has one step for each level, as in a JSON pointer; `label` is the same without those names, the key of a caption.
 */
export const differences = (before: Dossier, after: Dossier): Difference[] =>
  between(inOrder(dossierSchema.parse(before)), inOrder(dossierSchema.parse(after)), { path: [], label: [] });
