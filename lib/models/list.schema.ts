/** What the list of models can be narrowed to, sorted by, and what one row of it says. */
import { z } from "zod";
import { PageInput, page } from "#lib/core/page";
import { SORTS_MAX, sortsOf } from "#lib/core/sort.rules";
import { STAGES, signingRoleSchema, stageSchema, TIERS, tierSchema } from "#lib/lifecycle/schema";
import { approvalSchema, recordTypeSchema } from "#lib/models/schema";
import { id } from "#lib/models/text.schema";
import { FACT_VALUES } from "#lib/policy/condition.rules";

const orNone = <T extends readonly [string, ...string[]]>(words: T) => z.enum([...words, "none"]);
const known = z.enum(["yes", "no", "unknown"]);
const orUnknown = <T extends readonly [string, ...string[]]>(words: T) => z.enum([...words, "unknown"]);

/** Facts that are yes, no or not known. */
export const YES_NO_FACTS = [
  "usesPersonalData",
  "usesPhi",
  "automatedDecision",
  "decidesAboutPeople",
  "deviceDetermination",
  "gpaiSystemicRisk",
] as const;

export const FLAGS = [
  "no_owner",
  "owner_not_accepted",
  "not_rated",
  "in_use_before_approval",
  "facts_unknown",
  "archived",
] as const;
export const flagSchema = z.enum(FLAGS);
export type Flag = z.infer<typeof flagSchema>;

export const CLAIMED_IMPACTS = ["high", "presumed_not", "not_high", "not_stated"] as const;

/** In place of a jurisdiction: nobody has said where the model is used. */
export const NOWHERE = "NONE";

export const filterFields = {
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe("Words of name, ref, purpose, source fields or owner; small typing errors are forgiven"),
  stage: stageSchema.optional().describe("Stage reached here. Records whose stage an import claims are found with claimedStage"),
  claimedStage: orNone(STAGES)
    .optional()
    .describe("What an import says, while it takes the place of the stage; none for no claim"),
  claimedImpact: z.enum(CLAIMED_IMPACTS).optional(),
  tier: orNone(TIERS).optional().describe("Risk tier; none for not rated"),
  kind: orNone(FACT_VALUES.modelKind).optional(),
  domain: orNone(FACT_VALUES.domain).optional(),
  owner: id.optional().describe("Id of a person; me, or none"),
  businessUnit: id.optional().describe("Id of a unit; units below it are included"),
  approval: approvalSchema.optional(),
  source: z.string().max(200).optional().describe("Name of the source an import came from"),
  imported: z.enum(["yes", "no"]).optional().describe("no leaves imported records out"),
  recordType: recordTypeSchema.optional(),
  flag: flagSchema.optional().describe("What is missing or special. Archived records are found with archived only"),
  jurisdiction: z.string().trim().toUpperCase().max(20).optional().describe("A code such as EU; none where none is given"),
  waitingOn: signingRoleSchema.optional().describe("A sign-off is open for this role"),
  usesPersonalData: known.optional(),
  usesPhi: known.optional(),
  automatedDecision: known.optional(),
  decidesAboutPeople: known.optional(),
  deviceDetermination: known.optional(),
  gpaiSystemicRisk: known.optional(),
  article5: known.optional().describe("Whether one of the ten prohibited practices is answered yes, all no, or one is not known"),
  euAiActClass: orUnknown(FACT_VALUES.euAiActClass).optional(),
  sourcing: orUnknown(FACT_VALUES.sourcing).optional(),
  coveredEmploymentTool: orUnknown(FACT_VALUES.coveredEmploymentTool).optional(),
};
export const ListFilter = z.strictObject(filterFields);
export type ListFilter = z.output<typeof ListFilter>;

export const SORTS = ["name", "ref", "tier", "stage", "updated", "owner", "match"] as const;
export type Sort = (typeof SORTS)[number];
const column = `-?(${SORTS.join("|")})`;
export const sortSchema = z
  .string()
  .max(100)
  .regex(
    new RegExp(`^${column}(,${column}){0,${SORTS_MAX - 1}}$`),
    `up to three columns with commas between, with - downwards: ${SORTS.join(", ")}`,
  )
  .refine((text) => new Set(sortsOf(text).map(({ name }) => name)).size === text.split(",").length, "each column once");

export const ListModelsInput = z.strictObject({
  ...filterFields,
  sort: sortSchema
    .optional()
    .describe(
      `Up to three columns with commas between, as tier,-updated: ${SORTS.join(", ")}. With - downwards. The best match first when words are searched, else by name`,
    ),
  ...PageInput,
});
export type ListModelsInput = z.output<typeof ListModelsInput>;

const named = z.object({ id: z.string(), name: z.string() });

export const claimSchema = z.object({
  stage: z.string().nullable(),
  extent: z.string().nullable(),
  impact: z.string().nullable(),
  inUseSince: z.string().nullable().describe("As precise as the source: 2020, 2020-05 or 2020-05-17"),
});

export const ListedModel = z.object({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  businessUnit: named,
  owner: named.extend({ accepted: z.boolean() }).nullable(),
  kind: z.string().nullable(),
  domain: z.string().nullable(),
  version: named.describe("The version shown; its name is its label"),
  stage: stageSchema,
  substate: z.string().nullable(),
  stageSince: z.date(),
  tier: tierSchema.nullable(),
  approval: approvalSchema,
  claim: claimSchema
    .nullable()
    .describe("What an import says. While `stage` of it is set it stands in place of the stage and counts for nothing"),
  flags: z.array(flagSchema),
  recordType: recordTypeSchema,
  jurisdictions: z.array(z.string()),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  updatedAt: z.date(),
});
export type ListedModel = z.output<typeof ListedModel>;

/** Counting stops here; a list that long is narrowed, not read. */
export const COUNTED_MAX = 10_000;
export const ListModelsOutput = page(ListedModel).extend({
  previousCursor: z.string().nullable().describe("Where the page before is, as cursor; null on the first page"),
  total: z.number().describe(`Rows that match, counted up to ${COUNTED_MAX}`),
  isCapped: z.boolean().describe("True when there are more than were counted"),
});
