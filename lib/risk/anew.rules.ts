/** A confirmed tier whose confirmer has become one of the model's own people since is confirmed anew, by somebody who is not (SD-16). */
import { type Reason, reason } from "#lib/core/errors";
import type { Tier } from "#lib/lifecycle/schema";
import { isToConfirmAnew, mayConfirm, type Person, partIn, type RatedBy } from "#lib/risk/confirming.rules";
import type { Decided, Wish } from "#lib/risk/decision.rules";
import type { KeptOverride } from "#lib/risk/record.schema";
import type { RatingStatus } from "#lib/risk/schema";

export type Confirmed = {
  status: RatingStatus;
  tier: Tier | null;
  override: KeptOverride | null;
  confirmedBy: string | null;
  secondBy: string | null;
};

/** Whether it waits for that. */
export const waitsAnew = (rating: Confirmed, ratedBy: RatedBy): boolean =>
  rating.status === "confirmed" && isToConfirmAnew([rating.confirmedBy, rating.secondBy], ratedBy);

/** Whether the second of two people is the one to be followed; the first comes first. */
const isSecond = ({ confirmedBy }: Confirmed, ratedBy: RatedBy) => confirmedBy === null || partIn(confirmedBy, ratedBy) === null;

/** Why this person may not confirm anew what stands; empty when they may. The tier itself is not open then: to change it, rate again. */
export const mayNotConfirmAnew = (rating: Confirmed, wish: Wish, person: Person, ratedBy: RatedBy): Reason[] => {
  if (wish.override || wish.declineReduction) return [reason("risk.not_waiting", { state: rating.status })];
  const isLowered = rating.secondBy !== null && rating.override?.declined === null;
  const other = isSecond(rating, ratedBy) ? rating.confirmedBy : rating.secondBy;
  return [
    ...mayConfirm(person, ratedBy),
    ...(isLowered && !person.roles.includes("risk_officer") ? [reason("risk.reduction_role")] : []),
    ...(person.personId === other ? [reason("SD-6", { what: "reduction" })] : []),
  ];
};

/** The same rating, with another person behind it. */
export const confirmedAnew = (rating: Confirmed, ratedBy: RatedBy): Decided => {
  if (rating.tier === null) throw new Error("a confirmed rating has a tier");
  return { status: "confirmed", tier: rating.tier, override: rating.override, second: isSecond(rating, ratedBy) };
};
