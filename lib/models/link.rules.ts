/** Links between models: what may be linked, and the picture they make. Loops are shown as they are. */
import { type Reason, reason } from "#lib/core/errors";
import type { Link } from "#lib/models/content.schema";

/** Why these links cannot be stored. `unknown` are the linked models the caller cannot see. */
export const linkFaults = (upstream: readonly Link[], modelId: string, unknown: readonly string[]): Reason[] =>
  upstream.flatMap(({ modelId: from }, index) => {
    const path = `upstream.${index}.modelId`;
    if (from === modelId) return [reason("link.itself", { path })];
    return unknown.includes(from) ? [reason("link.unknown", { path })] : [];
  });

export type Edge = { from: string; to: string };

/** Steps from the start to everything that can be reached over the edges. Each model is visited once, so loops end. */
export const stepsFrom = (start: string, edges: readonly Edge[]): Map<string, number> => {
  const steps = new Map([[start, 0]]);
  const next = Map.groupBy(edges, ({ from }) => from);
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift())
    for (const { to } of next.get(at) ?? [])
      if (!steps.has(to)) {
        steps.set(to, (steps.get(at) ?? 0) + 1);
        queue.push(to);
      }
  return steps;
};

/** Where a model stands around the one in the middle. What is above and below at once is part of a loop, and drawn where it is nearer. */
export const placeOf = (
  id: string,
  above: ReadonlyMap<string, number>,
  below: ReadonlyMap<string, number>,
): { steps: number; isInLoop: boolean } => {
  const up = above.get(id);
  const down = below.get(id);
  if (up === undefined || down === undefined) return { steps: up === undefined ? (down ?? 0) : 0 - up, isInLoop: false };
  return { steps: up <= down ? 0 - up : down, isInLoop: up > 0 };
};
