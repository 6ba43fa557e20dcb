// The models to which something happened in a month, or of which something runs out then, as conditions on `listed_model m`.
import { type Sql, sql } from "#lib/db/sql";
import { type Due, type Happened, monthsOn, readInMonth } from "#lib/models/month.rules";

/** The instant at which a day begins, where the organisation is. */
export const startOfDay = (day: Sql): Sql => sql`((${day})::timestamp at time zone organisation_zone())`;
const firstOf = (month: string): Sql => sql`${`${month}-01`}::date`;

/** Whether an instant is in the month, where the organisation is. */
export const isInMonth = (at: Sql, month: string): Sql =>
  sql`${at} >= ${startOfDay(firstOf(month))} and ${at} < ${startOfDay(firstOf(monthsOn(month, 1)))}`;

/** Days from one on, before another. */
export type Days = { from: Sql; before: Sql };
/** From the first of a month to the first of another. */
export const daysFrom = (month: string, before: string): Days => ({ from: firstOf(month), before: firstOf(before) });
const within = (day: Sql, { from, before }: Days) => sql`${day} >= ${from} and ${day} < ${before}`;

/** Versions that came to their end have nothing left to do. */
const LIVING = sql`v.stage not in ('retired', 'rejected')`;

/** Model and day of what runs out on these days. What is archived is nobody's duty; the reader leaves it out. */
export const runsOutOn: Record<Due, (days: Days) => Sql> = {
  condition_due: (days) => sql`
    select v.model_id, n.due_on as day from condition n join signature g on g.id = n.signature_id join model_version v on v.id = n.version_id
    where ${within(sql`n.due_on`, days)} and g.withdrawn_at is null and g.voided_at is null and ${LIVING}`,
  evidence_expires: (days) => sql`
    select v.model_id, a.expires_on as day from attachment a join model_version v on v.id = a.version_id
    where ${within(sql`a.expires_on`, days)} and a.removed_at is null and a.state <> 'rejected' and ${LIVING}`,
  tier_ends: (days) =>
    sql`select l.model_id, l.tier_until as day from listed_model l where l.tier_until is not null and ${within(sql`l.tier_until`, days)}`,
};

/** The same for a whole month: for what most models have, off the rows that triggers keep by month. */
const runsOutIn = (what: Due, month: string): Sql =>
  what === "tier_ends"
    ? runsOutOn.tier_ends(daysFrom(month, monthsOn(month, 1)))
    : sql`select d.model_id from model_due d where d.what = ${what} and d.month = ${firstOf(month)}`;

const moved = (stage: string, month: string) => sql`exists (select from transition t where t.model_id = m.model_id
  and t.state = 'approved' and t.to_stage = ${stage} and ${isInMonth(sql`t.closed_at`, month)})`;

const HAPPENED: Record<Happened, (month: string) => Sql> = {
  registered: (month) => sql`exists (select from model r where r.id = m.model_id and ${isInMonth(sql`r.created_at`, month)})`,
  archived: (month) => sql`exists (select from model r where r.id = m.model_id and ${isInMonth(sql`r.archived_at`, month)})`,
  approved: (month) => moved("approved", month),
  retired: (month) => moved("retired", month),
};

const isDue = (what: Happened | Due): what is Due => Object.hasOwn(runsOutOn, what);

/** What happened stays true of a model that was archived since; what is due is asked of those that are not. */
export function inMonth(text: string): Sql {
  const { what, month } = readInMonth(text);
  if (!isDue(what)) return HAPPENED[what](month);
  return sql`(not m.archived and m.model_id in (select d.model_id from (${runsOutIn(what, month)}) d))`;
}
