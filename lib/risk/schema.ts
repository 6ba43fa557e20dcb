/** The shape of a rating as it is given and kept: answers, rationales, override, status. Pure. */
import { z } from "zod";
import { tierSchema } from "#lib/lifecycle/schema";
import type { QuestionId } from "#lib/policy/tiering.schema";

export const ratingStatusSchema = z.enum(["draft", "computed", "confirmed", "reduction_requested", "superseded", "stopped"]);
export type RatingStatus = z.infer<typeof ratingStatusSchema>;

const sentence = z.string().trim().max(2000);

export const answerSchema = z.strictObject({
  score: z.int().min(0).max(4).nullable().describe("0 to 4 by the anchors of the question; null for unknown, which scores 3"),
  rationale: sentence.optional().describe("Why this answer, in a sentence"),
});

/** All eighteen keys are required: an answer left out is not an unknown one. */
export const answersSchema = z
  .strictObject({
    I1: answerSchema,
    I2: answerSchema,
    I3: answerSchema,
    I4: answerSchema,
    I5: answerSchema,
    I6: answerSchema,
    I7: answerSchema,
    I8: answerSchema,
    I9: answerSchema,
    V1: answerSchema,
    V2: answerSchema,
    V3: answerSchema,
    V4: answerSchema,
    V5: answerSchema,
    V6: answerSchema,
    V7: answerSchema,
    V8: answerSchema,
    V9: answerSchema,
  } satisfies Record<QuestionId, typeof answerSchema>)
  .meta({ material: true });
export type Answers = z.infer<typeof answersSchema>;

export const rationalesSchema = z
  .strictObject({
    impact: sentence.optional().describe("Why the impact is what it is, in a sentence"),
    vulnerability: sentence.optional().describe("Why the vulnerability is what it is, in a sentence"),
  })
  .meta({ material: true });
export type Rationales = z.infer<typeof rationalesSchema>;

export const overrideSchema = z
  .strictObject({ tier: tierSchema, reason: sentence.describe("Why the tier should differ from the computed one") })
  .meta({ material: true });
export type Override = z.infer<typeof overrideSchema>;
