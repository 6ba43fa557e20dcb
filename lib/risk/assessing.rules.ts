/** Who may rate a version, and what a rating decides. */
import { type Reason, reason } from "#lib/core/errors";
import type { RatingFacts, TieringPolicy } from "#lib/policy/tiering.schema";
import type { Person } from "#lib/risk/confirming.rules";
import { proposals } from "#lib/risk/proposals.rules";
import { missingRationales } from "#lib/risk/rationales.rules";
import { type Rating, rate } from "#lib/risk/rules";
import type { Answers, Rationales } from "#lib/risk/schema";

/** `presentAuthorIds` leaves out whoever is no author any more: they rate as little as anybody else. */
type Rated = { ownerId: string | null; presentAuthorIds: readonly string[] };

const isOwn = ({ personId }: Person, { ownerId, presentAuthorIds }: Rated) =>
  personId === ownerId || presentAuthorIds.includes(personId);

/** Why this person may not rate the version; null when they may. A risk_officer rates only what nobody owns. */
export const mayNotAssess = (person: Person, version: Rated): Reason | null =>
  isOwn(person, version) || (version.ownerId === null && person.roles.includes("risk_officer"))
    ? null
    : reason("risk.own_people_rate");

/** Where in the input of a rating the reason is about, so that it can be shown there. */
const placed = (why: Reason): Reason => {
  const { axis, question } = why.values ?? {};
  return reason(why.code, { ...why.values, path: axis ? `rationales.${axis}` : `answers.${question}.rationale` });
};

export type Given = { facts: RatingFacts; answers: Answers; rationales: Rationales };

/** The sentences the rating still needs, each with its place in the input. */
export const lacking = (policy: TieringPolicy, { facts, answers, rationales }: Given): Reason[] =>
  missingRationales(policy, rate(policy, facts, answers), answers, rationales, proposals(policy, facts)).map(placed);

/** The rating as it is kept. One made by somebody who does not belong to the model is provisional: it orders the queue. */
export const assessed = (
  policy: TieringPolicy,
  { facts, answers, rationales }: Given,
  person: Person,
  version: Rated,
): Omit<Rating, "shown" | "bands" | "tier"> & Given & { computedTier: Rating["tier"]; policy: string } => {
  const { shown: _shown, bands: _bands, tier, ...rating } = rate(policy, facts, answers);
  const provisional = rating.provisional || !isOwn(person, version);
  return { ...rating, computedTier: tier, provisional, facts, answers, rationales, policy: policy.id };
};
