// The data part of a file, written down once so that its digest and its number of rows can stand before it.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import type { Json } from "#lib/core/operation";
import type { Cell } from "#lib/exports/copy-rows";
import { csvRecord } from "#lib/exports/csv-cell";
import type { Item, Report } from "#lib/exports/report";
import type { Format } from "#lib/exports/schema";
import { sheetCell } from "#lib/exports/sheet-cell";
import { makeStagingFolder } from "#lib/exports/staging-folder";

export type Staged = {
  rows: number;
  /** Of the data part: the bytes after the block. A workbook's is that of the same rows as CSV. */
  dataSha256: string;
  /** Cells that were cut because the format holds no longer text. */
  cut: number;
  /** The staged bytes as they go into a CSV or JSON file. */
  bytes(): AsyncIterable<Buffer>;
  /** The staged cells of a workbook, row by row. */
  cells(): AsyncIterable<Cell[]>;
  dispose(): Promise<void>;
};

const recordOf = ({ cells, record }: Item, columns: readonly string[]): Json => {
  if (record !== undefined) return record;
  const values = cells();
  return Object.fromEntries(columns.map((column, n) => [column, values[n] ?? null]));
};

/** What is hashed, and what is kept for the second pass. */
type Written = { hashed: Buffer; kept: Buffer };
const NOTHING = Buffer.alloc(0);
const both = (bytes: Buffer): Written => ({ hashed: bytes, kept: bytes });
const text = (written: string): Written => both(Buffer.from(written, "utf8"));

/** How one format writes the data part. */
type Rendering = { head: Written; row: (item: Item, isFirst: boolean) => Written; foot: Written };

const csv = (headers: readonly string[]): Rendering => ({
  head: text(csvRecord(headers)),
  row: (item) => both(item.csv()),
  foot: both(NOTHING),
});

const json = (columns: readonly string[]): Rendering => ({
  head: text("["),
  row: (item, isFirst) => text(`${isFirst ? "" : ","}\n${JSON.stringify(recordOf(item, columns))}`),
  foot: text("\n]"),
});

/** JSON leaves these two within a text as they are, and a reader of lines takes them for line ends. */
const SEPARATORS = /[\u2028\u2029]/g;
const lineOf = (cells: Cell[]): string =>
  `${JSON.stringify(cells).replace(SEPARATORS, (one) => `\\u${one.charCodeAt(0).toString(16)}`)}\n`;

/** A workbook keeps cells, one row a line. */
const workbook = (headers: readonly string[], onCut: () => void): Rendering => ({
  head: { ...text(csvRecord(headers)), kept: NOTHING },
  row: (item) => {
    const cells = item.cells().map((cell) => sheetCell(cell, onCut));
    return { hashed: item.csv(), kept: Buffer.from(lineOf(cells), "utf8") };
  },
  foot: both(NOTHING),
});

const renderingOf = (format: Format, columns: readonly string[], headers: readonly string[], onCut: () => void): Rendering => {
  if (format === "json") return json(columns);
  return format === "xlsx" ? workbook(headers, onCut) : csv(headers);
};

/** Rows are written many at a time, in pieces of about this length that end with a row. */
const PIECE_BYTES = 65_536;

async function* linesOf(path: string): AsyncIterable<Cell[]> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
    yield JSON.parse(line);
}

/** Reads the report once and writes its data part to a file of its own. `onRows` is told how many rows were read. */
export async function stage(
  report: Report,
  format: Format,
  headers: readonly string[],
  onRows: (rows: number) => Promise<void> | void,
): Promise<Staged> {
  const dir = await makeStagingFolder();
  const path = join(dir, "data");
  const hash = createHash("sha256");
  let rows = 0;
  let cut = 0;
  const { head, row, foot } = renderingOf(format, report.columns, headers, () => {
    cut += 1;
  });
  const pieces = async function* () {
    let kept: Buffer[] = [];
    let size = 0;
    const add = (written: Written) => {
      hash.update(written.hashed);
      kept.push(written.kept);
      size += written.kept.length;
    };
    const take = () => {
      const piece = Buffer.concat(kept);
      [kept, size] = [[], 0];
      return piece;
    };
    add(head);
    for await (const items of report.items) {
      for (const item of items) {
        add(row(item, rows === 0));
        rows += 1;
        if (size >= PIECE_BYTES) yield take();
      }
      await onRows(rows);
    }
    add(foot);
    yield take();
  };
  const dispose = () => rm(dir, { recursive: true, force: true });
  try {
    await pipeline(pieces, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await dispose();
    throw error;
  }
  return { rows, dataSha256: hash.digest("hex"), cut, bytes: () => createReadStream(path), cells: () => linesOf(path), dispose };
}
