import { query } from "#lib/core/operation";
import { readRows } from "#lib/imports/report";
import { ListImportRowsInput, ListImportRowsOutput } from "#lib/imports/schema";

export const listImportRows = query({
  id: "listImportRows",
  summary: "What became of the rows of an import, with what is said of each and the differences that stay",
  http: "GET /imports/{importId}/rows",
  permission: "import:run",
  scope: ({ importId }) => ({ import: importId }),
  input: ListImportRowsInput,
  output: ListImportRowsOutput,

  read: (db, input, { actor }) => readRows(db, input, actor),
});
