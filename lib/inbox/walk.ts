// Where a page of the inbox begins and how long it is: the order is since when, then the kind, then the id.
import { type Sql, sql } from "#lib/db/sql";
import type { InboxKind } from "#lib/inbox/schema";

/** The last thing shown, as `since`, kind and id; null for the first page. */
export type Walk = { after: (string | number | null)[] | null; rows: number };

/** Things of one kind after a place. */
export function beyond(kind: InboxKind, after: Walk["after"], since: Sql, id: Sql): Sql {
  if (after === null) return sql`true`;
  const [at, shown, last] = after;
  if (kind === shown) return sql`(${since}, ${id}) > (${at}::timestamptz, ${last})`;
  return kind > String(shown) ? sql`${since} >= ${at}::timestamptz` : sql`${since} > ${at}::timestamptz`;
}

/** A page of what one SELECT finds; from the beginning it is asked as it stands, which the planner reads in its order. */
export const firstOf = (kind: InboxKind, part: Sql, { after, rows }: Walk): Sql =>
  after === null
    ? sql`${part} order by since, id limit ${rows}`
    : sql`select w.* from (${part}) w where ${beyond(kind, after, sql`w.since`, sql`w.id`)} order by since, id limit ${rows}`;
