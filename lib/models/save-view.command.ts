import { randomUUID } from "node:crypto";
import { Refusal } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { viewQuery } from "#lib/models/view.rules";
import { SavedView, SaveViewInput } from "#lib/models/view.schema";

export const saveView = command({
  id: "saveView",
  summary: "Keep a filter of the list of models under a name; the same name again replaces it",
  http: "POST /views",
  permission: "view:save",
  scope: () => "none",
  event: "view.saved",
  input: SaveViewInput,
  output: SavedView,

  load: async (db, { name }, { actor }) => {
    const known = await db.savedView.findUnique({ where: { personId_name: { personId: actor.id, name } }, select: { id: true } });
    return { id: known?.id ?? randomUUID(), isKnown: known !== null };
  },
  decide: ({ id, isKnown }, { name, query, shared }) => {
    const kept = viewQuery(query);
    if ("fault" in kept) throw new Refusal("invalid", kept.fault);
    return { id, isKnown, name, query: kept.query, shared };
  },
  save: async (db, { id, isKnown, ...view }, _state, { actor, now }) => {
    if (isKnown) await db.savedView.update({ where: { id }, data: view });
    else await db.savedView.create({ data: { id, ...view, personId: actor.id, createdAt: now } });
    return { id, ...view, isMine: true };
  },
});
