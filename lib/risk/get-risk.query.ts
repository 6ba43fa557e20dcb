import { dayIn } from "#lib/core/calendar.rules";
import type { Reason } from "#lib/core/errors";
import { type Context, query } from "#lib/core/operation";
import { worded } from "#lib/core/wording";
import type { ReadDb } from "#lib/db/types";
import { namesOf, peopleHere } from "#lib/lifecycle/people-here";
import { peopleNamed } from "#lib/models/people-named";
import { lightPath, tieringPolicy } from "#lib/policy/load";
import { waitsAnew } from "#lib/risk/anew.rules";
import { mayNotAssess } from "#lib/risk/assessing.rules";
import { isSecondLine } from "#lib/risk/confirming.rules";
import { lightPathEntry } from "#lib/risk/light-path.rules";
import { proposals } from "#lib/risk/proposals.rules";
import { GetRiskInput, RiskOfVersion } from "#lib/risk/record.schema";
import { factsHold } from "#lib/risk/standing.rules";
import { closedReasons, mayNotConfirmNow, personIn, type RatedVersion, ratedBy, readRated, told } from "#lib/risk/store";
import { type RatingState, ratingFactsOf, type StoredRating, stateOf } from "#lib/risk/stored-rating";
import { ratedAgainBy } from "#lib/risk/validity.rules";

/** Why the caller may neither rate nor confirm, in words. */
const refusals = (version: RatedVersion, rating: StoredRating | undefined, ctx: Context) => {
  const person = personIn(ctx, version.unitId);
  const closed = closedReasons(version);
  const outsider = mayNotAssess(person, version);
  const stale = rating && !factsHold(rating.facts, ratingFactsOf(version.content));
  const words = (reasons: Reason[]) => reasons.map(worded);
  return {
    mayNotRate: words([...closed, ...(outsider ? [outsider] : [])]),
    mayNotConfirm: rating
      ? words([...(stale ? [{ code: "risk.facts_changed" }] : []), ...mayNotConfirmNow(version, rating, {}, person)])
      : [],
    asSecondLine: isSecondLine(person),
    own: outsider === null && (version.ownerId === person.personId || version.presentAuthorIds.includes(person.personId)),
  };
};

/** What keeps the version off the light path, with the tier it has or would have. */
const lightReasons = ({ content }: RatedVersion, rating: StoredRating | undefined): Reason[] =>
  rating
    ? lightPathEntry(lightPath(), tieringPolicy(), { tier: rating.tier, facts: ratingFactsOf(content), answers: rating.answers })
    : [];

/** Names of those here who may confirm the rating that waits. */
async function confirmers(db: ReadDb, version: RatedVersion, rating: StoredRating | undefined, askerId: string): Promise<string> {
  if (!rating) return "";
  const waits = ["computed", "reduction_requested"].includes(rating.status) || waitsAnew(rating, ratedBy(version, rating));
  if (!waits) return "";
  const people = await peopleHere(db, version.unitId, askerId);
  return namesOf(people.filter(({ id, roles }) => mayNotConfirmNow(version, rating, {}, { personId: id, roles }).length === 0));
}

/** The newest rating as it counts now: with the tier in force, and the day by which it is made again. */
const readCurrent = ({ rating, status, tier, lapsed }: RatingState, version: RatedVersion, zone: string) => ({
  ...told(rating),
  lapsed,
  rateAgainBy: tier && rating.confirmedAt ? ratedAgainBy(tieringPolicy(), tier, dayIn(rating.confirmedAt, zone)) : null,
  stands: status !== "superseded" && factsHold(rating.facts, ratingFactsOf(version.content)),
  anew: waitsAnew(rating, ratedBy(version, rating)),
});

const readEarlier = (rating: StoredRating) => ({
  ...told(rating),
  lapsed: false,
  rateAgainBy: null,
  stands: false,
  anew: false,
});

export const getRisk = query({
  id: "getRisk",
  summary: "The rating of a version: present, proposed and past",
  http: "GET /versions/{versionId}/risk",
  permission: "model:read",
  scope: ({ versionId }) => ({ version: versionId }),
  input: GetRiskInput,
  output: RiskOfVersion,

  read: async (db, { versionId }, ctx) => {
    const version = await readRated(db, versionId);
    const state = stateOf(version.ratings, version.content, dayIn(ctx.now, ctx.zone));
    const facts = ratingFactsOf(version.content);
    const ids = version.ratings.flatMap((each) => [
      each.assessedBy,
      each.confirmedBy,
      each.secondBy,
      each.override?.by ?? null,
      each.raise?.by ?? null,
    ]);
    const named = await peopleNamed(db, ids);
    return {
      versionId,
      modelId: version.modelId,
      version: version.label,
      questionnaire: tieringPolicy().id,
      facts,
      proposals: proposals(tieringPolicy(), facts),
      current: state && readCurrent(state, version, ctx.zone),
      history: version.ratings.slice(1).map(readEarlier),
      tier: state?.tier ?? null,
      lightPath: version.lightPath && state !== null && state.tier !== null && !state.lapsed,
      notLight: lightReasons(version, state?.rating).map(worded),
      claimedImpact: version.claimedImpact,
      whoConfirms: await confirmers(db, version, version.ratings[0], ctx.actor.id),
      ...refusals(version, version.ratings[0], ctx),
      names: Object.fromEntries(ids.map(named).flatMap((person) => (person ? [[person.id, person.name]] : []))),
    };
  },
});
