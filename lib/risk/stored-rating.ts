// Ratings as they are kept, read back into the shapes the rules know. Other capabilities read ratings through this file.
import { z } from "zod";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { type Tier, tierSchema } from "#lib/lifecycle/schema";
import { isNotPinned } from "#lib/models/content.schema";
import { domainSchema, kindSchema, ratingFacts } from "#lib/models/facts.schema";
import type { Content } from "#lib/models/material.rules";
import { QUESTION_IDS, type RatingFacts } from "#lib/policy/tiering.schema";
import { keptOverrideSchema, keptRaiseSchema } from "#lib/risk/record.schema";
import { answersSchema, type RatingStatus, ratingStatusSchema, rationalesSchema } from "#lib/risk/schema";
import { standing } from "#lib/risk/standing.rules";
import { hasLapsed } from "#lib/risk/validity.rules";

const instant = z.date().nullable();
const person = z.string().nullable();

const storedRating = z.object({
  id: z.string(),
  versionId: z.string(),
  policy: z.string(),
  status: ratingStatusSchema,
  facts: z.custom<RatingFacts>((value) => typeof value === "object" && value !== null),
  answers: answersSchema,
  rationales: rationalesSchema,
  impact: z.number(),
  vulnerability: z.number(),
  matrixTier: tierSchema,
  knockouts: z.array(z.object({ id: z.string(), effect: z.enum(["stop", "floor:medium", "floor:high"]), reference: z.string() })),
  computedTier: tierSchema.nullable(),
  tier: tierSchema.nullable(),
  unknowns: z.array(z.enum(QUESTION_IDS)),
  provisional: z.boolean(),
  override: keptOverrideSchema.nullable(),
  raise: keptRaiseSchema.nullable(),
  carriedFromId: person,
  assessedBy: z.string(),
  assessedAt: z.date(),
  confirmedBy: person,
  confirmedAt: instant,
  secondBy: person,
  secondAt: instant,
});
export type StoredRating = z.output<typeof storedRating>;

type Reads = Pick<ReadDb, "assessment">;

/** A row of the table assessment in the shapes the rules know. */
export const ratingOf = (row: unknown): StoredRating => storedRating.parse(row);

/** Every rating of the version, newest first. */
export async function ratingsOf(db: Reads, versionId: string): Promise<StoredRating[]> {
  const rows = await db.assessment.findMany({ where: { versionId }, orderBy: [{ assessedAt: "desc" }, { id: "desc" }] });
  return rows.map(ratingOf);
}

/** The facts rating reads of a version with this content. */
export const ratingFactsOf = ({ kind, domain, facts, identity }: Content): Required<RatingFacts> =>
  ratingFacts(kindSchema.nullable().parse(kind), domainSchema.nullable().parse(domain), facts, isNotPinned(identity));

/** The newest rating of a version as it counts now. */
export type RatingState = {
  /** With the computed tier again once a lowered one has run out. */
  rating: StoredRating;
  /** `superseded` also when a fact changed since: then somebody rates again. */
  status: RatingStatus;
  /** The tier in force; null until a rating that still stands is confirmed. */
  tier: Tier | null;
  /** A lowered tier has run out, so the computed one counts again. */
  lapsed: boolean;
};

/** How the newest of these ratings counts on that day for a version with this content; null when nobody rated it. */
export const stateOf = (ratings: readonly StoredRating[], content: Content, on: string): RatingState | null => {
  const [rating] = ratings;
  if (!rating) return null;
  const status = standing(rating, ratingFactsOf(content));
  const lapsed = status === "confirmed" && hasLapsed(rating, on);
  const inForce = lapsed ? { ...rating, tier: rating.computedTier } : rating;
  return { rating: inForce, status, tier: status === "confirmed" ? inForce.tier : null, lapsed };
};

/** How the version stands rated today. */
export async function ratingState(
  db: Reads & Pick<ReadDb, "$queryRaw">,
  versionId: string,
  content: Content,
): Promise<RatingState | null> {
  const ratings = await ratingsOf(db, versionId);
  const [clock] = await db.$queryRaw<{ today: string }[]>(sql`select organisation_today()::text as today`);
  return stateOf(ratings, content, clock?.today ?? "");
}
