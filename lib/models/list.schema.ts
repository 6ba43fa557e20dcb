/** What the list of models can be narrowed to, sorted by, and what one row of it says. */
import { z } from "zod";
import { PageInput, page } from "#lib/core/page";
import { SORTS_MAX, sortsOf } from "#lib/core/sort.rules";
import { SIGNING_ROLES, STAGES, stageSchema, TIERS, tierSchema } from "#lib/lifecycle/schema";
import { DATED_FIELDS, datedFields } from "#lib/models/dated.schema";
import { SORTS } from "#lib/models/list-sort.rules";
import { inMonthSchema } from "#lib/models/month.rules";
import { approvalSchema, recordTypeSchema } from "#lib/models/schema";
import { FACT_VALUES } from "#lib/policy/condition.rules";

/** One of the words, several with commas between, or none of them with ! before. */
const ofWords = (words: readonly string[], word = `(${words.join("|")})`) =>
  z
    .string()
    .max(1000)
    .regex(
      new RegExp(`^!?${word}(,${word})*$`),
      `${words.join(", ")}; several with commas between, and with ! before to leave them out`,
    );
const orNone = (words: readonly string[]) => ofWords([...words, "none"]);
const known = ofWords(["yes", "no", "unknown"]);
const orUnknown = (words: readonly string[]) => ofWords([...words, "unknown"]);
const ids = ofWords(["ids"], "[^,!]{1,200}");

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

/** What the list is narrowed by. But for texts, a source, days and a month, each takes several words, and ! before them leaves those out. */
export const filterFields = {
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe("Words of name, ref, purpose, source fields or owner; small typing errors are forgiven"),
  stage: ofWords(STAGES)
    .optional()
    .describe("Stage reached here. Records whose stage an import claims are found with claimedStage"),
  claimedStage: orNone(STAGES)
    .optional()
    .describe("What an import says, while it takes the place of the stage; none for no claim"),
  claimedImpact: ofWords(CLAIMED_IMPACTS).optional(),
  tier: orNone(TIERS).optional().describe("Risk tier; none for not rated"),
  kind: orNone(FACT_VALUES.modelKind).optional(),
  domain: orNone(FACT_VALUES.domain).optional(),
  owner: ids.optional().describe("Ids of people; me, or none"),
  businessUnit: ids.optional().describe("Ids of units; units below them are included"),
  approval: ofWords(approvalSchema.options).optional(),
  source: z.string().max(200).optional().describe("Name of the source an import came from"),
  imported: z.enum(["yes", "no"]).optional().describe("no leaves imported records out"),
  recordType: ofWords(recordTypeSchema.options).optional(),
  flag: ofWords(FLAGS).optional().describe("What is missing or special. Archived records are found with archived only"),
  jurisdiction: z.string().trim().toUpperCase().max(200).optional().describe("Codes such as EU; none where none is given"),
  waitingOn: ofWords(SIGNING_ROLES).optional().describe("A sign-off is open for this role"),
  inMonth: inMonthSchema
    .optional()
    .describe(
      "What happened in a month, archived records too: registered, approved, retired, archived; or what runs out then: condition_due, evidence_expires, tier_ends. Such as registered.2026-11",
    ),
  name: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe("Part of the name, as it is written but for capital letters; q also finds other words and small typing errors"),
  ...datedFields,
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

/** Filters whose text is taken as it is. */
export const PLAIN_FILTERS: readonly string[] = ["q", "source", "imported", "name", "inMonth", ...DATED_FIELDS];
export type ListFilter = z.output<typeof ListFilter>;

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
/** Of models that hold the words looked for no more are ranked, nor counted. */
export const MATCHES_MAX = 1000;
export const ListModelsOutput = page(ListedModel).extend({
  previousCursor: z.string().nullable().describe("Where the page before is, as cursor; null on the first page"),
  total: z.number().describe(`Rows that match, counted up to ${COUNTED_MAX}; up to ${MATCHES_MAX} when words are searched`),
  isCapped: z.boolean().describe("True when there are more than were counted"),
});
