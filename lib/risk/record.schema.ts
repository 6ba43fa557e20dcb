/** What goes into a rating and its confirmation, and what comes out. Pure. */
import { z } from "zod";
import { PageInput } from "#lib/core/page";
import { tierSchema } from "#lib/lifecycle/schema";
import { FactsPatch } from "#lib/models/facts-patch.schema";
import { voidedSchema } from "#lib/models/schema";
import { QUESTION_IDS } from "#lib/policy/tiering.schema";
import { answersSchema, overrideSchema, ratingStatusSchema, rationalesSchema } from "#lib/risk/schema";

const id = z.string().min(1).max(80);
const sentence = z.string().trim().min(1).max(2000);

export const AssessRiskInput = z.strictObject({
  versionId: id,
  facts: FactsPatch.optional().describe("Facts that change with this rating; the others stay"),
  answers: answersSchema.describe("All eighteen; a score of null is not known"),
  rationales: rationalesSchema.prefault({}).describe("One sentence per axis"),
});

export const ConfirmRiskInput = z.strictObject({
  assessmentId: id,
  override: overrideSchema.optional().describe("Another tier than the computed one, with the reason"),
  declineReduction: sentence
    .optional()
    .describe("Why the lower tier that was asked for is not agreed; the computed one is confirmed instead"),
  dropRaise: sentence.optional().describe("Why a tier that was raised before is not taken over"),
});

export const GetRiskInput = z.strictObject({ versionId: id });

/** The tier somebody set in place of the computed one, kept beside it. */
export const keptOverrideSchema = z.object({
  tier: tierSchema,
  reason: z.string(),
  by: id,
  validUntil: z.iso.date().nullable().describe("The last day a lowered tier holds; null for a raised one"),
  declined: z.object({ by: id, reason: z.string() }).nullable().describe("Who did not agree to lower it, and why"),
});
export type KeptOverride = z.infer<typeof keptOverrideSchema>;

/** A tier somebody raised on an earlier rating, for whoever confirms this one. */
export const keptRaiseSchema = z.object({
  tier: tierSchema,
  reason: z.string(),
  by: id,
  version: z.string().describe("Label of the version it was raised for"),
  dropped: z.object({ by: id, reason: z.string() }).nullable().describe("Who confirmed without it, and why"),
});
export type KeptRaise = z.infer<typeof keptRaiseSchema>;

/** One rating of a version. */
export const Assessment = z
  .object({
    id,
    versionId: id,
    policy: z.string().describe("The questionnaire it was made with"),
    status: ratingStatusSchema,
    impact: z.number().describe("0 to 100, exact"),
    vulnerability: z.number().describe("0 to 100, exact"),
    matrixTier: tierSchema.describe("What the two scores alone give"),
    knockouts: z.array(z.string()).describe("Ids of those that fired"),
    computedTier: tierSchema.nullable().describe("Null when stopped"),
    tier: tierSchema.nullable().describe("With the override, while one is in force"),
    provisional: z.boolean(),
    unknowns: z.array(z.enum(QUESTION_IDS)),
    override: keptOverrideSchema.nullable(),
    raise: keptRaiseSchema.nullable().describe("A tier raised before: to be taken over, or dropped with a reason"),
    assessedBy: id,
    assessedAt: z.date(),
    confirmedBy: id.nullable(),
    confirmedAt: z.date().nullable(),
    secondBy: id.nullable().describe("The second risk officer, for a lowered tier"),
    secondAt: z.date().nullable(),
    lightPath: z.boolean().default(false).describe("The version takes the light path with this tier"),
    voided: z.array(voidedSchema).default([]),
  })
  .meta({ id: "Assessment" });

const refused = z.array(
  z.object({
    code: z.string(),
    message: z.string(),
    fix: z.string().optional(),
    clearedBy: z.string().optional(),
    path: z.string().optional(),
    href: z.string().optional(),
  }),
);

const ratingRead = Assessment.omit({ lightPath: true, voided: true }).extend({
  answers: answersSchema,
  rationales: rationalesSchema,
  lapsed: z.boolean().describe("A lowered tier has run out; the computed one counts again"),
  rateAgainBy: z.iso.date().nullable().describe("The last day it counts as recent; null until confirmed"),
  anew: z.boolean().describe("Whoever confirmed has become owner or author since, so somebody else confirms it anew"),
  stands: z.boolean().describe("False when a fact it rests on has changed, or a later rating took its place"),
});

/** What the page of a rating shows. */
export const RiskOfVersion = z.object({
  versionId: id,
  modelId: id,
  version: z.string().describe("Label"),
  questionnaire: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])).describe("As rating reads them; null is not known"),
  proposals: z.partialRecord(z.enum(QUESTION_IDS), z.int()).describe("Answers the facts suggest"),
  current: ratingRead.nullable(),
  history: z.array(ratingRead).describe("Earlier ones, newest first"),
  tier: tierSchema.nullable().describe("In force; null until confirmed"),
  lightPath: z.boolean(),
  notLight: refused.describe("What keeps the version off the light path"),
  claimedImpact: z.string().nullable().describe("What an imported file says; not checked here"),
  mayNotRate: refused.describe("Why the caller may not rate; empty when they may"),
  mayNotConfirm: refused.describe("Why the caller may not confirm; empty when they may"),
  asSecondLine: z.boolean().describe("The caller confirms ratings here, though perhaps not this one"),
  whoConfirms: z.string().describe("Names of those who may confirm it; empty when nobody may or none waits"),
  own: z.boolean().describe("The caller is owner or author"),
  names: z.record(z.string(), z.string()).describe("Names of the people named by id"),
});

export const ListWaitingRatingsInput = z.strictObject({ ...PageInput });

/** A rating that waits for a second person. */
export const WaitingRating = z.object({
  id,
  modelId: id,
  versionId: id,
  ref: z.string(),
  name: z.string(),
  version: z.string().describe("Label"),
  unit: z.string(),
  status: ratingStatusSchema,
  impact: z.number(),
  vulnerability: z.number(),
  computedTier: tierSchema.nullable(),
  knockouts: z.array(z.string()),
  provisional: z.boolean(),
  rationales: rationalesSchema,
  override: keptOverrideSchema.nullable(),
  tier: tierSchema.nullable().describe("What confirming it confirms"),
  anew: z.boolean().describe("Confirmed by somebody who has become one of the model's own people since (SD-16)"),
  assessedBy: z.string().describe("Name of the person"),
  assessedAt: z.date(),
  mayNotConfirm: refused.describe("Why the caller may not confirm it; empty when they may"),
});
