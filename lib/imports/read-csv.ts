/** A text file with separators, as a stream of rows. Quotes, line ends and encodings are taken as they come. */
import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Refusal, reason } from "#lib/core/errors";
import { declaredDelimiter, sniffDelimiter } from "#lib/imports/delimiter";
import { decodedText, detectEncoding, type Encoding } from "#lib/imports/encoding";
import { HEAD_BYTES, LIMITS } from "#lib/imports/limits";
import { type RawRow, shape, type TableItem } from "#lib/imports/table";

const beginning = async (path: string, encoding: Encoding): Promise<string> => {
  let text = "";
  for await (const part of decodedText(path, encoding)) {
    text += part;
    if (text.length >= HEAD_BYTES) break;
  }
  return text.slice(0, HEAD_BYTES);
};

/** Words for what the parser cannot read past. `row` is the row it was reading. */
const refusalOf = (error: unknown, row: number): unknown => {
  if (!(error instanceof CsvError)) return error;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return new Refusal("invalid", reason("import.quote-open", { row }));
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return new Refusal("tooLarge", reason("import.row-too-long", { row, limit: LIMITS.rowCharacters }));
  return new Refusal("unreadable", reason("import.unreadable-row", { row }));
};

async function* records(path: string, encoding: Encoding, delimiter: string, skipFirst: boolean): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LIMITS.rowCharacters,
  });
  // A failing source ends the parser with the same error, and the loop below meets it there.
  pipeline(Readable.from(decodedText(path, encoding)), parser, () => {});
  let row = 0;
  try {
    for await (const cells of parser) {
      row += 1;
      if (!(skipFirst && row === 1)) yield { row, cells };
    }
  } catch (error) {
    throw refusalOf(error, row + 1);
  } finally {
    parser.destroy();
  }
}

/** The table in the text file at `path`. One pass proves the encoding, a second streams the rows. */
export async function* readCsv(path: string): AsyncGenerator<TableItem> {
  const { encoding, damaged } = await detectEncoding(path);
  const text = await beginning(path, encoding);
  const delimiter = sniffDelimiter(text);
  const rows = records(path, encoding, delimiter, declaredDelimiter(text) !== undefined);
  yield* shape(rows, { type: "csv", encoding, damaged, delimiter });
}
