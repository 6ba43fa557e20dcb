import { query } from "#lib/core/operation";
import { cut, decodeCursor, page } from "#lib/core/page";
import { couldDecide, decidedSignoffs, openForRoles, openSignoffs } from "#lib/signoff/open-signoffs";
import { ListSignoffsInput, QueuedSignoff } from "#lib/signoff/queue.schema";

const READ = { mine: openForRoles, open: openSignoffs, decided: decidedSignoffs };

export const listSignoffs = query({
  id: "listSignoffs",
  summary: "Sign-offs that wait on the caller, that are open, or that the caller decided",
  http: "GET /signoffs",
  permission: "inbox:read",
  scope: () => "none",
  input: ListSignoffsInput,
  output: page(QueuedSignoff),

  read: async (db, { view, cursor, limit }, { actor }) => {
    const [sinceAt, id] = decodeCursor(cursor, 2) ?? [];
    const after = sinceAt && id ? { sinceAt: String(sinceAt), id: String(id) } : null;
    const rows = await READ[view](db, actor, { after, limit: limit + 1 });
    const { items, nextCursor } = cut(rows, limit, (row) => [row.since, row.id]);
    const told = items.map((row) => ({ ...row, version: row.versionLabel, couldDecide: couldDecide(actor, row) }));
    // A page of "mine" may be shorter than asked for: the rules take away what the roles alone would allow.
    return { items: view === "mine" ? told.filter((row) => row.couldDecide) : told, nextCursor };
  },
});
