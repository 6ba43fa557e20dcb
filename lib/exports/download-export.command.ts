import { placeOf } from "#lib/access/scope";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { refuseExport } from "#lib/exports/authority";
import { TYPE_OF } from "#lib/exports/rules";
import { Download, ExportInput, formatSchema, kindSchema } from "#lib/exports/schema";

export const downloadExport = command({
  id: "downloadExport",
  summary: "Note the download of an export; the bytes are at /exports/{exportId}/file, which notes it by itself",
  http: "POST /exports/{exportId}/downloads",
  permission: "export:run",
  scope: () => "none",
  event: "export.downloaded",
  reads: true,
  input: ExportInput,
  output: Download,

  load: async (db, { exportId }) => {
    const asked = await db.export.findUnique({ where: { id: exportId } });
    return { asked, place: asked?.versionId ? await placeOf(db, { version: asked.versionId }) : null };
  },
  decide: ({ asked, place }, { exportId }, { actor }) => {
    if (!asked || asked.requestedBy !== actor.id) throw new Refusal("notFound", reason("not_found"));
    refuseExport(actor, kindSchema.parse(asked.kind), place);
    if (asked.state !== "done" || !asked.sha256) throw new Refusal("conflict", reason("export.not_done"));
    return { id: exportId, sha256: asked.sha256, format: formatSchema.parse(asked.format) };
  },
  save: async (_db, { id, sha256, format }, { asked }) => ({
    id,
    sha256,
    type: TYPE_OF[format],
    fileName: asked?.fileName ?? `export.${format}`,
    size: Number(asked?.size ?? 0),
  }),
});
