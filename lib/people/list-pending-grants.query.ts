import { z } from "zod";
import { inUnitsOf } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { confirmersOfG, grantedAt, grantedBy, heldRole } from "#lib/people/grants.store";
import { PendingGrant } from "#lib/people/schema";

export const listPendingGrants = query({
  id: "listPendingGrants",
  summary: "Signing roles that wait for a second administrator or a risk officer (SD-14)",
  http: "GET /role-grants/pending",
  permission: "grant:confirm",
  scope: () => "none",
  input: z.strictObject({}),
  output: z.object({ items: z.array(PendingGrant) }),

  read: async (db, _input, { actor }) => {
    const rows = await db.$queryRaw<{ item: z.input<typeof PendingGrant> }[]>(sql`
      select ${heldRole} || jsonb_build_object('person', jsonb_build_object('id', p.id, 'name', p.name), 'grantedBy', ${grantedBy},
        'grantedAt', ${grantedAt}, 'mine', ${actor.id}::text in (g.granted_by, g.person_id), 'waitsFor', to_jsonb(${confirmersOfG})) as item
      from role_grant g join business_unit u on u.id = g.unit_id join person p on p.id = g.person_id
      where g.state = 'pending' and ${inUnitsOf(sql`g.unit_id`, actor, ["admin", "risk_officer"])} and p.deactivated_at is null
        and (g.until is null or g.until >= organisation_today())
      order by g.granted_at, g.id limit 200`);
    return { items: rows.map(({ item }) => item) };
  },
});
