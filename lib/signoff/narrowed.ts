// What lists of sign-offs are narrowed to, as conditions on a sign-off `s`, its request `t` and its model `m`.
import { type Sql, sql } from "#lib/db/sql";
import { isInMonth } from "#lib/models/in-month";
import { isInUnit } from "#lib/models/listing";
import { type Age, DAYS } from "#lib/signoff/age.rules";
import type { SignoffFilter } from "#lib/signoff/queue.schema";

/** Whether it has waited for as many whole days as the band says, at this instant. */
export const isOfAge = (openedAt: Sql, age: Age, now: Date): Sql => {
  const { from, before } = DAYS[age];
  const since = (days: number) => sql`${now}::timestamptz - make_interval(days => ${days})`;
  return before === null
    ? sql`${openedAt} <= ${since(from)}`
    : sql`(${openedAt} <= ${since(from)} and ${openedAt} > ${since(before)})`;
};

const CLAUSES: { [Name in keyof SignoffFilter]-?: (value: NonNullable<SignoffFilter[Name]>, now: Date) => Sql } = {
  role: (role) => sql`${role} = any(s.roles)`,
  tier: (tier) => sql`t.tier = ${tier}`,
  age: (age, now) => isOfAge(sql`coalesce(s.opened_at, t.requested_at)`, age, now),
  month: (month) => isInMonth(sql`s.decided_at`, month),
  outcome: (outcome) => sql`s.state = ${outcome}`,
  businessUnit: (unit) => isInUnit(unit),
  imported: (imported) => (imported === "yes" ? sql`m.source is not null` : sql`m.source is null`),
};

/** Each narrowing that is asked for. */
export const narrowedTo = (filter: SignoffFilter, now: Date): Sql[] =>
  Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [(CLAUSES[name as keyof SignoffFilter] as (value: string, now: Date) => Sql)(value, now)],
  );
