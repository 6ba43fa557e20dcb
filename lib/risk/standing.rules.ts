/** Whether a rating still speaks for the version: it was computed from facts, and facts may have changed since. */
import { same } from "#lib/models/material.rules";
import type { RatingFacts } from "#lib/policy/tiering.schema";
import type { RatingStatus } from "#lib/risk/schema";

/** A rating as it is kept, with the facts it was computed from. */
export type Kept = { status: RatingStatus; facts: RatingFacts };

/** True while every fact that rating reads is what it was when the version was rated. */
export const factsHold = (kept: RatingFacts, now: RatingFacts): boolean => same(kept, now);

/** The status of the rating for the facts as they are now: one that rests on other facts is superseded by them. */
export const standing = ({ status, facts }: Kept, now: RatingFacts): RatingStatus =>
  status === "draft" || factsHold(facts, now) ? status : "superseded";
