import { placeOf } from "#lib/access/scope";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { holdAttempt, refuseLate } from "#lib/core/progress";
import { sql } from "#lib/db/sql";
import { refuseExport } from "#lib/exports/authority";
import { ExportMade, FinishExportInput, kindSchema } from "#lib/exports/schema";

export const finishExport = command({
  id: "finishExport",
  summary: "Record the file of an export; only the job that made it does",
  http: "POST /exports/{exportId}/result",
  permission: "export:run",
  keyScope: "never",
  scope: () => "none",
  event: "export.finished",
  input: FinishExportInput,
  output: ExportMade,

  load: async (db, { exportId }) => {
    await db.$queryRaw(sql`select 1 from export where id = ${exportId} for update`);
    const asked = await db.export.findUnique({ where: { id: exportId } });
    const attempt = await holdAttempt(db, exportId);
    return { asked, attempt, place: asked?.versionId ? await placeOf(db, { version: asked.versionId }) : null };
  },
  // Only a job acts "via job": no session, key or command line ever does (lib/core/job-caller).
  decide: ({ asked, place, attempt: held }, { exportId, attempt, result }, { actor }) => {
    if (actor.via !== "job") throw new Refusal("forbidden", reason("job.only"));
    if (!asked || asked.requestedBy !== actor.id) throw new Refusal("notFound", reason("not_found"));
    if (asked.state !== "queued") throw new Refusal("conflict", reason("job.finished"));
    refuseLate(held, attempt);
    refuseExport(actor, kindSchema.parse(asked.kind), place);
    if ("error" in result)
      return { id: exportId, state: "failed" as const, error: { code: result.error.code, values: result.error.values ?? {} } };
    const { sha256, size, fileName, block } = result;
    return { id: exportId, state: "done" as const, sha256, size, fileName, rows: block.rows, block };
  },
  save: async (db, { id, ...change }, _state, { actor, now }) => {
    await db.export.update({ where: { id }, data: { ...change, finishedAt: now } });
    return { id, state: change.state, requestedById: actor.id };
  },
});
