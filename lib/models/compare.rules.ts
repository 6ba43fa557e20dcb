/** Where the content of two versions differs, field by field. */
import { type Content, same } from "#lib/models/material.rules";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type FieldChange = { field: string; part: string | null; before: Json; after: Json };

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null));

const isRecord = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Parts of a field by the name a reader knows them by. */
const PARTS: Record<string, (value: unknown) => [string, unknown][]> = {
  facts: (value) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([fact, answer]) => (isRecord(answer) ? pointsOf(fact, answer) : [[fact, answer]]))
      : [],
  identity: (value) => (isRecord(value) ? Object.entries(value) : []),
  datasets: (value) => named(value, ({ name, version }) => `${String(name)}${version ? ` ${String(version)}` : ""}`),
  documentation: (value) =>
    named(
      value,
      ({ key, title }) => (key === "other" ? String(title) : String(key)),
      ({ text }) => text,
    ),
  upstream: (value) =>
    named(
      value,
      ({ modelId }) => String(modelId),
      ({ use }) => use ?? "linked",
    ),
};

function pointsOf(fact: string, points: { [key: string]: unknown }): [string, unknown][] {
  return Object.entries(points).map(([point, answer]) => [`${fact}.${point}`, answer]);
}

function named(
  value: unknown,
  key: (item: { [key: string]: unknown }) => string,
  shown: (item: { [key: string]: unknown }) => unknown = (item) => item,
): [string, unknown][] {
  return Array.isArray(value) ? value.filter(isRecord).map((item) => [key(item), shown(item)]) : [];
}

const changesOf = (field: string, before: unknown, after: unknown): FieldChange[] => {
  if (same(before, after)) return [];
  const parts = Object.hasOwn(PARTS, field) ? PARTS[field] : undefined;
  if (!parts) return [{ field, part: null, before: json(before), after: json(after) }];
  const old = new Map(parts(before));
  const now = new Map(parts(after));
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((part) => !same(old.get(part), now.get(part)))
    .map((part) => ({ field, part, before: json(old.get(part)), after: json(now.get(part)) }));
};

/** What is not the same in the two, in the order of the content. Equal content gives none. */
export const contentChanges = (before: Content, after: Content): FieldChange[] => {
  const old: { [key: string]: unknown } = before;
  return Object.entries(after).flatMap(([field, value]) => changesOf(field, old[field], value));
};
