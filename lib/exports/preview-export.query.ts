import { Refusal } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { exporterOf, refuseExport } from "#lib/exports/authority";
import { rowsOf } from "#lib/exports/reports";
import { FORMATS_OF, requestFaults } from "#lib/exports/rules";
import { ExportPreview, PreviewExportInput, ROWS_TOLD_MAX } from "#lib/exports/schema";

/** The last sealed place of the ledger; -1 when nothing is. */
async function readSealed(db: ReadDb): Promise<number> {
  const [last] = await db.$queryRaw<{ sealedTo: number | null }[]>(sql`select max(index)::int as "sealedTo" from ledger_leaf`);
  return last?.sealedTo ?? -1;
}

export const previewExport = query({
  id: "previewExport",
  summary: "How many rows a file would hold if it were made now",
  http: "GET /exports/preview",
  permission: "export:run",
  scope: () => "none",
  input: PreviewExportInput,
  output: ExportPreview,

  read: async (db, { of: kind, register, ...filter }, { actor }) => {
    const faults = requestFaults({ kind, register, format: FORMATS_OF[kind][0], filter });
    if (faults.length > 0) throw new Refusal("invalid", faults);
    refuseExport(actor, kind, null);
    const sealedTo = kind === "audit-log" ? await readSealed(db) : -1;
    const rows = rowsOf(kind, register ?? null, { actor: exporterOf(actor), filter, modelId: null, sealedTo });
    const [counted] = await db.$queryRaw<{ rows: number }[]>(
      sql`select count(*)::int as rows from (select ${rows} limit ${ROWS_TOLD_MAX}) few`,
    );
    return { rows: counted?.rows ?? 0 };
  },
});
