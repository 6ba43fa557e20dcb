/** From answers to axis scores, bands and the matrix. The numbers are those of the tiering policy. */
import { TIERS, type Tier } from "#lib/lifecycle/schema";
import type { Axis, QuestionId, TieringPolicy } from "#lib/policy/tiering.schema";
import type { Answers } from "#lib/risk/schema";

/** What an answer counts as: unknown is a 3 everywhere, because not knowing is a risk of its own. */
export const scored = (policy: TieringPolicy, answers: Answers, question: QuestionId): number =>
  answers[question].score ?? policy.unknown_scores;

/** Sum of weight x answer / 4 on one axis, 0 to 100. Exact: weights and answers are integers. */
export const axisScore = (policy: TieringPolicy, answers: Answers, axis: Axis): number =>
  policy.questions
    .filter((question) => question.axis === axis)
    .reduce((sum, question) => sum + question.weight * scored(policy, answers, question.id), 0) / 4;

/** Bands compare the exact score; a band begins at its number. */
export const bandOf = (policy: TieringPolicy, score: number): Tier => {
  if (score >= policy.bands_from.high) return "high";
  return score >= policy.bands_from.medium ? "medium" : "low";
};

export const tierAt = (policy: TieringPolicy, impact: Tier, vulnerability: Tier): Tier => policy.matrix[impact][vulnerability];

/** A score as it is shown, with one decimal, halves up. */
export const shown = (score: number): string => (Math.round(score * 10) / 10).toFixed(1);

export const rank = (tier: Tier): number => TIERS.indexOf(tier);

export const highest = (tiers: readonly [Tier, ...Tier[]]): Tier => tiers.reduce((a, b) => (rank(b) > rank(a) ? b : a));
