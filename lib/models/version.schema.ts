/** What goes into versions and what comes out of them. */
import { z } from "zod";
import { stageSchema, tierSchema } from "#lib/lifecycle/schema";
import { datasetsSchema, documentationSchema, identitySchema, upstreamSchema, versionFields } from "#lib/models/content.schema";
import { Facts } from "#lib/models/facts.schema";
import { authorsSchema, cleared, labelSchema, maybe, revisionSchema, voidedSchema } from "#lib/models/schema";
import { ADDRESS, EDITORIAL, id, prose } from "#lib/models/text.schema";

const modelId = id.meta(ADDRESS);
const versionId = id.meta(ADDRESS);
const label = labelSchema.describe("Name of the version, unique in its model").meta(EDITORIAL);
const summary = prose.min(1, "problem.empty").describe("What changes, in a sentence").meta(EDITORIAL);
const { changeClass, artifactUri, artifactDigest, identity, datasets, documentation } = versionFields;

const content = {
  summary: cleared(summary),
  artifactUri: cleared(artifactUri),
  artifactDigest: cleared(artifactDigest),
  identity: maybe(identity),
  datasets: maybe(datasets),
  documentation: maybe(documentation),
  authors: maybe(authorsSchema),
};

type Short = { identity?: unknown; artifactUri?: string | null | undefined; artifactDigest?: string | null | undefined };
const saidTwice = { path: ["identity"], error: "is given in its long and in its short form; one is enough" };
const isSaidOnce = ({ identity, artifactUri, artifactDigest }: Short) =>
  identity === undefined || (artifactUri ?? artifactDigest ?? null) === null;

export const CreateVersionInput = z
  .strictObject({ modelId, label: maybe(label), changeClass, ...content })
  .refine(isSaidOnce, saidTwice);
export type CreateVersionInput = z.output<typeof CreateVersionInput>;

export const ReviseVersionInput = z
  .strictObject({ versionId, revision: revisionSchema, label: maybe(label), changeClass: maybe(changeClass), ...content })
  .refine(isSaidOnce, saidTwice);
export type ReviseVersionInput = z.output<typeof ReviseVersionInput>;

export const GetVersionInput = z.strictObject({ versionId });
export const CompareVersionsInput = z.strictObject({
  versionId,
  against: id.optional().describe("The version to compare with; the one before when left out").meta(ADDRESS),
});

const person = z.object({ id: z.string(), name: z.string() });

/** The short form of a version that commands on it answer with. */
export const VersionRecord = z.object({
  id: z.string(),
  modelId: z.string(),
  label: z.string(),
  stage: stageSchema,
  substate: z.string().nullable(),
  changeClass: z.string().nullable(),
  revision: z.number(),
  carriedOver: z.object({ assessments: z.number(), answers: z.number(), attachments: z.number() }).optional(),
  voided: z.array(voidedSchema).default([]),
});
export type VersionRecord = z.input<typeof VersionRecord>;

/** The content of a version as it is read. Stored content is looked at, not refused: rules of today bind new input only. */
export const contentShape = z.object({
  purpose: z.string().nullable(),
  intendedUse: z.string().nullable(),
  outOfScopeUse: z.string().nullable(),
  limitations: z.string().nullable(),
  kind: z.string().nullable(),
  domain: z.string().nullable(),
  jurisdictions: z.array(z.string()),
  facts: Facts,
  upstream: upstreamSchema,
  changeClass: z.string().nullable(),
  identity: identitySchema.nullable(),
  datasets: datasetsSchema,
  documentation: documentationSchema,
});

export const VersionDetail = z.object({
  id: z.string(),
  modelId: z.string(),
  modelRef: z.string(),
  modelName: z.string(),
  label: z.string(),
  number: z.number(),
  stage: stageSchema,
  substate: z.string().nullable(),
  stageSince: z.date(),
  frozenAt: z.date().nullable(),
  tier: tierSchema.nullable(),
  summary: z.string().nullable(),
  revision: z.number(),
  content: contentShape,
  links: z
    .array(z.object({ modelId: z.string(), use: z.string().nullable(), ref: z.string().nullable(), name: z.string().nullable() }))
    .describe("The models of upstream; without name where the caller does not see one"),
  unknownFacts: z.array(z.string()),
  notPinned: z.boolean(),
  authors: z.array(person.extend({ email: z.string() })),
  createdBy: person.nullable(),
  createdAt: z.date(),
  lastMaterialBy: person.nullable(),
  lastMaterialAt: z.date().nullable(),
  carriedFrom: z.object({ id: z.string(), label: z.string() }).nullable(),
  dossierHash: z.string().nullable().describe("Of the newest request of this version"),
});

export type VersionDetail = z.output<typeof VersionDetail>;

const value = z.json();
export const Comparison = z.object({
  version: z.object({ id: z.string(), label: z.string(), modelId: z.string() }),
  against: z.object({ id: z.string(), label: z.string() }).nullable().describe("Null when there is nothing to compare with"),
  changes: z.array(z.object({ field: z.string(), part: z.string().nullable(), before: value, after: value })),
});
