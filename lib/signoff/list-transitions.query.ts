import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { recordOf } from "#lib/lifecycle/gate-state";
import { peopleHere } from "#lib/lifecycle/people-here";
import { peopleNamed, requestView } from "#lib/signoff/request-view";
import { namesById, requestsOfModel } from "#lib/signoff/store";
import { ListTransitionsInput, ListTransitionsOutput } from "#lib/signoff/view.schema";

export const listTransitions = query({
  id: "listTransitions",
  summary: "The requests of a model with every signature, newest first; what is void or withdrawn stays",
  http: "GET /models/{modelId}/transitions",
  permission: "model:read",
  scope: ({ modelId }) => ({ model: modelId }),
  input: ListTransitionsInput,
  output: ListTransitionsOutput,

  read: async (db, { modelId, versionId, cursor, limit }, { actor, place }) => {
    const after = decodeCursor(cursor, 2);
    const rows = await requestsOfModel(db, { modelId, versionId, after, limit: limit + 1 });
    const { items, nextCursor } = cut(rows, limit, ({ requestedAt, id }) => [requestedAt, id]);
    // One request is open per version, and a model has few versions under way at once.
    const open = items.filter(({ state }) => state === "open");
    const records = new Map(await Promise.all(open.map(async ({ id, versionId: of }) => [id, await recordOf(db, of)] as const)));
    const people = place && open.length > 0 ? await peopleHere(db, place.unitId, actor.id) : [];
    const names = await namesById(db, items.flatMap(peopleNamed));
    return {
      items: items.map((request) =>
        requestView(request, { record: records.get(request.id) ?? null, people, names, viewerId: actor.id }),
      ),
      names,
      nextCursor,
    };
  },
});
