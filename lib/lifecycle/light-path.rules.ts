/** Which requests of the light path open by themselves, so that nobody has to ask for what follows anyway. */
import type { Reason } from "#lib/core/errors";
import type { Stage, TransitionId } from "#lib/lifecycle/schema";
import type { LifecyclePolicy } from "#lib/policy/lifecycle.schema";
import type { RequestState } from "#lib/signoff/schema";

/** A version as it waits between two gates. */
export type Waiting = {
  /** Whether it goes the light path, which takes a tier confirmed as low. */
  light: boolean;
  stage: Stage;
  authorIds: readonly string[];
  /** How the last request at the gate ahead ended; null when there was none. */
  lastRequest: RequestState | null;
  /** What still speaks against the next stage. */
  unmet: readonly Reason[];
};

/**
 * The request that opens by itself now, in the name of an author: T1 when the tier is confirmed, T4 when T2 closes, or later,
 * when the last thing unmet is mended. What somebody returned, refused or withdrew is asked for again by a person.
 */
export const opensByItself = (
  policy: LifecyclePolicy,
  { light, stage, authorIds, lastRequest, unmet }: Waiting,
): { transition: TransitionId; to: Stage; requesterId: string } | null => {
  if (!light || unmet.length > 0 || (lastRequest !== null && lastRequest !== "void")) return null;
  const ahead = policy.transitions.find(
    ({ id, from }) => policy.opens_by_itself_on_light_path.includes(id) && from.includes(stage),
  );
  const [requesterId] = authorIds;
  return ahead && requesterId ? { transition: ahead.id, to: ahead.to, requesterId } : null;
};
