/** A tier the second line raised outlives the rating it was set on: the next confirmer takes it over, or drops it with a reason. */
import { type Reason, reason } from "#lib/core/errors";
import type { Tier } from "#lib/lifecycle/schema";
import type { KeptOverride, KeptRaise } from "#lib/risk/record.schema";
import type { Override } from "#lib/risk/schema";
import { rank } from "#lib/risk/scores.rules";

type Earlier = { computedTier: Tier | null; override: KeptOverride | null; raise: KeptRaise | null };
type Rated = { computedTier: Tier | null; raise: KeptRaise | null };

/** The raise a new rating starts with: the one set on the rating before it, else one nobody has taken over or dropped yet. */
export const standingRaise = (earlier: Earlier | undefined, version: string): KeptRaise | null => {
  if (!earlier) return null;
  const { computedTier, override, raise } = earlier;
  if (override && computedTier && rank(override.tier) > rank(computedTier)) {
    const { tier, reason: why, by } = override;
    return { tier, reason: why, by, version, dropped: null };
  }
  return raise?.dropped === null ? raise : null;
};

/** The raise somebody has to answer before this rating is confirmed; null when what was computed is as high already. */
export const raiseAsked = ({ computedTier, raise }: Rated): KeptRaise | null =>
  raise && computedTier && raise.dropped === null && rank(raise.tier) > rank(computedTier) ? raise : null;

type Wish = { override?: Override | undefined; dropRaise?: string | undefined };

/** Why the rating cannot be confirmed like this: a raise stands that is neither taken over nor dropped, or none is there to drop. */
export const raiseFaults = (rating: Rated, { override, dropRaise }: Wish): Reason[] => {
  const asked = raiseAsked(rating);
  if (!asked) return dropRaise ? [reason("risk.no_raise")] : [];
  const isTaken = override !== undefined && rank(override.tier) >= rank(asked.tier);
  if (isTaken === (dropRaise !== undefined)) {
    const { tier, version, reason: why } = asked;
    return [reason("risk.raise_stands", { tier, version, why })];
  }
  return [];
};
