import type { Actor, Grant, KeyScope } from "#lib/access/actor";
import { KEY_SCOPES } from "#lib/access/actor";
import type { Role } from "#lib/access/permissions";
import { together } from "#lib/access/reach.rules";
import { type Sql, sql } from "#lib/db/sql";

type Raw = { $queryRaw<T>(query: Sql): Promise<T> };
type Row = {
  name: string;
  deactivated: boolean;
  role: Role | null;
  unitId: string | null;
  until: string | null;
  isWhole: boolean | null;
  units: string[] | null;
};

/**
 * A person with the roles in force today, each spread over the units below it; null when there is no such active person.
 * Read on the primary at every request: a grant that ended a moment ago is gone now.
 */
export async function loadActor(
  db: Raw,
  personId: string,
  how: { via: Actor["via"]; sessionId?: string; keyId?: string; keyScopes?: readonly KeyScope[] },
): Promise<Actor | null> {
  const rows = await db.$queryRaw<Row[]>(sql`
    select p.name, p.deactivated_at is not null as deactivated, g.role, g.unit_id as "unitId", g.until::text,
      u.parent_id is null as "isWhole", below.units
    from person p
    left join role_grant g on g.person_id = p.id and g.state = 'active' and (g.until is null or g.until >= organisation_today())
    left join business_unit u on u.id = g.unit_id
    left join lateral (
      with recursive tree as (select id from business_unit where id = g.unit_id and parent_id is not null union select b.id from business_unit b join tree t on b.parent_id = t.id)
      select array_agg(id) as units from tree) below on g.id is not null
    where p.id = ${personId}`);
  const [first] = rows;
  if (!first || first.deactivated) return null;
  const held = rows.flatMap(({ role, unitId, until, isWhole, units }) =>
    role && unitId ? [{ role, unitId, until, reach: isWhole ? ("all" as const) : (units ?? []) }] : [],
  );
  const units: Actor["units"] = {};
  for (const { role, reach } of held) units[role] = together(units[role] ?? [], reach);
  return {
    id: personId,
    kind: "person",
    name: first.name,
    grants: held.map(({ role, unitId, until }): Grant => ({ role, unitId, until })),
    units,
    via: how.via,
    sessionId: how.sessionId ?? null,
    keyId: how.keyId ?? null,
    keyScopes: how.keyScopes ?? KEY_SCOPES,
  };
}
