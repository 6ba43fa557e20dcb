/** The inherent rating of a version, computed the same way on the server and live in the browser. */
import type { Tier } from "#lib/lifecycle/schema";
import type { QuestionId, RatingFacts, TieringPolicy } from "#lib/policy/tiering.schema";
import { type Fired, FLOOR, firedKnockouts, unknownAnswers } from "#lib/risk/knockouts.rules";
import type { Answers } from "#lib/risk/schema";
import { axisScore, bandOf, highest, shown, tierAt } from "#lib/risk/scores.rules";

export type Rating = {
  /** Exact axis scores, 0 to 100. */
  impact: number;
  vulnerability: number;
  /** The same with one decimal, as they are printed. */
  shown: { impact: string; vulnerability: string };
  bands: { impact: Tier; vulnerability: Tier };
  /** What the two scores alone would give. */
  matrixTier: Tier;
  knockouts: Fired[];
  unknowns: QuestionId[];
  /** Too much is unknown: enough to begin development, not to end it. */
  provisional: boolean;
  /** Null when stopped. */
  tier: Tier | null;
  status: "computed" | "stopped";
};

/** Scores, bands, matrix and knock-outs; the highest wins. */
export const rate = (policy: TieringPolicy, facts: RatingFacts, answers: Answers): Rating => {
  const impact = axisScore(policy, answers, "impact");
  const vulnerability = axisScore(policy, answers, "vulnerability");
  const bands = { impact: bandOf(policy, impact), vulnerability: bandOf(policy, vulnerability) };
  const matrixTier = tierAt(policy, bands.impact, bands.vulnerability);
  const fired = firedKnockouts(policy, facts, answers);
  const stopped = fired.some((rule) => rule.effect === "stop");
  return {
    impact,
    vulnerability,
    shown: { impact: shown(impact), vulnerability: shown(vulnerability) },
    bands,
    matrixTier,
    knockouts: fired.map(({ id, effect, reference }) => ({ id, effect, reference })),
    unknowns: unknownAnswers(policy, answers),
    provisional: fired.some((rule) => rule.provisional),
    tier: stopped ? null : highest([matrixTier, ...fired.flatMap((rule) => FLOOR[rule.effect] ?? [])]),
    status: stopped ? "stopped" : "computed",
  };
};
