/** Answers for tests, written as the worked examples write them: scores in question order. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { tierSchema } from "#lib/lifecycle/schema";
import type { Applicability } from "#lib/policy/condition.rules";
import { QUESTION_IDS, type RatingFacts } from "#lib/policy/tiering.schema";
import { type Answers, answersSchema } from "#lib/risk/schema";

type Scores = readonly (number | null)[];

export const answersOf = (impact: Scores, vulnerability: Scores): Answers => {
  const scores = [...impact, ...vulnerability];
  return answersSchema.parse(Object.fromEntries(QUESTION_IDS.map((id, index) => [id, { score: scores[index] }])));
};

/** The same score everywhere. */
export const allAnswered = (score: number | null): Answers => answersOf(Array(9).fill(score), Array(9).fill(score));

const facts = z.custom<Applicability & RatingFacts>((value) => typeof value === "object" && value !== null);
const scores = z.array(z.int().nullable()).length(9);

const workedExamples = z.object({
  tiering: z.array(
    z.object({
      name: z.string(),
      facts,
      impactAnswers: scores,
      vulnerabilityAnswers: scores,
      expected: z.strictObject({
        impact: z.number(),
        vulnerability: z.number(),
        matrixTier: tierSchema,
        tier: tierSchema.nullable(),
        knockouts: z.array(z.string()),
        provisional: z.boolean().default(false),
        status: z.string().default("computed"),
      }),
    }),
  ),
  applicability: z.array(
    z.object({
      name: z.string(),
      facts,
      activeFrameworks: z.array(z.string()),
      expected: z.strictObject({
        requirements: z.number(),
        modelLevelRequirements: z.number(),
        distinctControls: z.number(),
        baselineControls: z.number(),
      }),
    }),
  ),
});

export const examples = workedExamples.parse(parse(readFileSync(new URL("./examples.yaml", import.meta.url), "utf8")));

/** A plain model: every fact known, none of them worrying. */
export const plainFacts: Required<RatingFacts> = {
  riskTier: null,
  modelKind: "ml",
  sourcing: "in_house",
  euAiActClass: "minimal",
  domain: "marketing",
  usesPersonalData: false,
  usesPhi: false,
  automatedDecision: false,
  decidesAboutPeople: false,
  deviceDetermination: false,
  coveredEmploymentTool: "no",
  gpaiSystemicRisk: false,
  article5AnyYes: false,
  hostedNotPinned: false,
};
