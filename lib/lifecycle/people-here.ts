// Who could act on a model: the holders of signing roles in its unit today, with what the segregation rules ask about each.
import { SIGNING_ROLES } from "#lib/access/permissions";
import { words } from "#lib/core/catalogue";
import { LOCALES } from "#lib/core/language.rules";
import { readIn } from "#lib/core/task";
import { sql } from "#lib/db/sql";
import type { Raw } from "#lib/lifecycle/version-record";
import type { Person } from "#lib/signoff/segregation.rules";

/** `statementAccepted` is the version of the accountability statement the person accepted; null before the first. */
export type PersonHere = Person & { name: string; statementAccepted: number | null };

const inForce = sql`g.state = 'active' and (g.until is null or g.until >= organisation_today())`;

/**
 * Active people who hold a signing role in the unit or above it, and the person asking, whatever they hold. Nobody stands in for
 * anybody yet, so `deputyFor` is empty. One statement.
 */
export async function peopleHere(db: Raw, unitId: string, askerId: string): Promise<PersonHere[]> {
  return db.$queryRaw<PersonHere[]>(sql`
    with recursive above as (
      select id, parent_id from business_unit where id = ${unitId}
      union select b.id, b.parent_id from business_unit b join above a on b.id = a.parent_id),
    held as (
      select g.person_id, array_agg(distinct g.role) as roles from role_grant g
      where ${inForce} and g.unit_id in (select id from above) and g.role = any(${[...SIGNING_ROLES]}::text[]) group by g.person_id)
    select p.id, p.name, coalesce(h.roles, '{}') as roles, p.password_is_own as "passwordIsOwn", p.statement_accepted as "statementAccepted", '{}'::text[] as "deputyFor",
      exists (select from role_grant g where g.person_id = p.id and g.role = 'admin' and ${inForce}) as "isAdmin",
      exists (select from role_grant g where g.person_id = p.id and g.role = 'auditor' and ${inForce}) as "isAuditor"
    from person p left join held h on h.person_id = p.id
    where p.deactivated_at is null and (h.person_id is not null or p.id = ${askerId}) order by p.name, p.id`);
}

/** Names as a sentence lists them; empty when there are none. */
export const namesOf = (people: readonly { name: string }[], most = 4): string => {
  const names = people.slice(0, most).map(({ name }) => name);
  const more = people.length - names.length;
  const all = more > 0 ? [...names, words("ui", readIn())("andMore", { count: more })] : names;
  return new Intl.ListFormat(LOCALES[readIn()], { type: "disjunction" }).format(all);
};
