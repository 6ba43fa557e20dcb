/** What comes out of checklist and evidence. Pure. */
import { z } from "zod";
import { answerStatusSchema, reviewStateSchema } from "#lib/checklist/item.schema";
import { confidentialitySchema } from "#lib/checklist/state.schema";
import { gateSchema, signingRoleSchema, stageSchema, tierSchema } from "#lib/lifecycle/schema";
import { voidedSchema } from "#lib/models/schema";
import { id } from "#lib/models/text.schema";

const versionId = id;
const evidenceId = id.describe("Id of the attachment");

const refused = z.object({
  code: z.string(),
  message: z.string(),
  fix: z.string().optional(),
  clearedBy: z.string().optional(),
  path: z.string().optional(),
  href: z.string().optional(),
});

/** Evidence in its use for one control. What the caller may not see keeps its hash and loses its name. */
export const AttachedEvidence = z.object({
  id: evidenceId,
  evidenceId: id,
  title: z.string(),
  name: z.string(),
  kind: z.enum(["file", "link"]),
  sha256: z.string().nullable(),
  size: z.number().nullable(),
  type: z.string().nullable(),
  url: z.string().nullable(),
  fixedRevision: z.string().nullable(),
  canChange: z.boolean().describe("A link without a fixed revision"),
  confidentiality: confidentialitySchema,
  withheld: z.boolean(),
  state: reviewStateSchema,
  expired: z.boolean(),
  expiresOn: z.string().nullable(),
  attachedBy: z.string(),
  attachedAt: z.string(),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  reviewNote: z.string().nullable(),
  carriedFrom: z.string().nullable(),
});

/** One control of the checklist, as it stands at the gate that asks for it next. */
export const ChecklistItem = z.object({
  controlId: z.string(),
  title: z.string(),
  gate: gateSchema.nullable().describe("The gate that asks for it next; null when it is inherited"),
  dueAt: z.array(gateSchema),
  intensity: z.enum(["required", "lite", "not_required"]),
  role: signingRoleSchema.describe("Who answers it"),
  status: answerStatusSchema.nullable().describe("As answered or computed; null when nobody answered"),
  confirmed: z.boolean().describe("Somebody else agreed that it does not apply"),
  done: z.boolean(),
  doneAs: z.string().nullable(),
  missing: refused.nullable().describe("What it still lacks"),
  byCountersign: z.boolean().describe("Countersign answers it from its own records"),
  computed: z.string().nullable().describe("What Countersign checked, in a sentence"),
  note: z.string(),
  source: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  preparedBy: z.string().nullable(),
  carriedFrom: z.string().nullable(),
  evidence: z.array(AttachedEvidence),
});
export type ChecklistItem = z.output<typeof ChecklistItem>;

/** What a command on a control answers with. */
export const ControlRecord = ChecklistItem.extend({ id, versionId, voided: z.array(voidedSchema).default([]) });

export const EvidenceRecord = AttachedEvidence.extend({
  versionId,
  controlId: z.string(),
  voided: z.array(voidedSchema).default([]),
});

export const CardRecord = z.object({
  id: versionId,
  cardId: z.string(),
  answered: z.array(z.string()).describe("Controls the card answered"),
  kept: z.array(z.string()).describe("Controls the role that owns them answered before; their answers stand"),
  voided: z.array(voidedSchema).default([]),
});

export const CarriedRecord = z.object({
  id: versionId,
  confirmed: z.array(z.string()).describe("Controls that hold as they were"),
  open: z.array(z.object({ controlId: z.string(), reason: refused })).describe("Controls that stand open, and why"),
  voided: z.array(voidedSchema).default([]),
});

export const Download = z.object({
  id: evidenceId,
  sha256: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  inline: z.boolean(),
});

/** Something that waits for a second person. */
export const WaitingReview = z.object({
  kind: z.enum(["evidence", "not_applicable"]),
  id: z.string().describe("Of the attachment or of the answer"),
  modelId: id,
  versionId: id,
  ref: z.string(),
  name: z.string(),
  version: z.string().describe("Label"),
  controlId: z.string(),
  title: z.string(),
  by: z.string().describe("Name of whoever attached it, or said that it does not apply"),
  since: z.date(),
});

const card = z.object({
  id: z.string(),
  title: z.string(),
  gate: gateSchema,
  signature: z.string().nullable().describe("The signature it is given inside; such a card is no form here"),
  fields: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      ask: z.string(),
      input: z.string(),
      options: z.array(z.string()),
      said: z.string().describe("What the record says, or what was answered"),
      fileFor: z.string().nullable().describe("The control a file of this field is attached to"),
    }),
  ),
  controls: z.array(z.string()),
  done: z.boolean(),
  mayNot: refused.nullable().describe("Why the caller may not fill it; null when they may"),
});

const listedItem = ChecklistItem.extend({
  objective: z.string(),
  check: z.array(z.string()),
  evidenceHints: z.array(z.string()),
  requirements: z.array(
    z.object({
      frameworkId: z.string(),
      framework: z.string(),
      first: z.string().describe("Id of the first of these requirements, an anchor on the framework's page"),
      refs: z.array(z.string()),
    }),
  ),
  claims: z.array(
    z.object({
      says: z.string().nullable(),
      text: z.string(),
      column: z.string(),
      row: z.number(),
      reason: z.string().nullable(),
    }),
  ),
  claimSetAside: z.boolean(),
  mine: z.boolean().describe("The caller answers it"),
  mayPrepare: z.boolean().describe("The caller may put note and evidence to it"),
  mayConfirm: z.boolean().describe("The caller may agree that it does not apply"),
  mayReview: z.array(z.string()).describe("Ids of the evidence the caller may accept or reject"),
  mayNotReview: refused.nullable().describe("Why a second-line caller leaves a review that waits to somebody else"),
  closed: refused.nullable().describe("Why nothing can change here now"),
});
export type ListedItem = z.output<typeof listedItem>;

export const Checklist = z.object({
  versionId,
  modelId: id,
  version: z.string().describe("Label"),
  stage: stageSchema,
  gate: gateSchema.nullable().describe("The gate ahead"),
  tier: tierSchema.nullable().describe("In force; null until confirmed, and then asked as at high"),
  lightPath: z.boolean(),
  identified: z.boolean().describe("The version says which artefact, release or prompt it is"),
  progress: z.array(
    z.object({ gate: gateSchema, due: z.int(), done: z.int(), withSignature: z.int().describe("Comes with a signature") }),
  ),
  mine: z.int().describe("What waits on the caller at the gate ahead"),
  carried: z.int().describe("Answers and evidence carried over that nobody confirmed"),
  frameworks: z.array(z.object({ id: z.string(), name: z.string(), controls: z.int() })),
  cards: z.array(card),
  items: z.array(listedItem),
});
export type Checklist = z.output<typeof Checklist>;
export type ChecklistCard = Checklist["cards"][number];
