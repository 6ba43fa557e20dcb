// The tier a version has today, for lists and sheets: a lowered one that has run out counts no more. lib/risk/stored-rating.ts says the
// same of one version with everything about its rating.
import { type Sql, sql } from "#lib/db/sql";

/** Read once a statement. */
const TODAY = sql`(select organisation_today())`;

/** Whether the lowered tier of rating `a` has run out: it holds to the end of its last day. */
export const lapsed = (a: Sql): Sql =>
  sql`coalesce(${a}.override -> 'declined' = 'null' and (${a}.override ->> 'validUntil')::date < ${TODAY}, false)`;

/** Of a version `v`: one look at its rating, and only where it shows a tier. */
export const tierOfV = sql`
  case when v.tier is not null then coalesce(
    (select a.computed_tier from assessment a where a.version_id = v.id and a.status = 'confirmed' and ${lapsed(sql`a`)}), v.tier) end`;

/**
 * Of a row `m` of the list of models, which keeps the last day of a lowered tier and the tier after it. The order and
 * the filter by tier use the stored one, which has an index, and so do the counts: they follow when the worker lists such models anew,
 * within the minute.
 */
export const tierOfM = sql`(case when m.tier_until < ${TODAY} then m.tier_after else m.tier end)`;
