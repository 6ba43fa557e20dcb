/** Which sentences a rating needs before it counts: few, and where they matter. */
import { type Reason, reason } from "#lib/core/errors";
import { AXES, QUESTION_IDS, type QuestionId, type TieringPolicy } from "#lib/policy/tiering.schema";
import type { Proposals } from "#lib/risk/proposals.rules";
import type { Rating } from "#lib/risk/rules";
import type { Answers, Rationales } from "#lib/risk/schema";

const said = (sentence: string | undefined) => Boolean(sentence?.trim());

/** Why this answer needs a sentence of its own, or null when it needs none. */
const whyExplain = (
  policy: TieringPolicy,
  rating: Rating,
  question: QuestionId,
  score: number | null,
  proposed?: number,
): Reason | null => {
  if (score === null) return reason("risk.rationale_unknown", { question });
  if (proposed !== undefined && score < proposed) return reason("risk.rationale_lowered", { question, proposed, score });
  if (rating.tier === "high" && score >= policy.severe_answer_from) return reason("risk.rationale_severe", { question, score });
  return null;
};

/**
 * The sentences still missing: one per axis, one for each unknown answer and each answer below its proposal, and at high tier
 * one for each severe answer.
 */
export const missingRationales = (
  policy: TieringPolicy,
  rating: Rating,
  answers: Answers,
  rationales: Rationales,
  proposed: Proposals,
): Reason[] => [
  ...AXES.filter((axis) => !said(rationales[axis])).map((axis) => reason("risk.rationale_axis", { axis })),
  ...QUESTION_IDS.flatMap((question) => {
    const { score, rationale } = answers[question];
    const why = whyExplain(policy, rating, question, score, proposed[question]);
    return why && !said(rationale) ? [why] : [];
  }),
];
