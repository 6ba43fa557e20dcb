/** Knock-outs: legal classes and single answers that decide whatever the score. They only ever raise. */
import type { Tier } from "#lib/lifecycle/schema";
import { satisfies } from "#lib/policy/condition.rules";
import type { Knockout, KnockoutEffect, KnockoutTest, RatingFacts, TieringPolicy } from "#lib/policy/tiering.schema";
import type { Answers } from "#lib/risk/schema";
import { scored } from "#lib/risk/scores.rules";

export type Fired = { id: string; effect: KnockoutEffect; reference: string };

/** The tier a knock-out lifts to; a stop has none. */
export const FLOOR: Record<KnockoutEffect, Tier | null> = { stop: null, "floor:medium": "medium", "floor:high": "high" };

export const unknownAnswers = (policy: TieringPolicy, answers: Answers) =>
  policy.questions.map((question) => question.id).filter((id) => answers[id].score === null);

const passes = (policy: TieringPolicy, rule: Knockout, facts: RatingFacts, answers: Answers) => (test: KnockoutTest) => {
  if ("answer" in test) return scored(policy, answers, test.answer) >= test.at_least;
  if ("unknown_answers_above" in test) return unknownAnswers(policy, answers).length > test.unknown_answers_above;
  return satisfies(test, facts, rule.unknown_counts);
};

const fires = (policy: TieringPolicy, rule: Knockout, facts: RatingFacts, answers: Answers): boolean => {
  const holds = passes(policy, rule, facts, answers);
  return (rule.all ?? []).every(holds) && (!rule.any || rule.any.some(holds));
};

/** The knock-outs that apply, in the order of the policy. A stop stands alone: below it nothing is left to decide. */
export const firedKnockouts = (policy: TieringPolicy, facts: RatingFacts, answers: Answers): Knockout[] => {
  const fired = policy.knockouts.filter((rule) => fires(policy, rule, facts, answers));
  const stops = fired.filter((rule) => rule.effect === "stop");
  return stops.length > 0 ? stops : fired;
};
