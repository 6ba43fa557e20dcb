// The models to which something happened in a month, or of which something runs out then, as conditions on `listed_model m`.
import { type Sql, sql } from "#lib/db/sql";
import { type Due, type Happened, monthsOn, readInMonth } from "#lib/models/month.rules";

const startOf = (month: string) => sql`(${`${month}-01`}::timestamp at time zone organisation_zone())`;

/** Whether an instant is in the month, where the organisation is. */
export const isInMonth = (at: Sql, month: string): Sql =>
  sql`${at} >= ${startOf(month)} and ${at} < ${startOf(monthsOn(month, 1))}`;

type Days = { from: string; before: string };
const within = (day: Sql, { from, before }: Days) => sql`${day} >= ${from}::date and ${day} < ${before}::date`;

const kept = (what: Due, { from, before }: Days) => sql`
  select d.model_id, d.month as day from model_due d where d.what = ${what} and d.month >= ${from}::date and d.month < ${before}::date`;

/** Model and day of what runs out, or the first day of its month. What is archived is nobody's duty; the reader leaves it out. */
export const RUNS_OUT: Record<Due, (days: Days) => Sql> = {
  condition_due: (days) => kept("condition_due", days),
  evidence_expires: (days) => kept("evidence_expires", days),
  tier_ends: (days) =>
    sql`select l.model_id, l.tier_until as day from listed_model l where l.tier_until is not null and ${within(sql`l.tier_until`, days)}`,
};

const moved = (stage: string, month: string) => sql`exists (select from transition t where t.model_id = m.model_id
  and t.state = 'approved' and t.to_stage = ${stage} and ${isInMonth(sql`t.closed_at`, month)})`;

const HAPPENED: Record<Happened, (month: string) => Sql> = {
  registered: (month) => sql`exists (select from model r where r.id = m.model_id and ${isInMonth(sql`r.created_at`, month)})`,
  archived: (month) => sql`exists (select from model r where r.id = m.model_id and ${isInMonth(sql`r.archived_at`, month)})`,
  approved: (month) => moved("approved", month),
  retired: (month) => moved("retired", month),
};

const isDue = (what: Happened | Due): what is Due => Object.hasOwn(RUNS_OUT, what);

/** What happened stays true of a model that was archived since; what is due is asked of those that are not. */
export function inMonth(text: string): Sql {
  const { what, month } = readInMonth(text);
  if (!isDue(what)) return HAPPENED[what](month);
  const days = { from: `${month}-01`, before: `${monthsOn(month, 1)}-01` };
  return sql`(not m.archived and m.model_id in (select d.model_id from (${RUNS_OUT[what](days)}) d))`;
}
