// Conditions on days as SQL over `listed_model m`.
import { type DayCondition, dayConditionOf } from "#lib/core/day-condition.rules";
import { type Sql, sql } from "#lib/db/sql";
import type { Dated } from "#lib/models/dated.schema";
import { type Days, runsOutOn, startOfDay } from "#lib/models/in-month";
import type { Due } from "#lib/models/month.rules";

const [EVER, FOREVER] = [sql`'-infinity'::date`, sql`'infinity'::date`];
/** Asked once for a statement, so that an index finds what is compared with it. */
const TODAY = sql`(select organisation_today())`;

/** The days it means. So many back or ahead count from today, which is one of them. */
function daysOf(asked: DayCondition): Days {
  switch (asked.way) {
    case "before":
      return { from: EVER, before: sql`${asked.day}::date` };
    case "after":
      return { from: sql`(${asked.day}::date + 1)`, before: FOREVER };
    case "last":
      return { from: sql`(${TODAY} - ${asked.days}::int)`, before: sql`(${TODAY} + 1)` };
    case "next":
      return { from: TODAY, before: sql`(${TODAY} + ${asked.days}::int + 1)` };
  }
}

const happened = (at: Sql, { from, before }: Days): Sql => sql`(${at} >= ${startOfDay(from)} and ${at} < ${startOfDay(before)})`;
/** What is archived is nobody's duty. */
const due = (what: Due, days: Days): Sql =>
  sql`(not m.archived and m.model_id in (select d.model_id from (${runsOutOn[what](days)}) d))`;

const CLAUSES: Record<Dated, (days: Days) => Sql> = {
  updated: (days) => happened(sql`m.updated_at`, days),
  registered: (days) => sql`exists (select from model r where r.id = m.model_id and ${happened(sql`r.created_at`, days)})`,
  stageSince: (days) =>
    sql`exists (select from model_version v where v.id = m.version_id and ${happened(sql`v.stage_since`, days)})`,
  evidenceExpires: (days) => due("evidence_expires", days),
  conditionDue: (days) => due("condition_due", days),
  tierEnds: (days) => due("tier_ends", days),
};

/** The condition, as a clause; null where nothing is asked. */
export const onDay = (dated: Dated, text: string | undefined): Sql | null => {
  const asked = text === undefined ? null : dayConditionOf(text);
  return asked && CLAUSES[dated](daysOf(asked));
};
