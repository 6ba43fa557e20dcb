// People named by e-mail, with the roles they hold where the model stands. The words stay in the state; a change holds ids.
import type { Role } from "#lib/access/permissions";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import type { Named } from "#lib/models/owner.rules";

export type NamedPeople = Record<string, Named>;

/** Active people by e-mail; null for an address nobody here has. One statement. */
export async function namedPeople(db: WriteDb, emails: readonly string[], unitId: string): Promise<NamedPeople> {
  if (emails.length === 0) return {};
  const rows = await db.$queryRaw<{ id: string; email: string; roles: Role[] }[]>(sql`
    with recursive above as (
      select id, parent_id from business_unit where id = ${unitId}
      union select b.id, b.parent_id from business_unit b join above a on b.id = a.parent_id)
    select p.id, p.email, array(
      select distinct g.role from role_grant g where g.person_id = p.id and g.state = 'active'
        and (g.until is null or g.until >= organisation_today()) and g.unit_id in (select id from above)) as roles
    from person p where p.email = any(${[...emails]}::text[]) and p.deactivated_at is null`);
  const found = new Map(rows.map(({ email, id, roles }) => [email, { id, roles }]));
  return Object.fromEntries(emails.map((email) => [email, found.get(email) ?? null]));
}
