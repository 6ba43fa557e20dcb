import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { StoredSummary } from "#lib/imports/import-state.schema";
import { readImports } from "#lib/imports/imports";
import { listedModels } from "#lib/imports/listed-models";
import { readRejections } from "#lib/imports/report";
import { rowMessage } from "#lib/imports/row-message";
import { GetImportInput, ImportDetail } from "#lib/imports/schema";
import { summaryOf } from "#lib/imports/summary";
import { undoCounts } from "#lib/imports/undoable";

/** Absent records named on the page of an import. */
const SHOWN = 20;

export const getImport = query({
  id: "getImport",
  summary: "An import: how far it is, what became of its rows, and what an undo would do",
  http: "GET /imports/{importId}",
  permission: "import:run",
  scope: ({ importId }) => ({ import: importId }),
  input: GetImportInput,
  output: ImportDetail,

  read: async (db, { importId, cursor, limit }, { actor }) => {
    const [record] = await readImports(db, sql`i.id = ${importId}`, 1);
    const stored = await db.import.findUnique({ where: { id: importId }, select: { summary: true } });
    if (!record || !stored) throw new Refusal("notFound", reason("not_found"));
    const summary = StoredSummary.parse(stored.summary);
    const { absent, lookalikes } = summary;
    const paired = await listedModels(
      db,
      actor,
      lookalikes.flatMap(({ came, gone }) => [came, gone]),
    );
    const byId = new Map(paired.map((model) => [model.id, model]));
    return {
      ...record,
      rejections: await readRejections(db, { importId, cursor, limit }),
      notes: summary.notes.map(rowMessage),
      summary: summaryOf(record, summary),
      tally: summary.tally,
      absent: absent && { count: absent.count, on: absent.on, items: await listedModels(db, actor, absent.ids.slice(0, SHOWN)) },
      lookalikes: lookalikes.flatMap(({ came, gone, ...pair }) => {
        const [fresh, old] = [byId.get(came), byId.get(gone)];
        return fresh && old ? [{ ...pair, came: fresh, gone: old }] : [];
      }),
      undo: await undoCounts(db, record, actor),
    };
  },
});
