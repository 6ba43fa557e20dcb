/** What happened month by month, in numbers whose rows the lists show. */
import { z } from "zod";
import { tierSchema } from "#lib/lifecycle/schema";
import { filterFields } from "#lib/models/list.schema";
import { monthSchema } from "#lib/models/month.rules";

/** Stages in which a version waits for the next one. */
export const WAITING = ["proposed", "in_development", "in_validation", "approved"] as const;

export const GetTrendsInput = z.strictObject({ businessUnit: filterFields.businessUnit, imported: filterFields.imported });

const month = monthSchema.describe("In the organisation's zone");

const MonthFlow = z.object({
  month,
  registered: z.number(),
  approved: z.number().describe("Models of which a version was approved"),
  retired: z.number().describe("Models of which a version was retired by request"),
  archived: z.number(),
});

const MonthDecisions = z.object({
  month,
  signed: z.number(),
  returned: z.number(),
  refused: z.number(),
});

const wait = z
  .object({
    median: z.number().describe("Whole days within which half were decided"),
    p90: z.number().describe("Whole days within which nine of ten were decided"),
    count: z.number(),
  })
  .nullable();

const MonthWaits = z.object({ month, all: wait, byTier: z.array(z.object({ tier: tierSchema, wait })) });

const MonthDue = z.object({
  month,
  condition_due: z.number().describe("Models with a condition of a signature due"),
  evidence_expires: z.number().describe("Models with evidence that expires"),
  tier_ends: z.number().describe("Models whose lowered tier ends"),
});

const since = z.object({
  days: z.number().describe("Days of the calendar up to today"),
  day: z.iso.date().describe("On which it came to its stage, in the organisation's zone"),
});

const StageAge = z.object({
  stage: z.enum(WAITING),
  tier: tierSchema.nullable().describe("null for not rated"),
  count: z.number(),
  median: since.describe("Half of them have waited at least so long"),
  oldest: since,
});
export type StageAge = z.output<typeof StageAge>;

export const Trends = z.object({
  flow: z.array(MonthFlow).describe("The last twelve months, this one included"),
  decisions: z.array(MonthDecisions).describe("Sign-offs decided in each"),
  waits: z.array(MonthWaits).describe("From the day a sign-off was asked for to its decision"),
  due: z.array(MonthDue).describe("This month and the eleven after it"),
  ageing: z
    .array(StageAge)
    .describe("How long models have been where the version they show stands, as long as it is on its way; claims left out"),
});
export type Trends = z.output<typeof Trends>;
export type Wait = z.output<typeof wait>;
