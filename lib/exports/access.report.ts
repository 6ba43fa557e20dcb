// People and the roles in force on one day: who gave them, until when, when the person was last here and last signed.
import { SIGNING_ROLES } from "#lib/access/permissions";
import { inUnitsOf } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import { type Asking, afterEndOf, countOf, instant, itemsOf, type Narrowed, type Report, untilEndOf } from "#lib/exports/report";

const COLUMNS = [
  ...[
    "on",
    "person",
    "email",
    "personId",
    "role",
    "unit",
    "grantedAt",
    "grantedBy",
    "duringSetUp",
    "confirmedAt",
    "confirmedBy",
    "until",
    "endsLater",
  ],
  ...["lastSignIn", "lastSignature", "keys", "lastKeyUse", "passwordIsOwn", "grantId"],
];

const day = ({ filter: { on } }: Narrowed): Sql => sql`coalesce(${on ?? null}::date, organisation_today())`;
/** Whether it had happened by the end of that day there. */
const by = (instant: Sql, asking: Narrowed): Sql => untilEndOf(instant, day(asking));
const after = (instant: Sql, asking: Narrowed): Sql => afterEndOf(instant, day(asking));

/** In force: given, confirmed where that is needed (SD-14), not ended, not past its last day. A person without any stands there with none. */
export const inForce = (asking: Narrowed): Sql => sql`
  from person p left join role_grant g on g.person_id = p.id and ${by(sql`coalesce(g.confirmed_at, g.granted_at)`, asking)}
    and (g.state = 'active' or (g.state = 'ended' and ${after(sql`g.ended_at`, asking)}
      and (g.confirmed_at is not null or g.during_set_up or g.role <> all(${[...SIGNING_ROLES]}::text[]))))
    and (g.until is null or g.until >= ${day(asking)})
  left join business_unit u on u.id = g.unit_id
  where ${by(sql`p.created_at`, asking)} and (p.deactivated_at is null or ${after(sql`p.deactivated_at`, asking)})
    and ${inUnitsOf(sql`g.unit_id`, asking.actor)}`;

const nameOf = (column: Sql): Sql => sql`coalesce((select name from person where id = ${column}), ${column})`;

const rowsOf = (asking: Asking) => sql`
  select ${day(asking)}::text, p.name, p.email, p.id, coalesce(g.role, 'none'), u.name, ${instant(sql`g.granted_at`)}, ${nameOf(sql`g.granted_by`)},
    case when g.id is null then null when g.during_set_up then 'granted during set-up' else 'no' end, ${instant(sql`g.confirmed_at`)}, ${nameOf(sql`g.confirmed_by`)},
    g.until::text, ${instant(sql`g.ended_at`)}, ${instant(sql`(select max(s.created_at) from session s where s.person_id = p.id and ${by(sql`s.created_at`, asking)})`)},
    ${instant(sql`(select max(s.signed_at) from signature s where s.person_id = p.id and ${by(sql`s.signed_at`, asking)})`)},
    (select string_agg(k.prefix || ' (' || array_to_string(k.scopes, ' ') || ')', '; ' order by k.created_at) from api_key k
      where k.person_id = p.id and ${by(sql`k.created_at`, asking)} and (k.revoked_at is null or ${after(sql`k.revoked_at`, asking)}) and (k.expires_at is null or ${after(sql`k.expires_at`, asking)})),
    ${instant(sql`(select max(x.used_at) from api_key k join api_key_use x on x.key_id = k.id where k.person_id = p.id)`)}, case when p.password_is_own then 'yes' else 'no' end, g.id
  ${inForce(asking)} order by p.name, p.id, g.role, u.name`;

export async function accessReport(asking: Asking): Promise<Report> {
  const { client, actor } = asking;
  const pending = sql`select count(*) as n from role_grant g where g.state = 'pending' and ${inUnitsOf(sql`g.unit_id`, actor)}`;
  return {
    title: "access",
    subject: null,
    columns: COLUMNS,
    sort: "person",
    matching: await countOf(client, sql`select count(*) as n ${inForce(asking)}`),
    population: {
      of: "people",
      total: await countOf(client, sql`select count(distinct p.id) as n ${inForce(asking)}`),
      parts: {},
    },
    notIncluded: { pending: await countOf(client, pending) },
    items: itemsOf(client, rowsOf(asking)),
  };
}
