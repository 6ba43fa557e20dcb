/** Who may confirm, raise and lower a tier. Rules SD-6 and SD-16. */
import { type Reason, reason } from "#lib/core/errors";
import type { Tier } from "#lib/lifecycle/schema";
import type { TieringPolicy } from "#lib/policy/tiering.schema";
import { FLOOR } from "#lib/risk/knockouts.rules";
import type { Rating } from "#lib/risk/rules";
import type { Override } from "#lib/risk/schema";
import { rank } from "#lib/risk/scores.rules";

/** A person with the roles held today in the unit of the model. */
export type Person = { personId: string; roles: readonly string[] };

/** The model's own people: everybody who is or was its owner since the version exists, or an author of the version. */
export type OwnPeople = { ownerIds: readonly string[]; authorIds: readonly string[] };

/** Whose work the rating is. */
export type RatedBy = OwnPeople & { assessorId: string };

const SECOND_LINE: readonly string[] = ["validator", "risk_officer", "compliance_officer"];

export const isSecondLine = (person: Person): boolean => person.roles.some((role) => SECOND_LINE.includes(role));

/** What part somebody has in the model; null for whoever judges it from outside. Every second-line act asks this one function. */
export const ownPart = (personId: string, { ownerIds, authorIds }: OwnPeople): "owner" | "author" | null => {
  if (ownerIds.includes(personId)) return "owner";
  return authorIds.includes(personId) ? "author" : null;
};

export const partIn = (personId: string, ratedBy: RatedBy): "owner" | "author" | "assessor" | null =>
  ownPart(personId, ratedBy) ?? (personId === ratedBy.assessorId ? "assessor" : null);

/** Whether one of these confirmers has a part in the model by now. */
export const isToConfirmAnew = (confirmerIds: readonly (string | null)[], ratedBy: RatedBy): boolean =>
  confirmerIds.some((id) => id !== null && partIn(id, ratedBy) !== null);

/** Why this person may not confirm the tier; empty when they may. The owner has an incentive to score low (SD-16). */
export const mayConfirm = (person: Person, ratedBy: RatedBy): Reason[] => {
  const part = partIn(person.personId, ratedBy);
  return [...(isSecondLine(person) ? [] : [reason("risk.not_second_line")]), ...(part ? [reason("SD-16", { part })] : [])];
};

const lowering = (policy: TieringPolicy, rating: Rating, from: Tier, to: Tier, person: Person): Reason[] => {
  const above = rating.knockouts.find(({ effect }) => rank(FLOOR[effect] ?? "low") > rank(to));
  const levels = policy.reduction.levels_at_most;
  return [
    ...(person.roles.includes("risk_officer") ? [] : [reason("risk.reduction_role")]),
    ...(rank(from) - rank(to) > levels ? [reason("risk.reduction_levels", { levels })] : []),
    ...(above ? [reason("risk.reduction_floor", { knockout: above.id, floor: FLOOR[above.effect] ?? "low" })] : []),
  ];
};

/**
 * Why this person may not set the tier to another than the computed one; empty when they may. Raising takes any second-line
 * person, lowering a risk_officer; both take a reason, and nobody overrides the tier of a model that is their own.
 */
export const mayOverride = (
  policy: TieringPolicy,
  rating: Rating,
  override: Override,
  person: Person,
  ratedBy: RatedBy,
): Reason[] => {
  const { tier, reason: why } = override;
  if (rating.tier === null) return [reason("risk.stopped")];
  return [
    ...mayConfirm(person, ratedBy),
    ...(why.trim() ? [] : [reason("risk.override_reason")]),
    ...(tier === rating.tier ? [reason("risk.override_same", { tier })] : []),
    ...(rank(tier) < rank(rating.tier) ? lowering(policy, rating, rating.tier, tier, person) : []),
  ];
};

export type OverrideTerms = { status: "confirmed" | "reduction_requested"; validMonths: number | null };

/** What an override that may be made leads to: a lower tier waits for a second risk_officer and then runs out. */
export const overrideTerms = (policy: TieringPolicy, rating: Rating, tier: Tier): OverrideTerms =>
  rating.tier !== null && rank(tier) < rank(rating.tier)
    ? { status: "reduction_requested", validMonths: policy.reduction.valid_months }
    : { status: "confirmed", validMonths: null };

/** Why this person may not confirm a lower tier that `requestedById` asked for; empty when they may (SD-6). */
export const mayConfirmReduction = (person: Person, ratedBy: RatedBy, requestedById: string): Reason[] => [
  ...mayConfirm(person, ratedBy),
  ...(person.roles.includes("risk_officer") ? [] : [reason("risk.reduction_role")]),
  ...(person.personId === requestedById ? [reason("SD-6", { what: "reduction" })] : []),
];
