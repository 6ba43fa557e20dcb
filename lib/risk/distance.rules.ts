/** How near the next tier is, so that nobody is surprised by one more answer. */
import { TIERS, type Tier } from "#lib/lifecycle/schema";
import { QUESTION_IDS, type QuestionId, type RatingFacts, type TieringPolicy } from "#lib/policy/tiering.schema";
import { type Rating, rate } from "#lib/risk/rules";
import type { Answers } from "#lib/risk/schema";
import { rank, scored, tierAt } from "#lib/risk/scores.rules";

export type Distance = {
  tier: Tier;
  /** Fewest points, over both axes together, to a cell of the matrix with that tier. */
  points: number;
  /** Single answers that would do it alone, each with the lowest score that does. */
  answers: { question: QuestionId; score: number }[];
};

const fewestPoints = (policy: TieringPolicy, rating: Rating, tier: Tier): number => {
  const missing = (band: Tier, score: number) => Math.max(0, policy.bands_from[band] - score);
  const cells = TIERS.flatMap((impact) => TIERS.map((vulnerability) => ({ impact, vulnerability })));
  return Math.min(
    ...cells
      .filter((cell) => rank(tierAt(policy, cell.impact, cell.vulnerability)) >= rank(tier))
      .map((cell) => missing(cell.impact, rating.impact) + missing(cell.vulnerability, rating.vulnerability)),
  );
};

/** The next tier up, how many points away it is, and which single answers lead there. Null at high and when stopped. */
export const distanceToNextTier = (policy: TieringPolicy, facts: RatingFacts, answers: Answers): Distance | null => {
  const rating = rate(policy, facts, answers);
  const tier = rating.tier === null ? undefined : TIERS[rank(rating.tier) + 1];
  if (!tier) return null;
  const leads = (question: QuestionId, score: number) => {
    const raised = rate(policy, facts, { ...answers, [question]: { score } }).tier;
    return score > scored(policy, answers, question) && raised !== null && rank(raised) >= rank(tier);
  };
  return {
    tier,
    points: fewestPoints(policy, rating, tier),
    answers: QUESTION_IDS.flatMap((question) => {
      const score = [1, 2, 3, 4].find((candidate) => leads(question, candidate));
      return score === undefined ? [] : [{ question, score }];
    }),
  };
};
