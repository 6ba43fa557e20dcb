/** Whether a version may take the light path. */
import { type Reason, reason } from "#lib/core/errors";
import type { Tier } from "#lib/lifecycle/schema";
import { satisfies } from "#lib/policy/condition.rules";
import type { LightPath } from "#lib/policy/light-path.schema";
import { QUESTION_IDS, type RatingFacts, type TieringPolicy } from "#lib/policy/tiering.schema";
import { rate } from "#lib/risk/rules";
import type { Answers } from "#lib/risk/schema";

/** Raising an answer never lowers a tier, so the worst case of all unknown answers decides whether any of them could. */
const unknownsMatter = (policy: TieringPolicy, facts: RatingFacts, answers: Answers): boolean => {
  const worst = { ...answers };
  for (const question of QUESTION_IDS) if (answers[question].score === null) worst[question] = { score: 4 };
  return rate(policy, facts, worst).tier !== rate(policy, facts, answers).tier;
};

/** What keeps the version off the light path; empty when it may take it. `tier` is the tier in force, null until one is confirmed. */
export const lightPathEntry = (
  path: LightPath,
  policy: TieringPolicy,
  version: { tier: Tier | null; facts: RatingFacts; answers: Answers },
): Reason[] => {
  const { entry } = path;
  const { tier, facts, answers } = version;
  return [
    ...(tier === null ? [reason("light.tier_unconfirmed")] : []),
    ...(tier !== null && tier !== entry.tier ? [reason("light.tier", { tier })] : []),
    ...entry.facts.filter((test) => !satisfies(test, facts, false)).map(({ field }) => reason("light.fact", { field })),
    ...(!entry.unknown_answers_may_change_tier && unknownsMatter(policy, facts, answers)
      ? [reason("light.unknown_answers")]
      : []),
  ];
};
