// A table somebody uploaded, read from the store of bytes.
import { blobPath, hasBlob } from "#lib/core/blob";
import { Refusal, reason } from "#lib/core/errors";
import { readTable, typeOf } from "#lib/imports/read-table";
import type { TableItem } from "#lib/imports/table";

/** Refuses what is neither text nor a workbook, is empty or too large: what its first bytes tell. */
export async function refuseStrange(sha256: string): Promise<void> {
  if (!(await hasBlob(sha256))) throw new Refusal("invalid", reason("upload.unknown", { path: "file" }));
  await typeOf(blobPath(sha256));
}

export const readUploaded = (sha256: string): AsyncGenerator<TableItem> => readTable(blobPath(sha256));

/** The names of the columns. */
export async function headerOf(sha256: string): Promise<string[]> {
  for await (const item of readUploaded(sha256)) if (item.kind === "header") return item.header;
  throw new Refusal("invalid", reason("import.empty"));
}
