// What lists of sign-offs are narrowed to: as conditions on one that was decided, `s` with its request `t` and model `m`, and on what waits, `w`.
import { type Sql, sql } from "#lib/db/sql";
import { isInMonth } from "#lib/models/in-month";
import { isInUnit } from "#lib/models/listing";
import { type Age, DAYS } from "#lib/signoff/age.rules";
import type { SignoffFilter } from "#lib/signoff/queue.schema";

/** The day so many days ago, where the organisation is. */
const daysAgo = (now: Date, days: number): Sql => sql`(organisation_day(${now}::timestamptz) - ${days}::int)`;
const startOf = (day: Sql): Sql => sql`(${day}::timestamp at time zone organisation_zone())`;

/** Whether a day lies as many days back as the band says. */
export const isDayOfAge = (day: Sql, age: Age, now: Date): Sql => {
  const { from, before } = DAYS[age];
  const isOver = sql`${day} <= ${daysAgo(now, from)}`;
  return before === null ? isOver : sql`(${isOver} and ${day} > ${daysAgo(now, before)})`;
};

/** The same of an instant, in a form that an index answers. */
const isOfAge = (at: Sql, age: Age, now: Date): Sql => {
  const { from, before } = DAYS[age];
  const isOver = sql`${at} < ${startOf(daysAgo(now, from - 1))}`;
  return before === null ? isOver : sql`(${isOver} and ${at} >= ${startOf(daysAgo(now, before - 1))})`;
};

type Clauses = { [Name in keyof SignoffFilter]-?: (value: NonNullable<SignoffFilter[Name]>, now: Date) => Sql };

const DECIDED: Clauses = {
  role: (role) => sql`${role} = any(s.roles)`,
  tier: (tier) => sql`t.tier = ${tier}`,
  age: (age, now) => isOfAge(sql`coalesce(s.opened_at, t.requested_at)`, age, now),
  month: (month) => isInMonth(sql`s.decided_at`, month),
  outcome: (outcome) => sql`s.state = ${outcome}`,
  businessUnit: (unit) => isInUnit(unit),
  imported: (imported) => (imported === "yes" ? sql`m.source is not null` : sql`m.source is null`),
};

/** What waits was decided in no month; its role is what it is found by. */
const WAITING: Clauses = {
  role: () => sql`true`,
  tier: (tier) =>
    sql`(select t.tier from signoff s join transition t on t.id = s.transition_id where s.id = w.subject_id) = ${tier}`,
  age: (age, now) => isOfAge(sql`w.since`, age, now),
  month: () => sql`false`,
  outcome: () => sql`false`,
  businessUnit: (unit) => isInUnit(unit, sql`w.unit_id`),
  imported: (imported) => sql`w.imported = ${imported === "yes"}`,
};

const narrowed = (clauses: Clauses, filter: SignoffFilter, now: Date): Sql[] =>
  Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [(clauses[name as keyof SignoffFilter] as (value: string, now: Date) => Sql)(value, now)],
  );

/** Each narrowing that is asked for, of sign-offs that were decided and of those that wait. */
export const narrowedTo = (filter: SignoffFilter, now: Date): Sql[] => narrowed(DECIDED, filter, now);
export const waitingNarrowedTo = (filter: SignoffFilter, now: Date): Sql[] => narrowed(WAITING, filter, now);
