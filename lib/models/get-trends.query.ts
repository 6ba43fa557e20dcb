import type { Actor } from "#lib/access/actor";
import { dayIn } from "#lib/core/calendar.rules";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { countsVisibleTo } from "#lib/models/counted";
import { daysFrom, runsOutOn } from "#lib/models/in-month";
import type { ListFilter } from "#lib/models/list.schema";
import { listedWhere } from "#lib/models/listing";
import { type Due, MONTHS, monthOf, monthsFrom, monthsOn, monthsUpTo } from "#lib/models/month.rules";
import { type Aged, ageingOf, type Counted, type DueCount, trendsOf } from "#lib/models/trends.rules";
import { GetTrendsInput, Trends } from "#lib/models/trends.schema";

type Filter = Pick<ListFilter, "businessUnit" | "imported">;

/** What runs out and is counted by month as what happened is. */
const COUNTED_DUE: Due[] = ["condition_due", "evidence_expires"];
const isCountedDue = (one: Counted): one is Counted & DueCount => COUNTED_DUE.some((what) => what === one.what);

/** Off the roll-up that triggers keep: as many rows as there are months, tiers and lengths of waiting, however many models there are. */
const readCounted = (db: ReadDb, actor: Actor, { businessUnit, imported }: Filter, month: string, since: string) => {
  const narrowed = imported === undefined ? sql`true` : sql`c.imported = ${imported === "yes"}`;
  const isAhead = sql`(c.month >= ${`${month}-01`}::date and c.month < ${`${monthsOn(month, MONTHS)}-01`}::date)`;
  return db.$queryRaw<Counted[]>(sql`
    select to_char(c.month, 'YYYY-MM') as month, c.what, c.tier, c.days, sum(c.count)::int as count
    from month_count c where ${countsVisibleTo(actor, businessUnit)} and c.month >= ${`${since}-01`}::date and ${narrowed}
      and (c.what <> all(${COUNTED_DUE}::text[]) or ${isAhead})
    group by 1, 2, 3, 4 having sum(c.count) > 0 order by 1, 2, 3, 4`);
};

/** Lowered tiers that end are few, and found by their day. */
const readTierEnds = (db: ReadDb, actor: Actor, filter: Filter, month: string) => {
  const days = daysFrom(month, monthsOn(month, MONTHS));
  return db.$queryRaw<DueCount[]>(sql`
    with due as materialized (${runsOutOn.tier_ends(days)})
    select to_char(d.day, 'YYYY-MM') as month, 'tier_ends' as what, count(*)::int as count
    from due d cross join lateral (select * from listed_model where model_id = d.model_id limit 1) m
    where ${listedWhere(actor, filter)} group by 1 order by 1`);
};

/** Since when models have been in the stage they are listed in: the day of half of them, newest first, and of the one that waits the longest. */
const readAges = (db: ReadDb, actor: Actor, { businessUnit, imported }: Filter) => {
  const narrowed = imported === undefined ? sql`true` : sql`c.imported = ${imported === "yes"}`;
  return db.$queryRaw<Aged[]>(sql`
    with entered as (
      select c.stage, c.tier, c.day, sum(c.count) as count from stage_count c
      where ${countsVisibleTo(actor, businessUnit)} and ${narrowed} group by 1, 2, 3 having sum(c.count) > 0),
    ranked as (
      select *, sum(count) over (partition by stage, tier order by day desc) as upto, sum(count) over (partition by stage, tier) as total from entered)
    select stage, tier, sum(count)::int as count, min(day)::text as oldest, max(day) filter (where 2 * upto >= total)::text as median
    from ranked group by 1, 2`);
};

export const getTrends = query({
  id: "getTrends",
  summary: "The portfolio month by month: what came and went, what was decided and how long it took, what runs out",
  http: "GET /portfolio/trends",
  permission: "model:read",
  scope: () => "none",
  input: GetTrendsInput,
  output: Trends,

  read: async (db, filter, { actor, now, zone }) => {
    const month = monthOf(dayIn(now, zone));
    const past = monthsUpTo(month);
    const [counted, due, aged] = await Promise.all([
      readCounted(db, actor, filter, month, past[0] ?? month),
      readTierEnds(db, actor, filter, month),
      readAges(db, actor, filter),
    ]);
    const ahead = [...counted.filter(isCountedDue), ...due];
    return { ...trendsOf(past, monthsFrom(month), counted, ahead), ageing: ageingOf(aged, dayIn(now, zone)) };
  },
});
