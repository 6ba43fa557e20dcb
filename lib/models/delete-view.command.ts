import { z } from "zod";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { DeleteViewInput } from "#lib/models/view.schema";

export const deleteView = command({
  id: "deleteView",
  summary: "Forget one of one's own views",
  http: "DELETE /views/{viewId}",
  permission: "view:save",
  scope: () => "none",
  event: "view.deleted",
  input: DeleteViewInput,
  output: z.object({ id: z.string() }),

  load: (db, { viewId }, { actor }) =>
    db.savedView.findFirst({ where: { id: viewId, personId: actor.id }, select: { id: true } }),
  decide: (view) => {
    if (!view) throw new Refusal("notFound", reason("not_found"));
    return { id: view.id };
  },
  save: async (db, { id }) => {
    await db.savedView.delete({ where: { id } });
    return { id };
  },
});
