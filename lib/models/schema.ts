/** What goes into the inventory and what comes out of it: models. */
import { z } from "zod";
import { stageSchema, tierSchema } from "#lib/lifecycle/schema";
import { upstreamSchema } from "#lib/models/content.schema";
import { domainSchema, Facts, kindSchema } from "#lib/models/facts.schema";
import { FactsPatch } from "#lib/models/facts-patch.schema";
import { ADDRESS, EDITORIAL, id, jurisdictionSchema, line, MATERIAL, nameSchema, prose } from "#lib/models/text.schema";
import { Email } from "#lib/people/schema";

export const RECORD_TYPES = ["model", "not_a_model", "undetermined"] as const;
export const recordTypeSchema = z.enum(RECORD_TYPES);
export type RecordType = z.infer<typeof recordTypeSchema>;

/** Why a record leaves the list. A model in use is retired through its gate, not archived. */
export const ARCHIVE_REASONS = ["registered_by_mistake", "duplicate", "not_pursued"] as const;
export const archiveReasonSchema = z.enum(ARCHIVE_REASONS);

export const APPROVALS = ["none", "open", "approved"] as const;
export const approvalSchema = z.enum(APPROVALS);

const modelId = id.meta(ADDRESS);
export const revisionSchema = z
  .int()
  .positive()
  .describe("The revision that was read; 409 when somebody was faster")
  .meta(ADDRESS);

const text = prose.min(1, "problem.empty");
const purpose = text.describe("What it is for, in words a newcomer understands").meta(MATERIAL);
const intendedUse = text.describe("Who may use it, for which decision, on whom").meta(MATERIAL);
const outOfScopeUse = text.describe("What it must not be used for").meta(MATERIAL);
const limitations = text.describe("Where it is wrong or weak").meta(MATERIAL);
const name = nameSchema.describe("Short name, as people say it").meta(EDITORIAL);
const businessUnit = id.describe("Id of the business unit, see GET /units").meta(EDITORIAL);
const ownerEmail = Email.describe("The accountable owner, by e-mail; says yes before the model leaves intake").meta(MATERIAL);
export const authorsSchema = z
  .array(Email)
  .max(50)
  .refine((list) => new Set(list).size === list.length, "problem.person_twice")
  .describe("Who builds the version, by e-mail; the caller when a data scientist")
  .meta(MATERIAL);
const kind = kindSchema.describe("The technique. Choose vendor only if the technique is not disclosed").meta(MATERIAL);
const domain = domainSchema.describe("What it is used for").meta(MATERIAL);
const jurisdictions = z
  .array(jurisdictionSchema)
  .max(60)
  .transform((codes) => [...new Set(codes)].sort())
  .describe("Where it is used")
  .meta(MATERIAL);
const upstream = upstreamSchema.describe("Models whose output it takes").meta(MATERIAL);
const tags = z
  .array(line(60).pipe(z.string().min(1)))
  .max(20)
  .describe("Words to find it by")
  .meta(EDITORIAL);
const notes = text.describe("Anything else; not part of what is signed").meta(EDITORIAL);
export const labelSchema = line(60).pipe(z.string().min(1, "problem.version_label"));

/** An absent text clears nothing; null clears it. */
export const cleared = <T extends z.ZodType>(field: T) =>
  field
    .nullable()
    .optional()
    .meta(z.globalRegistry.get(field) ?? {});
export const maybe = <T extends z.ZodType>(field: T) => field.optional().meta(z.globalRegistry.get(field) ?? {});

export const RegisterModelInput = z.strictObject({
  name,
  purpose,
  kind,
  domain,
  intendedUse: cleared(intendedUse),
  outOfScopeUse: cleared(outOfScopeUse),
  limitations: cleared(limitations),
  businessUnit: maybe(businessUnit),
  ownerEmail: maybe(ownerEmail),
  authors: maybe(authorsSchema),
  jurisdictions: maybe(jurisdictions),
  facts: Facts.prefault({}).describe("What is known; the rest is listed as open").meta(MATERIAL),
  upstream: maybe(upstream),
  tags: maybe(tags),
  notes: cleared(notes),
  label: labelSchema.default("1.0").describe("Label of the first version").meta(EDITORIAL),
  summary: cleared(text.describe("What the version is about").meta(EDITORIAL)),
});
export type RegisterModelInput = z.output<typeof RegisterModelInput>;

export const ReviseModelInput = z.strictObject({
  modelId,
  revision: revisionSchema,
  name: maybe(name),
  businessUnit: maybe(businessUnit),
  ownerEmail: maybe(ownerEmail),
  tags: maybe(tags),
  notes: cleared(notes),
  purpose: maybe(purpose),
  intendedUse: cleared(intendedUse),
  outOfScopeUse: cleared(outOfScopeUse),
  limitations: cleared(limitations),
  kind: maybe(kind),
  domain: maybe(domain),
  jurisdictions: maybe(jurisdictions),
  facts: FactsPatch.optional().describe("Facts that change; the others stay").meta(MATERIAL),
  upstream: maybe(upstream),
});
export type ReviseModelInput = z.output<typeof ReviseModelInput>;

const why = text.max(2000).describe("Why");
export const ArchiveModelInput = z.strictObject({
  modelId,
  reason: archiveReasonSchema.meta(EDITORIAL),
  duplicateOf: id.optional().describe("The model that stays; needed for duplicate").meta(EDITORIAL),
});
export const UnarchiveModelInput = z.strictObject({ modelId });
export const SetRecordTypeInput = z.strictObject({
  modelId,
  recordType: recordTypeSchema.meta(EDITORIAL),
  reason: why.optional().describe("Why it is no model; needed for not_a_model").meta(EDITORIAL),
});
export const ConfirmRecordTypeInput = z.strictObject({ modelId });
export const AssignOwnerInput = z.strictObject({ modelId, ownerEmail });
export const AcceptOwnerInput = z.strictObject({ modelId });
export const GetModelInput = z.strictObject({ modelId });

/** What an edit did to a request under review. */
export const voidedSchema = z.object({
  transitionId: z.string(),
  versionId: z.string(),
  fields: z.array(z.string()).describe("The fields that did it"),
  signatureIds: z.array(z.string()).describe("Signatures that count no more"),
});
export type VoidedRequest = z.infer<typeof voidedSchema>;

/** The short form of a model that every command on it answers with. */
export const ModelRecord = z.object({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  recordType: recordTypeSchema,
  stage: stageSchema,
  substate: z.string().nullable(),
  tier: tierSchema.nullable(),
  approval: approvalSchema,
  currentVersionId: z.string().describe("The version the model shows: the live one, else the newest"),
  revision: z.number(),
  businessUnit: z.string(),
  ownerId: z.string().nullable(),
  ownerAccepted: z.boolean(),
  archived: z.boolean(),
  updatedAt: z.date(),
  voided: z.array(voidedSchema).default([]),
  notes: z.array(z.object({ code: z.string(), message: z.string(), fix: z.string().optional() })).default([]),
});
export type ModelRecord = z.input<typeof ModelRecord>;
