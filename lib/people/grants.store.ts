// What commands and queries about grants read.
import { type Role, SIGNING_ROLES } from "#lib/access/permissions";
import { type Sql, sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import type { GrantState } from "#lib/people/rules";

/** The condition of a grant `g` being in force today. */
export const inForce = sql`(g.state = 'active' and (g.until is null or g.until >= organisation_today()))`;

/** The condition of a grant `g` having come into force: a signing role does when it is confirmed, or was given during set-up. */
export const wasInForce = sql`
  (g.state <> 'pending' and (g.confirmed_at is not null or g.during_set_up or g.role <> all(${[...SIGNING_ROLES]}::text[])))`;

/** Names of those who can confirm grant `g`: administrators and risk officers there, neither giver nor holder (SD-14). */
export const confirmersOfG = sql`
  array(select distinct cp.name from (
      with recursive above as (select id, parent_id from business_unit where id = g.unit_id
        union select b.id, b.parent_id from business_unit b join above a on b.id = a.parent_id) select id from above) place
    join role_grant c on c.unit_id = place.id and c.role in ('admin', 'risk_officer') and c.state = 'active'
      and (c.until is null or c.until >= organisation_today())
    join person cp on cp.id = c.person_id and cp.deactivated_at is null and cp.password_hash is not null
    where cp.id not in (g.granted_by, g.person_id) order by cp.name limit 5)`;

/** A grant `g` with its unit `u` as the shape HeldRole. */
export const heldRole = sql`
  jsonb_build_object('id', g.id, 'role', g.role, 'unit', jsonb_build_object('id', u.id, 'name', u.name, 'whole', u.parent_id is null), 'until', g.until,
    'state', g.state, 'inForce', ${inForce})`;

const named = (id: Sql) => sql`
  case when ${id} is not null then jsonb_build_object('id', ${id}, 'name',
    coalesce((select name from person where id = ${id}), replace(${id}, '-', ' '))) end`;

const iso = (instant: Sql) => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The same with everybody who had a part in it: the shape GrantRecord. */
export const grantRecord = sql`
  ${heldRole} || jsonb_build_object('duringSetUp', g.during_set_up,
    'grantedBy', ${named(sql`g.granted_by`)}, 'grantedAt', ${iso(sql`g.granted_at`)},
    'confirmedBy', ${named(sql`g.confirmed_by`)}, 'confirmedAt', ${iso(sql`g.confirmed_at`)},
    'endedBy', ${named(sql`g.ended_by`)}, 'endedAt', ${iso(sql`g.ended_at`)})`;

/** Who gave grant `g` and when, for the shape PendingGrant. */
export const grantedBy = named(sql`g.granted_by`);
export const grantedAt = iso(sql`g.granted_at`);

export type LockedGrant = {
  id: string;
  personId: string;
  role: Role;
  unitId: string;
  state: GrantState;
  grantedBy: string;
  until: string | null;
  today: string;
  deactivated: boolean;
  names: string[];
};

/** The grant under a lock, with those who could confirm it. Its person is locked first, as every command about people does. */
export async function lockGrant(db: WriteDb, grantId: string): Promise<LockedGrant | null> {
  await db.$queryRaw(
    sql`select 1 from person p where p.id = (select person_id from role_grant where id = ${grantId}) for update`,
  );
  const [grant] = await db.$queryRaw<LockedGrant[]>(sql`
    select g.id, g.person_id as "personId", g.role, g.unit_id as "unitId", g.state, g.granted_by as "grantedBy", g.until::text,
      organisation_today()::text as today, p.deactivated_at is not null as deactivated, ${confirmersOfG} as names
    from role_grant g join person p on p.id = g.person_id where g.id = ${grantId} for update of g`);
  return grant ?? null;
}

/** Whether a risk officer has ever signed in: from then on SD-14 holds also for the command line, whoever holds the role now. */
export async function isSettled(db: WriteDb): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>(sql`
    select 1 from role_grant g join session s on s.person_id = g.person_id
      and s.created_at >= coalesce(g.confirmed_at, g.granted_at) and (g.ended_at is null or s.created_at < g.ended_at)
    where g.role = 'risk_officer' and (g.during_set_up or g.confirmed_at is not null) limit 1`);
  return rows.length > 0;
}
