// Which people somebody may see, and what of them: shared by the list and the single record.
import { type Actor, reachOf, rolesAnywhere } from "#lib/access/actor";
import { SEES_PEOPLE } from "#lib/access/permissions";
import { unitsAbove } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { heldRole, inForce } from "#lib/people/grants.store";

/** Those who manage or check access see who gave a role, when somebody signed in, and how many keys there are. */
export const checksAccess = (actor: Actor) => rolesAnywhere(actor).some((role) => SEES_PEOPLE.includes(role));

/** The state of person `p`. */
export const personState = sql`
  case when p.deactivated_at is not null then 'deactivated' when p.password_hash is null then 'waiting' else 'active' end`;

/** People `p` with `held.roles`, those that reach the actor's units today or wait to. */
export const peopleWithRoles = (actor: Actor): Sql => sql`
  person p left join lateral (
    select coalesce(jsonb_agg(${heldRole} order by g.role, u.name), '[]') as roles
    from role_grant g join business_unit u on u.id = g.unit_id
    where g.person_id = p.id and (${inForce} or g.state = 'pending') and g.unit_id in (${unitsAbove(reachOf(actor))})) held on true`;

/**
 * Everybody sees those whose roles reach them now. Administrators and auditors also see whose roles there have ended, and
 * administrators whoever never had a role anywhere: somebody has to give them the first.
 */
export function isVisible(actor: Actor): Sql {
  const now = sql`(held.roles <> '[]' or p.id = ${actor.id})`;
  const units = reachOf(actor, ["admin", "auditor"]);
  if (units.length === 0) return now;
  const ever = sql`exists (select 1 from role_grant g where g.person_id = p.id and g.unit_id in (${unitsAbove(units)}))`;
  if (!rolesAnywhere(actor).includes("admin")) return sql`(${now} or ${ever})`;
  return sql`(${now} or ${ever} or not exists (select 1 from role_grant g where g.person_id = p.id))`;
}

/** Whether the actor sees this person. The machine's own command line stands above units. */
export async function sees(db: Pick<ReadDb, "$queryRaw">, actor: Actor, personId: string): Promise<boolean> {
  if (actor.kind === "command_line") return true;
  const found = await db.$queryRaw<unknown[]>(
    sql`select 1 from ${peopleWithRoles(actor)} where p.id = ${personId} and ${isVisible(actor)}`,
  );
  return found.length > 0;
}
