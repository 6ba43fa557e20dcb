/** One entry to every file a person may bring. What it is, its first bytes say; its name is never asked. */
import { stat } from "node:fs/promises";
import { Refusal, reason } from "#lib/core/errors";
import { headOf } from "#lib/imports/encoding";
import { LIMITS } from "#lib/imports/limits";
import { readCsv } from "#lib/imports/read-csv";
import { readXlsx } from "#lib/imports/read-xlsx";
import type { TableItem } from "#lib/imports/table";

export type TableType = "csv" | "xlsx";

/** First bytes of what people send by mistake, with the code that says what to do instead. */
const OTHERS: readonly { bytes: string; code: string }[] = [
  { bytes: "\xd0\xcf\x11\xe0", code: "import.old-or-locked-workbook" },
  { bytes: "%PDF", code: "import.not-a-table" },
  { bytes: "\x1f\x8b", code: "import.not-a-table" },
  { bytes: "\x89PNG", code: "import.not-a-table" },
  { bytes: "\xff\xd8\xff", code: "import.not-a-table" },
  { bytes: "7z\xbc\xaf", code: "import.not-a-table" },
  { bytes: "{\\rtf", code: "import.not-a-table" },
];

/** A saved web page or XML sheet often carries the name of a spreadsheet. */
const MARKUP = /^\s*<(?:!doctype|html|table|\?xml)/i;

/** Records as programs write them: an object, a list of them, or a list of lists. */
const JSON_RECORDS = /^\s*(?:(?:\[\s*)?\{\s*"[^"]*"\s*:|\[\s*\[\s*")/;

/** The beginning in characters of ASCII, without its byte order mark and the zeros of UTF-16. */
const plain = (head: string): string => head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", "");

/** What the file at `path` is. Refuses an empty file, one over 50 MB, and one that is neither text nor a workbook. */
export const typeOf = async (path: string): Promise<TableType> => {
  const { size } = await stat(path);
  if (size === 0) throw new Refusal("invalid", reason("import.empty"));
  if (size > LIMITS.fileBytes)
    throw new Refusal("tooLarge", reason("import.too-large", { limitMb: LIMITS.fileBytes / 1024 ** 2 }));
  const head = (await headOf(path, 512)).toString("latin1");
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return "xlsx";
  const isOther = MARKUP.test(plain(head)) || JSON_RECORDS.test(plain(head));
  const other = OTHERS.find(({ bytes }) => head.startsWith(bytes))?.code ?? (isOther ? "import.not-a-table" : undefined);
  if (other) throw new Refusal("unsupportedMediaType", reason(other));
  return "csv";
};

/**
 * The table in the file at `path`: its header, then rows and rejected rows in order, then notes about the whole file.
 * Memory does not grow with the file. The same file gives the same items, so a reader that stopped at a row may start
 * again and pass over what it has done. A refusal may come after rows: who writes reads once to the end first.
 * `type` refuses a file that is something else; `sheet` names a sheet of a workbook.
 */
export async function* readTable(path: string, options: { type?: TableType; sheet?: string } = {}): AsyncGenerator<TableItem> {
  const type = await typeOf(path);
  if (options.type && options.type !== type)
    throw new Refusal("unsupportedMediaType", reason("import.other-type", { expected: options.type, found: type }));
  yield* type === "xlsx" ? readXlsx(path, options.sheet) : readCsv(path);
}
