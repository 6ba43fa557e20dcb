/** Which requirements of a framework reach a model. */
import { type Applicability, holds } from "#lib/policy/condition.rules";
import type { Framework, Requirement } from "#lib/policy/frameworks.schema";

/** A fact that is not known is covered: an unknown kind or tier asks for more. */
const covers = <Value>(values: readonly Value[], fact: Value | null | undefined) =>
  fact === null || fact === undefined || values.includes(fact);

/** The requirements in scope; the framework is taken as active, since activation depends on the organisation. */
export const requirementsInScope = (framework: Framework, facts: Applicability): Requirement[] =>
  covers(framework.applies_to.tiers, facts.riskTier)
    ? framework.requirements.filter(
        ({ applies_when: { all, any }, ignore_framework_model_kinds }) =>
          (ignore_framework_model_kinds || covers(framework.applies_to.model_kinds, facts.modelKind)) &&
          holds({ all, any }, facts),
      )
    : [];
