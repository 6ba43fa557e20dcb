/** A record of an import in its two forms: values by field path, as a file says them, and the columns that store them. */
import type { FieldValues, Json } from "#lib/imports/stated-fields.rules";
import { type Facts, factsWithDefaults } from "#lib/models/facts.schema";

const MODEL_TEXTS = ["externalId", "claimedStage", "claimedExtent", "claimedImpact", "claimNote"] as const;
const VERSION_TEXTS = ["purpose", "intendedUse", "outOfScopeUse", "limitations", "kind", "domain"] as const;
const CLAIM_TEXTS = ["supplierText", "dataDescription", "repositoryUrl"] as const;
/** Facts a column can lead to; `sourcing` is one that goes by its bare name. */
const FACTS = [
  "usesPersonalData",
  "usesPhi",
  "automatedDecision",
  "decidesAboutPeople",
  "deviceDetermination",
  "coveredEmploymentTool",
  "euAiActClass",
] as const;
const SOURCE = "sourceFields.";

type Texts<K extends string> = Record<K, string | null>;

export type ModelColumns = Texts<(typeof MODEL_TEXTS)[number]> & {
  name: string;
  sensitivity: string;
  inUseSince: string | null;
  inUseSincePrecision: string | null;
  sourceFields: Record<string, string>;
};

/** What an import says of a version beside its content. It counts for nothing. */
export type VersionClaims = Texts<(typeof CLAIM_TEXTS)[number]> & {
  /** Claims on controls, each with the row that makes it. */
  controls: Json[];
  links: Json[];
  protectedAttributes: Json;
};

export type VersionColumns = Texts<(typeof VERSION_TEXTS)[number]> & {
  jurisdictions: string[];
  facts: Facts;
  claims: VersionClaims;
};

export type Columns = { model: ModelColumns; version: VersionColumns };

const none = <K extends string>(names: readonly K[]): Texts<K> => {
  const texts: Partial<Texts<K>> = {};
  for (const name of names) texts[name] = null;
  return texts as Texts<K>;
};

/** A record about which nothing is known. */
const blank = (): Columns => ({
  model: { ...none(MODEL_TEXTS), name: "", sensitivity: "normal", inUseSince: null, inUseSincePrecision: null, sourceFields: {} },
  version: {
    ...none(VERSION_TEXTS),
    jurisdictions: [],
    facts: factsWithDefaults(),
    claims: { ...none(CLAIM_TEXTS), controls: [], links: [], protectedAttributes: null },
  },
});

const isRecord = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: Json | undefined): string | null => (typeof value === "string" ? value : null);
const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

const says = (values: FieldValues, path: string): boolean => Object.hasOwn(values, path);

const texts = <K extends string>(names: readonly K[], held: Texts<K>, values: FieldValues): Texts<K> => {
  const after: Texts<K> = { ...held };
  for (const name of names) if (says(values, name)) after[name] = textOf(values[name]);
  return after;
};

const sourceFieldsAfter = (held: Record<string, string>, values: FieldValues): Record<string, string> => {
  const fields = new Map(Object.entries(held));
  for (const [path, value] of Object.entries(values)) {
    if (!path.startsWith(SOURCE)) continue;
    if (typeof value === "string") fields.set(path.slice(SOURCE.length), value);
    else fields.delete(path.slice(SOURCE.length));
  }
  return Object.fromEntries(fields);
};

const modelAfter = (held: ModelColumns, values: FieldValues): ModelColumns => {
  const since = values.inUseSince;
  return {
    ...held,
    ...texts(MODEL_TEXTS, held, values),
    name: textOf(values.name) ?? held.name,
    sensitivity: textOf(values.sensitivity) ?? held.sensitivity,
    ...(since !== undefined && {
      inUseSince: isRecord(since) ? textOf(since.date) : null,
      inUseSincePrecision: isRecord(since) ? textOf(since.precision) : null,
    }),
    sourceFields: sourceFieldsAfter(held.sourceFields, values),
  };
};

const factsAfter = (held: Facts, values: FieldValues): Facts => {
  const said = FACTS.filter((fact) => says(values, `facts.${fact}`)).map((fact) => [fact, values[`facts.${fact}`]] as const);
  return factsWithDefaults({
    ...held,
    ...Object.fromEntries(said),
    ...(says(values, "sourcing") && Object.fromEntries([["sourcing", values.sourcing]])),
  });
};

const claimsAfter = (held: VersionClaims, values: FieldValues, row: number): VersionClaims => ({
  ...held,
  ...texts(CLAIM_TEXTS, held, values),
  ...(says(values, "claims") && {
    controls: listOf(values.claims).map((claim) => (isRecord(claim) ? { ...claim, row } : claim)),
  }),
  ...(says(values, "links") && { links: listOf(values.links) }),
  ...(says(values, "protectedAttributes") && { protectedAttributes: values.protectedAttributes ?? null }),
});

/** The record after `values` of `row` are written; without `held` it is a new one. What they do not speak about stays. */
export const columnsAfter = (held: Columns | null, values: FieldValues, row: number): Columns => {
  const { model, version } = held ?? blank();
  return {
    model: modelAfter(model, values),
    version: {
      ...version,
      ...texts(VERSION_TEXTS, version, values),
      ...(says(values, "jurisdictions") && {
        jurisdictions: listOf(values.jurisdictions).filter((code) => typeof code === "string"),
      }),
      facts: factsAfter(version.facts, values),
      claims: claimsAfter(version.claims, values, row),
    },
  };
};

const withoutRow = (claim: Json): Json => {
  if (!isRecord(claim)) return claim;
  const { row: _, ...rest } = claim;
  return rest;
};

/** What stands in the columns, by the same field paths. */
export const valuesOf = ({ model, version }: Columns): FieldValues => {
  const { inUseSince, inUseSincePrecision, sourceFields, ...plain } = model;
  const { facts, claims, ...content } = version;
  const { controls, ...said } = claims;
  return Object.fromEntries<Json>([
    ...Object.entries(plain),
    ["inUseSince", inUseSince === null ? null : { date: inUseSince, precision: inUseSincePrecision }],
    ...Object.entries(content),
    ...FACTS.map((fact): [string, Json] => [`facts.${fact}`, facts[fact]]),
    ["sourcing", facts.sourcing],
    ["claims", controls.map(withoutRow)],
    ...Object.entries(said),
    ...Object.entries(sourceFields).map(([name, text]): [string, Json] => [SOURCE + name, text]),
  ]);
};

const MATERIAL = new Set<string>([...VERSION_TEXTS, "jurisdictions", "sourcing"]);

/** Whether people sign the field. Once they are asked to, or have, an import writes it no more. */
export const isMaterial = (path: string): boolean => MATERIAL.has(path) || path.startsWith("facts.");
