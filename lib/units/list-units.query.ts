import { z } from "zod";
import { inUnitsOf } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { UnitRow } from "#lib/units/schema";

export const listUnits = query({
  id: "listUnits",
  summary: "The business units the caller may see",
  http: "GET /units",
  permission: "model:read",
  scope: () => "none",
  input: z.strictObject({}),
  output: z.object({ items: z.array(UnitRow) }),

  read: async (db, _input, { actor }) => ({
    items: await db.$queryRaw<z.input<typeof UnitRow>[]>(sql`
      with recursive reaches as (
        select g.person_id, g.unit_id from role_grant g where g.state = 'active' and (g.until is null or g.until >= organisation_today())
        union select r.person_id, b.id from reaches r join business_unit b on b.parent_id = r.unit_id),
      people as (select unit_id, count(*)::int as n from reaches group by unit_id),
      models as (select unit_id, sum(count)::int as n from listed_count group by unit_id)
      select u.id, u.name, u.parent_id as "parentId", coalesce(p.n, 0) as people,
        (coalesce(m.n, 0) - coalesce((select sum(o.n) from business_unit b join models o on o.unit_id = b.id where b.parent_id = u.id), 0))::int as models
      from business_unit u left join people p on p.unit_id = u.id left join models m on m.unit_id = u.id
      where ${inUnitsOf(sql`u.id`, actor)} order by lower(u.name), u.id`),
  }),
});
