// The crosswalk as a version sees it: which requirements of which frameworks each control answers for.
import type { Applicability } from "#lib/policy/condition.rules";
import { requirementsInScope } from "#lib/policy/frameworks.rules";
import { crosswalk, frameworks } from "#lib/policy/load";

/** `first` is the id of the first requirement: where its framework's page is to open. */
export type Satisfied = { frameworkId: string; framework: string; first: string; refs: string[] };

/** By control id, the requirements in scope of a version with these facts. */
export const satisfiedBy = (facts: Applicability): ((controlId: string) => Satisfied[]) => {
  const inScope = new Map(
    [...frameworks().values()].map((framework) => [
      framework.id,
      new Set(requirementsInScope(framework, facts).map(({ id }) => id)),
    ]),
  );
  return (controlId) => {
    const entries = (crosswalk().get(controlId) ?? []).filter(({ frameworkId, id }) => inScope.get(frameworkId)?.has(id));
    return [...Map.groupBy(entries, ({ frameworkId }) => frameworkId)].map(([frameworkId, of]) => ({
      frameworkId,
      framework: frameworks().get(frameworkId)?.short_name ?? frameworkId,
      first: of[0]?.id ?? "",
      refs: [...new Set(of.map(({ ref }) => ref))],
    }));
  };
};
