import { isWithin } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { sql } from "#lib/db/sql";
import { readImports } from "#lib/imports/imports";
import { ListImportsInput, ListImportsOutput } from "#lib/imports/schema";
import { importUnits } from "#lib/imports/store";

export const listImports = query({
  id: "listImports",
  summary: "The imports into the caller's units, newest first",
  http: "GET /imports",
  permission: "import:run",
  scope: () => "none",
  input: ListImportsInput,
  output: ListImportsOutput,

  read: async (db, { cursor, limit }, { actor }) => {
    const last = decodeCursor(cursor, 2);
    const before = last ? sql`and (i.requested_at, i.id) < (${last[0]}::timestamptz, ${last[1]})` : sql``;
    const rows = await readImports(db, sql`${isWithin(sql`i.unit_id`, importUnits(actor))} ${before}`, limit + 1);
    return cut(rows, limit, ({ requestedAt, id }) => [requestedAt.toISOString(), id]);
  },
});
