import { z } from "zod";
import { colleaguesOf } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { SavedView } from "#lib/models/view.schema";

export const listViews = query({
  id: "listViews",
  summary: "One's own views and those colleagues share",
  http: "GET /views",
  permission: "view:save",
  scope: () => "none",
  input: z.strictObject({}),
  output: z.object({ items: z.array(SavedView) }),

  read: async (db, _input, { actor }) => {
    const items = await db.$queryRaw<SavedView[]>(sql`
      select v.id, v.name, v.query, v.shared, v.person_id = ${actor.id} as "isMine" from saved_view v
      where v.person_id = ${actor.id} or (v.shared and v.person_id in (${colleaguesOf(actor)})) order by v.name, v.id limit 200`);
    return { items };
  },
});
