import { z } from "zod";
import { query } from "#lib/core/operation";
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
    const views = await db.savedView.findMany({
      where: { OR: [{ personId: actor.id }, { shared: true }] },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 200,
    });
    return { items: views.map(({ personId, ...view }) => ({ ...view, isMine: personId === actor.id })) };
  },
});
