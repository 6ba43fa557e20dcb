// What the answers given so far come to, by the same rules the server decides with.
import { QUESTION_IDS, type QuestionId, type RatingFacts, type TieringPolicy } from "#lib/policy/tiering.schema";
import { distanceToNextTier } from "#lib/risk/distance.rules";
import type { Proposals } from "#lib/risk/proposals.rules";
import { missingRationales } from "#lib/risk/rationales.rules";
import { rate } from "#lib/risk/rules";
import type { Answers } from "#lib/risk/schema";
import type { Score } from "./question.tsx";

export type Scores = Partial<Record<QuestionId, Score>>;

const SAID = { impact: "said", vulnerability: "said" };

/** A question nobody answered yet counts as not known. */
const asAnswers = (scores: Scores): Answers =>
  Object.fromEntries(QUESTION_IDS.map((id) => [id, { score: scores[id] ?? null }])) as Answers;

export function liveRating(policy: TieringPolicy, facts: RatingFacts, scores: Scores, proposed: Proposals) {
  const answers = asAnswers(scores);
  const rating = rate(policy, facts, answers);
  const missing = missingRationales(policy, rating, answers, SAID, proposed);
  const needs = new Map(missing.map(({ code, values }) => [values?.question, code]));
  return {
    rated: { ...rating, knockouts: rating.knockouts.map(({ id }) => id) },
    distance: distanceToNextTier(policy, facts, answers),
    /** The code of why an answered question needs a sentence; null when it needs none, or has no answer. */
    needs: (id: QuestionId): string | null => (scores[id] === undefined ? null : (needs.get(id) ?? null)),
    open: QUESTION_IDS.filter((id) => scores[id] === undefined).length,
  };
}
