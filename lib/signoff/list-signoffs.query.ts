import { query } from "#lib/core/operation";
import { cut, decodeCursor, page } from "#lib/core/page";
import { couldDecide, signoffsIn } from "#lib/signoff/open-signoffs";
import { ListSignoffsInput, QueuedSignoff } from "#lib/signoff/queue.schema";

export const listSignoffs = query({
  id: "listSignoffs",
  summary: "Sign-offs that wait on the caller, that are open, or that were decided",
  http: "GET /signoffs",
  permission: "inbox:read",
  scope: () => "none",
  input: ListSignoffsInput,
  output: page(QueuedSignoff),

  read: async (db, { view, cursor, limit, ...filter }, { actor, now }) => {
    const [sinceAt, id] = decodeCursor(cursor, 2) ?? [];
    const after = sinceAt && id ? { sinceAt: String(sinceAt), id: String(id) } : null;
    const rows = await signoffsIn(db, actor, view, { filter, after, limit: limit + 1, now });
    const { items, nextCursor } = cut(rows, limit, (row) => [row.since, row.id]);
    const told = items.map((row) => ({ ...row, version: row.versionLabel, couldDecide: couldDecide(actor, row) }));
    // A page of "mine" may be shorter than asked for: the rules take away what the roles alone would allow.
    return { items: view === "mine" ? told.filter((row) => row.couldDecide) : told, nextCursor };
  },
});
