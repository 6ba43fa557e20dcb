/** The shape of a tiering policy: questions, weights, bands, matrix, knock-outs and proposals, all as data. Pure. */
import { z } from "zod";
import { TIERS, type Tier, tierSchema } from "#lib/lifecycle/schema";
import { type Applicability, comparisonOver, FACT_VALUES } from "#lib/policy/condition.rules";

export const AXES = ["impact", "vulnerability"] as const;
export type Axis = (typeof AXES)[number];

export const QUESTION_IDS = [
  ...(["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9"] as const),
  ...(["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9"] as const),
] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

/** What rating reads: the facts of applicability and four that only rating knows. Null or absent means not known. */
export type RatingFacts = Applicability & {
  gpaiSystemicRisk?: boolean | null;
  /** Whether any of the ten points of EU AI Act Article 5(1) was answered yes. */
  article5AnyYes?: boolean | null;
  /** Whether the version is a hosted model whose dated name the supplier does not pin. */
  hostedNotPinned?: boolean | null;
};

const questionId = z.enum(QUESTION_IDS);
const scale = z.int().min(0).max(4);
/** One comparison over what rating reads. */
export const ratingComparison = comparisonOver({
  ...FACT_VALUES,
  gpaiSystemicRisk: [true, false],
  article5AnyYes: [true, false],
  hostedNotPinned: [true, false],
});

const knockoutTest = z.union([
  ratingComparison,
  z.strictObject({ answer: questionId, at_least: scale }),
  z.strictObject({ unknown_answers_above: z.int().min(0) }),
]);
export type KnockoutTest = z.infer<typeof knockoutTest>;

/** What a knock-out does: stop the model, or lift its tier to at least this one. It never lowers. */
const knockoutEffect = z.enum(["stop", "floor:medium", "floor:high"]);
export type KnockoutEffect = z.infer<typeof knockoutEffect>;

const knockout = z
  .strictObject({
    id: z.string().regex(/^KO-\d{2}$/),
    when: z.string().min(1),
    unknown_counts: z.boolean().default(true),
    all: z.array(knockoutTest).min(1).optional(),
    any: z.array(knockoutTest).min(1).optional(),
    effect: knockoutEffect,
    provisional: z.boolean().default(false),
    reference: z.string().min(1),
  })
  .refine((rule) => rule.all ?? rule.any, "A knock-out needs all or any; without a test it would always fire");
export type Knockout = z.infer<typeof knockout>;

const question = z.strictObject({
  id: questionId,
  axis: z.enum(AXES),
  text: z.string().min(1),
  weight: z.int().positive(),
  anchors: z.array(z.string().min(1)).length(5),
  reference: z.string().min(1),
});

const proposal = z.strictObject({
  question: questionId,
  lines: z.array(z.strictObject({ answer: scale, when: z.strictObject({ all: z.array(ratingComparison).min(1) }) })).min(1),
});

const byBand = z.strictObject({ low: tierSchema, medium: tierSchema, high: tierSchema });

const tieringShape = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  unknown_scores: scale,
  bands_from: z.strictObject({ low: z.literal(0), medium: z.number(), high: z.number().max(100) }),
  matrix: z.strictObject({ low: byBand, medium: byBand, high: byBand }),
  questions: z.array(question),
  knockouts: z.array(knockout).min(1),
  proposals: z.array(proposal),
  reduction: z.strictObject({ levels_at_most: z.int().min(1).max(2), valid_months: z.int().positive() }),
  rated_again_months: z.strictObject({ low: z.int().positive(), medium: z.int().positive(), high: z.int().positive() }),
  rated_again_when: z.array(z.string().min(1)).min(1),
  severe_answer_from: scale,
});
export type TieringPolicy = z.infer<typeof tieringShape>;

const repeated = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

const weightOf = (policy: TieringPolicy, axis: Axis) =>
  policy.questions.filter((asked) => asked.axis === axis).reduce((sum, asked) => sum + asked.weight, 0);

const rank = (tier: Tier) => TIERS.indexOf(tier);

/** A higher band on either axis never leads to a lower tier; otherwise a worse answer could pay. */
const rises = ({ matrix }: TieringPolicy) =>
  TIERS.every((band, row) =>
    TIERS.slice(0, row).every((under) => TIERS.every((other) => rank(matrix[under][other]) <= rank(matrix[band][other]))),
  ) &&
  TIERS.every(
    (band) => rank(matrix[band].low) <= rank(matrix[band].medium) && rank(matrix[band].medium) <= rank(matrix[band].high),
  );

/** Faults that only show when the parts are held against each other: path and reason. */
const faults = (policy: TieringPolicy): [path: string, message: string][] => {
  const asked = policy.questions.map((entry) => entry.id);
  const found: [string, string | undefined][] = [
    ...AXES.map((axis): [string, string | undefined] => [
      "questions",
      weightOf(policy, axis) === 100 ? undefined : `the weights of ${axis} add up to ${weightOf(policy, axis)}, not 100`,
    ]),
    ["questions", repeated(asked).map((id) => `${id} appears twice`)[0]],
    ["questions", QUESTION_IDS.filter((id) => !asked.includes(id)).map((id) => `${id} is missing`)[0]],
    ["knockouts", repeated(policy.knockouts.map((rule) => rule.id)).map((id) => `${id} appears twice`)[0]],
    ["proposals", repeated(policy.proposals.map((entry) => entry.question)).map((id) => `${id} appears twice`)[0]],
    [
      "bands_from",
      0 < policy.bands_from.medium && policy.bands_from.medium < policy.bands_from.high ? undefined : "bands must rise from 0",
    ],
    ["matrix", rises(policy) ? undefined : "a higher band leads to a lower tier"],
  ];
  return found.flatMap(([path, message]) => (message ? [[path, message] satisfies [string, string]] : []));
};

export const tieringSchema = tieringShape.superRefine((policy, context) => {
  for (const [path, message] of faults(policy)) context.addIssue({ code: "custom", path: [path], message });
});
