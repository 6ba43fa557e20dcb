// What can be done here: one line per operation.
import { downloadExport } from "#lib/exports/download-export.command";
import { finishExport } from "#lib/exports/finish-export.command";
import { getExport } from "#lib/exports/get-export.query";
import { listExports } from "#lib/exports/list-exports.query";
import { previewExport } from "#lib/exports/preview-export.query";
import { requestExport } from "#lib/exports/request-export.command";

export const exportsOperations = {
  requestExport,
  finishExport,
  getExport,
  listExports,
  previewExport,
  downloadExport,
};
