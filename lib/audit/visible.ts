// Which events a person may read: those of the units in which they hold a role that reads the ledger.
import { type Actor, holdsEverywhere } from "#lib/access/actor";
import { grantsOf, type Role } from "#lib/access/permissions";
import { inUnitsOf } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";

const readers = (): Role[] => [...grantsOf("ledger:read").roles];

/** True when nothing of the organisation is outside what the actor may read; then changes without unit are theirs to read too. */
export const seesWhole = (actor: Actor): Sql => (holdsEverywhere(actor, readers()) ? sql`true` : sql`false`);

/** The WHERE clause of authority over `ledger_event e`. Administrators run the system; what is marked restricted is not theirs to read. */
export const eventsVisibleTo = (actor: Actor): Sql => {
  const full = readers().filter((role) => role !== "admin");
  if (holdsEverywhere(actor, full)) return sql`true`;
  const seesAllOf = (unit: Sql) => inUnitsOf(unit, actor, full);
  return sql`(${inUnitsOf(sql`e.unit_id`, actor, readers())}
    and (${seesAllOf(sql`e.unit_id`)} or not exists (select from model m where m.id = e.model_id and m.sensitivity = 'restricted' and not ${seesAllOf(sql`m.unit_id`)})))`;
};
