// What can be done here: one line per operation.
import { applyImportBatch } from "#lib/imports/apply-import-batch.command";
import { finishImport } from "#lib/imports/finish-import.command";
import { getImport } from "#lib/imports/get-import.query";
import { importModels } from "#lib/imports/import-models.command";
import { listImportRows } from "#lib/imports/list-import-rows.query";
import { listImportedModels } from "#lib/imports/list-imported-models.query";
import { listImports } from "#lib/imports/list-imports.query";
import { listMappings } from "#lib/imports/list-mappings.query";
import { previewImport } from "#lib/imports/preview-import.query";
import { receiveImportFile } from "#lib/imports/receive-import-file.command";
import { saveMapping } from "#lib/imports/save-mapping.command";
import { undoImport } from "#lib/imports/undo-import.command";

export const importsOperations = {
  receiveImportFile,
  previewImport,
  listMappings,
  saveMapping,
  importModels,
  listImports,
  getImport,
  listImportRows,
  listImportedModels,
  undoImport,
  applyImportBatch,
  finishImport,
};
