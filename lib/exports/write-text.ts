// CSV and JSON: the block, then the staged data part as it is.
import { Readable } from "node:stream";
import type { Json } from "#lib/core/operation";
import type { Line } from "#lib/exports/block";
import { csvRecord } from "#lib/exports/csv-cell";
import type { Staged } from "#lib/exports/stage";

/** Tells spreadsheets that the text is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/** No line of the block is empty, so the first empty line of the file ends it. */
const blockRecord = ({ label, value }: Line) => csvRecord([label, value.replace(/\s*[\r\n]+\s*/g, " ")]);

/** The lines of the block, an empty line, then header and rows: the data part whose digest the block gives. */
export const writeCsv = (lines: readonly Line[], staged: Staged): Readable =>
  Readable.from(
    (async function* () {
      yield Buffer.from(`${BYTE_ORDER_MARK}${lines.map(blockRecord).join("")}\r\n`, "utf8");
      yield* staged.bytes();
    })(),
  );

/** `{"block": …, "items": […]}`; the data part is the text of the array, brackets included. */
export const writeJson = (block: Json, staged: Staged): Readable =>
  Readable.from(
    (async function* () {
      yield Buffer.from(`{"block": ${JSON.stringify(block)},\n"items": `, "utf8");
      yield* staged.bytes();
      yield Buffer.from("\n}\n", "utf8");
    })(),
  );
