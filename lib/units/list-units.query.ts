import { z } from "zod";
import { grantsOf } from "#lib/access/permissions";
import { inUnitsOf } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { contains } from "#lib/db/contains";
import { empty, sql } from "#lib/db/sql";
import { ListUnitsInput, UnitRow } from "#lib/units/schema";

const REGISTER = grantsOf("model:register").roles;

/** How many people reach each unit, and how many models stand in it and in none below. */
const COUNTED = {
  first: sql`
    with recursive reaches as (
      select g.person_id, g.unit_id from role_grant g where g.state = 'active' and (g.until is null or g.until >= organisation_today())
      union select r.person_id, b.id from reaches r join business_unit b on b.parent_id = r.unit_id),
    people as (select unit_id, count(*)::int as n from reaches group by unit_id),
    models as (select unit_id, sum(count)::int as n from listed_count group by unit_id)`,
  columns: sql`, coalesce(p.n, 0) as people,
    (coalesce(m.n, 0) - coalesce((select sum(o.n) from business_unit b join models o on o.unit_id = b.id where b.parent_id = u.id), 0))::int as models`,
  joins: sql`left join people p on p.unit_id = u.id left join models m on m.unit_id = u.id`,
};
const NAMED = { first: empty, columns: empty, joins: empty };

export const listUnits = query({
  id: "listUnits",
  summary: "The business units the caller may see",
  http: "GET /units",
  permission: "model:read",
  scope: () => "none",
  input: ListUnitsInput,
  output: z.object({ items: z.array(UnitRow) }),

  read: async (db, { q, registers, counts, limit }, { actor }) => {
    const { first, columns, joins } = counts === "yes" ? COUNTED : NAMED;
    const items = await db.$queryRaw<z.input<typeof UnitRow>[]>(sql`
      ${first} select u.id, u.name, u.parent_id as "parentId",
        (select b.name from business_unit b where b.id = u.parent_id and ${inUnitsOf(sql`b.id`, actor)}) as "parentName" ${columns}
      from business_unit u ${joins}
      where ${inUnitsOf(sql`u.id`, actor)} ${registers ? sql`and ${inUnitsOf(sql`u.id`, actor, REGISTER)}` : empty}
        ${q ? sql`and u.name ilike ${contains(q)}` : empty} order by lower(u.name), u.id ${limit ? sql`limit ${limit}` : empty}`);
    return { items };
  },
});
