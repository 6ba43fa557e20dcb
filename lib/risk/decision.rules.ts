/** What confirming a rating comes to: as computed, raised, lowered in two steps, or lowered and not agreed. */
import { addMonths } from "#lib/core/calendar.rules";
import { type Reason, reason } from "#lib/core/errors";
import type { Tier } from "#lib/lifecycle/schema";
import type { RatingFacts, TieringPolicy } from "#lib/policy/tiering.schema";
import {
  mayConfirm,
  mayConfirmReduction,
  mayOverride,
  overrideTerms,
  type Person,
  type RatedBy,
} from "#lib/risk/confirming.rules";
import type { KeptOverride } from "#lib/risk/record.schema";
import { rate } from "#lib/risk/rules";
import type { Answers, Override, RatingStatus } from "#lib/risk/schema";

/** A rating that waits for somebody. `confirmedBy` is whoever asked for the lower tier. */
export type Waiting = {
  status: RatingStatus;
  facts: RatingFacts;
  answers: Answers;
  computedTier: Tier | null;
  override: KeptOverride | null;
  confirmedBy: string | null;
};

/** What the person wants: nothing said is the computed tier, or the lower one that was asked for. */
export type Wish = { override?: Override | undefined; declineReduction?: string | undefined };

/** The rating after this act. `second` says that it is the second of the two people a lowered tier takes. */
export type Decided = { status: "confirmed" | "reduction_requested"; tier: Tier; override: KeptOverride | null; second: boolean };

const notAsked = (rating: Waiting, { override, declineReduction }: Wish): Reason[] => {
  if (rating.status === "reduction_requested") return override ? [reason("risk.reduction_open")] : [];
  if (rating.status === "stopped") return [reason("KO-01")];
  if (rating.status !== "computed") return [reason("risk.not_waiting", { state: rating.status })];
  return declineReduction ? [reason("risk.no_reduction")] : [];
};

/** Why this person may not do this to the rating now; empty when they may. */
export const mayNotDecide = (policy: TieringPolicy, rating: Waiting, wish: Wish, person: Person, ratedBy: RatedBy): Reason[] => {
  const wrong = notAsked(rating, wish);
  if (wrong.length > 0) return wrong;
  if (wish.override) return mayOverride(policy, rate(policy, rating.facts, rating.answers), wish.override, person, ratedBy);
  return rating.status === "reduction_requested" && !wish.declineReduction
    ? mayConfirmReduction(person, ratedBy, rating.confirmedBy ?? "")
    : mayConfirm(person, ratedBy);
};

const overridden = (policy: TieringPolicy, rating: Waiting, { tier, reason: why }: Override, by: string, on: string): Decided => {
  const { status, validMonths } = overrideTerms(policy, rate(policy, rating.facts, rating.answers), tier);
  const validUntil = validMonths === null ? null : addMonths(on, validMonths);
  const lowered = status === "reduction_requested";
  const override = { tier, reason: why, by, validUntil, declined: null };
  return { status, tier: lowered && rating.computedTier ? rating.computedTier : tier, override, second: false };
};

/**
 * The rating after an act that may be done. A lower tier is in force only after the second person; until then, and when it is
 * not agreed, the computed one stands. `on` is today, as an ISO date.
 */
export const decided = (policy: TieringPolicy, rating: Waiting, wish: Wish, by: string, on: string): Decided => {
  const { computedTier, override } = rating;
  if (computedTier === null) throw new Error("a stopped rating is never confirmed");
  if (wish.override) return overridden(policy, rating, wish.override, by, on);
  if (!override) return { status: "confirmed", tier: computedTier, override: null, second: false };
  const declined = wish.declineReduction ? { by, reason: wish.declineReduction } : null;
  const tier = declined ? computedTier : override.tier;
  return { status: "confirmed", tier, override: { ...override, declined }, second: true };
};
