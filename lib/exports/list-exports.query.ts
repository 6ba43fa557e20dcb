import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { sql } from "#lib/db/sql";
import { readExports } from "#lib/exports/exports";
import { ListExportsInput, ListExportsOutput } from "#lib/exports/schema";

export const listExports = query({
  id: "listExports",
  summary: "The exports the caller asked for, newest first",
  http: "GET /exports",
  permission: "export:run",
  scope: () => "none",
  input: ListExportsInput,
  output: ListExportsOutput,

  read: async (db, { cursor, limit }, { actor }) => {
    const last = decodeCursor(cursor, 2);
    const before = last ? sql`(x.requested_at, x.id) < (${last[0]}::timestamptz, ${last[1]})` : sql`true`;
    const rows = await readExports(db, actor, before, limit + 1);
    return cut(rows, limit, ({ requestedAt, id }) => [requestedAt.toISOString(), id]);
  },
});
