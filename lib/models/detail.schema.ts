/** Everything the page of a model says: what it is, how risky, where it is, whether it may be used, who acts next. */
import { z } from "zod";
import { gateSchema, signingRoleSchema, stageSchema, tierSchema } from "#lib/lifecycle/schema";
import { changeClassSchema } from "#lib/models/content.schema";
import { claimSchema, flagSchema } from "#lib/models/list.schema";
import { approvalSchema, recordTypeSchema } from "#lib/models/schema";
import { contentShape } from "#lib/models/version.schema";

const named = z.object({ id: z.string(), name: z.string() });
const linked = z.object({ id: z.string(), ref: z.string(), name: z.string(), use: z.string().nullable() });

export const VersionRow = z.object({
  id: z.string(),
  label: z.string(),
  number: z.number(),
  stage: stageSchema,
  substate: z.string().nullable(),
  stageSince: z.date(),
  tier: tierSchema.nullable(),
  changeClass: changeClassSchema.nullable(),
  summary: z.string().nullable(),
  revision: z.number(),
  frozenAt: z.date().nullable(),
  createdAt: z.date(),
  authors: z.array(named),
  isShown: z.boolean(),
  isLive: z.boolean(),
});
export type VersionRow = z.output<typeof VersionRow>;

export const DeploymentRow = z.object({
  id: z.string(),
  version: named,
  environment: z.string(),
  endpoint: z.string().nullable(),
  extent: z.string(),
  asFound: z.boolean(),
  since: z.string().nullable().describe("The day it has run since, when it was found running"),
  fromAt: z.date(),
});
export type DeploymentRow = z.output<typeof DeploymentRow>;

export const OpenRequestRow = z.object({
  id: z.string(),
  version: named,
  to: stageSchema,
  gate: gateSchema.nullable(),
  requestedBy: named.nullable(),
  requestedAt: z.date(),
  signedBy: z.array(z.string()).describe("Names on signatures that an edit of what people sign would void"),
  waiting: z.array(
    z.object({ signoffId: z.string(), roles: z.array(signingRoleSchema), meaning: z.string(), openedAt: z.string().nullable() }),
  ),
});
export type OpenRequestRow = z.output<typeof OpenRequestRow>;

/** What an import left beside the record. It counts for nothing and is searched and exported. */
export const Imported = z.object({
  source: z.string(),
  externalId: z.string().nullable(),
  importId: z.string().nullable(),
  importedAt: z.string().nullable(),
  fields: z.record(z.string(), z.json()),
  claims: z.record(z.string(), z.json()).describe("What it says of the version: dates, supplier, repository, controls"),
  claimNote: z.string().nullable(),
  contact: z.string().nullable().describe("A contact, not an owner; nobody has been written to"),
});

export const ModelDetail = z.object({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  revision: z.number(),
  businessUnit: named,
  owner: named.extend({ accepted: z.boolean() }).nullable(),
  recordType: recordTypeSchema,
  recordTypeReason: z.string().nullable(),
  recordTypeConfirmed: z.boolean(),
  sensitivity: z.string(),
  tags: z.array(z.string()),
  notes: z.string().nullable(),
  onHold: z.json().nullable(),
  duplicateOf: z.object({ id: z.string(), ref: z.string(), name: z.string() }).nullable(),
  archivedAt: z.date().nullable(),
  archiveReason: z.string().nullable(),
  stage: stageSchema,
  substate: z.string().nullable(),
  stageSince: z.date(),
  tier: tierSchema.nullable(),
  provisional: z.boolean(),
  unconfirmedTier: tierSchema.nullable().describe("What a rating came to that nobody has confirmed yet; it counts for nothing"),
  approval: approvalSchema,
  approvedHow: z.enum(["peer_reviewed", "without_second_line"]).nullable().describe("How a low-tier approval came about"),
  currentVersionId: z.string(),
  openVersionId: z.string().nullable().describe("The version a material edit goes to"),
  content: contentShape.describe("Of the version shown"),
  unknownFacts: z.array(z.string()),
  notPinned: z.boolean(),
  versions: z.array(VersionRow).describe("Newest first"),
  deployments: z.array(DeploymentRow).describe("Where versions run now, newest first"),
  openRequests: z.array(OpenRequestRow),
  flags: z.array(flagSchema),
  claim: claimSchema.nullable(),
  imported: Imported.nullable(),
  upstream: z.array(linked),
  downstream: z.array(linked),
  hiddenLinks: z.number().describe("Linked models in units the caller does not see"),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type ModelDetail = z.output<typeof ModelDetail>;
