import { z } from "zod";
import { unitsOf } from "#lib/access/actor";
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
      select u.id, u.name, u.parent_id as "parentId",
        (with recursive above as (select u.id, u.parent_id
            union select b.id, b.parent_id from business_unit b join above a on b.id = a.parent_id)
          select count(distinct g.person_id)::int from role_grant g where g.unit_id in (select id from above) and g.state = 'active'
            and (g.until is null or g.until >= organisation_today())) as people,
        (select count(*)::int from model m where m.unit_id = u.id) as models
      from business_unit u where u.id = any(${unitsOf(actor)}::text[]) order by lower(u.name), u.id`),
  }),
});
