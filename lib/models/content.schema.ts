/** What a version holds: the content people sign, and what identifies the thing that was built, bought or configured. */
import { z } from "zod";
import { digest, id, line, MATERIAL, markdown } from "#lib/models/text.schema";

export const CHANGE_CLASSES = ["minor", "moderate", "major", "planned", "emergency"] as const;
export const changeClassSchema = z.enum(CHANGE_CLASSES);

const digestOrNone = digest.nullable().default(null);
const word = (charactersMax: number) => line(charactersMax).pipe(z.string().min(1));

/**
 * What identifies a version, by what it is. `name: null` of a hosted model says that the supplier does not pin it, which is
 * legal and printed on the first page.
 */
export const identitySchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("artefact"), uri: line(2000).nullable().default(null), digest: digestOrNone }),
  z.strictObject({
    type: z.literal("supplier_release"),
    product: word(300),
    release: word(300),
    configurationDigest: digestOrNone,
    seen: z.iso.date().nullable().default(null).describe("The day this release was seen to run"),
  }),
  z.strictObject({
    type: z.literal("hosted_model"),
    provider: word(300),
    name: line(300).nullable().default(null).describe("The dated name, as model-2026-05-01; null when it is not pinned"),
    prompt: digestOrNone,
    retrievalSet: digestOrNone,
    guardrails: digestOrNone,
    tools: digestOrNone,
  }),
  z.strictObject({ type: z.literal("rules"), repository: word(2000), commit: word(200) }),
]);
export type Identity = z.output<typeof identitySchema>;
export const IDENTITY_TYPES = ["artefact", "supplier_release", "hosted_model", "rules"] as const satisfies Identity["type"][];

/** True when nobody outside the supplier can say which model answers. */
export const isNotPinned = (identity: Identity | null): boolean => identity?.type === "hosted_model" && identity.name === null;

export const datasetSchema = z.strictObject({
  name: word(300),
  version: line(200).nullable().default(null),
  digest: digestOrNone,
  classification: line(100).nullable().default(null).describe("How the data is classified, as internal or confidential"),
});
export type Dataset = z.output<typeof datasetSchema>;

export const DOCUMENT_KEYS = ["purpose", "data", "method", "assumptions", "limitations", "testing", "use", "other"] as const;
export const documentSchema = z.strictObject({
  key: z.enum(DOCUMENT_KEYS),
  title: word(200),
  text: markdown.describe("Markdown without HTML"),
});
export type Document = z.output<typeof documentSchema>;

const unlike = <T>(list: T[], key: (item: T) => string) => new Set(list.map(key)).size === list.length;

export const datasetsSchema = z
  .array(datasetSchema)
  .max(200)
  .refine((list) => unlike(list, ({ name, version }) => `${name}\n${version}`), "problem.dataset_twice");
export const documentationSchema = z
  .array(documentSchema)
  .max(100)
  .refine((list) => unlike(list, ({ key, title }) => (key === "other" ? `other ${title}` : key)), "problem.section_twice");

/** A model this one takes something from. */
export const linkSchema = z.strictObject({
  modelId: id,
  use: line(300).nullable().default(null).describe("What is taken from it, as: probability of default"),
});
export type Link = z.output<typeof linkSchema>;
export const upstreamSchema = z
  .array(linkSchema)
  .max(200)
  .refine((list) => unlike(list, ({ modelId }) => modelId), "problem.model_twice");

/** What the version alone carries. */
export const versionFields = {
  changeClass: changeClassSchema.describe("How much changes against the version before").meta(MATERIAL),
  artifactUri: line(2000).describe("Where the artefact is; short for identity of type artefact").meta(MATERIAL),
  artifactDigest: digest.describe("SHA-256 of the artefact; short for identity of type artefact").meta(MATERIAL),
  identity: identitySchema.describe("What identifies the version").meta(MATERIAL),
  datasets: datasetsSchema.describe("Data it was built and tested with").meta(MATERIAL),
  documentation: documentationSchema.describe("What a reader must know, by section").meta(MATERIAL),
};
