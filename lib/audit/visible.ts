// Which events a person may read: those of the units in which they hold a role that reads the ledger.
import { type Actor, unitsOf } from "#lib/access/actor";
import { grantsOf, type Role } from "#lib/access/permissions";
import { type Sql, sql } from "#lib/db/sql";

const readers = (): Role[] => [...grantsOf("ledger:read").roles];

/** True when nothing of the organisation is outside what the actor may read; then changes without unit are theirs to read too. */
export const seesWhole = (actor: Actor): Sql =>
  sql`exists (select from business_unit where parent_id is null and id = any(${unitsOf(actor, readers())}::text[]))`;

/** The WHERE clause of authority over `ledger_event e`. Administrators run the system; what is marked restricted is not theirs to read. */
export const eventsVisibleTo = (actor: Actor): Sql => {
  const full = unitsOf(
    actor,
    readers().filter((role) => role !== "admin"),
  );
  return sql`((e.unit_id = any(${unitsOf(actor, readers())}::text[]) or ${seesWhole(actor)})
    and (e.unit_id = any(${full}::text[]) or not exists (select from model m where m.id = e.model_id and m.sensitivity = 'restricted' and m.unit_id <> all(${full}::text[]))))`;
};
