/** The same answers by the requirements of one framework. Pure. */

type Requirement = { ref: string; controls: readonly { id: string }[] };
type Line = { controlId: string; requirements: readonly { frameworkId: string; refs: readonly string[] }[] };

/**
 * In the order of the framework, requirements that some line answers for. A line stands whole where it answers first, and `again` under
 * the requirements that follow: there is one place where it is answered.
 */
export function byRequirement<R extends Requirement, L extends Line>(
  framework: { id: string; requirements: readonly R[] },
  lines: readonly L[],
): { requirement: R; first: L[]; again: L[] }[] {
  const seen = new Set<string>();
  return framework.requirements.flatMap((requirement) => {
    const controls = new Set(requirement.controls.map(({ id }) => id));
    const answering = lines.filter(
      ({ controlId, requirements }) =>
        controls.has(controlId) &&
        requirements.some(({ frameworkId, refs }) => frameworkId === framework.id && refs.includes(requirement.ref)),
    );
    const first = answering.filter(({ controlId }) => !seen.has(controlId));
    for (const { controlId } of first) seen.add(controlId);
    return answering.length > 0 ? [{ requirement, first, again: answering.filter((line) => !first.includes(line)) }] : [];
  });
}
