/** Answers proposed from the facts, so that a person corrects instead of typing. */
import { satisfies } from "#lib/policy/condition.rules";
import type { QuestionId, RatingFacts, TieringPolicy } from "#lib/policy/tiering.schema";

export type Proposals = Partial<Record<QuestionId, number>>;

/** The answers the facts suggest. A fact that is not known suggests nothing: proposals rest on what is said. */
export const proposals = (policy: TieringPolicy, facts: RatingFacts): Proposals =>
  Object.fromEntries(
    policy.proposals.flatMap(({ question, lines }) => {
      const line = lines.find(({ when }) => when.all.every((test) => satisfies(test, facts, false)));
      return line ? [[question, line.answer]] : [];
    }),
  );
