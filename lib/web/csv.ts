import { Readable } from "node:stream";
import { type CsvValue, csvRecord } from "#lib/exports/csv-cell";

/** A CSV file sent page by page, so that a long list needs no more memory than a short one. `pages` is read as the file is taken. */
export function csvResponse(
  fileName: string,
  header: readonly string[],
  pages: AsyncIterable<readonly (readonly CsvValue[])[]>,
): Response {
  const records = async function* () {
    yield Buffer.from(csvRecord(header));
    for await (const rows of pages) yield Buffer.from(rows.map(csvRecord).join(""));
  };
  return new Response(Readable.toWeb(Readable.from(records())) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
