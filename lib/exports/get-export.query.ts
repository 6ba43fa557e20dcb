import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { readExports } from "#lib/exports/exports";
import { ExportInput, ExportRecord } from "#lib/exports/schema";

export const getExport = query({
  id: "getExport",
  summary: "An export the caller asked for: how far it is, and the digest of its file",
  http: "GET /exports/{exportId}",
  permission: "export:run",
  scope: () => "none",
  input: ExportInput,
  output: ExportRecord,

  read: async (db, { exportId }, { actor }) => {
    const [found] = await readExports(db, actor, sql`x.id = ${exportId}`, 1);
    if (!found) throw new Refusal("notFound", reason("not_found"));
    return found;
  },
});
