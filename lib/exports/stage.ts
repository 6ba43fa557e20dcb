// The data part of a file, written down once so that its digest and its number of rows can stand before it.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import type { Json } from "#lib/core/operation";
import { csvRecord } from "#lib/exports/csv-cell";
import type { Item, Report } from "#lib/exports/report";
import type { Format } from "#lib/exports/schema";
import { sheetCell } from "#lib/exports/sheet-cell";
import { makeStagingFolder } from "#lib/exports/staging-folder";
import type { Cell } from "#lib/exports/stream-rows";

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

const recordOf = ({ cells, record }: Item, columns: readonly string[]): Json =>
  record ?? Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? null]));

/** How one format writes the data part: what is hashed, and what is kept for the second pass. */
type Rendering = { head: string; row: (item: Item, isFirst: boolean) => { hashed: string; kept: string }; foot: string };

const csv = (headers: readonly string[]): Rendering => ({
  head: csvRecord(headers),
  row: ({ cells }) => {
    const text = csvRecord(cells);
    return { hashed: text, kept: text };
  },
  foot: "",
});

const json = (columns: readonly string[]): Rendering => ({
  head: "[",
  row: (item, isFirst) => {
    const text = `${isFirst ? "" : ","}\n${JSON.stringify(recordOf(item, columns))}`;
    return { hashed: text, kept: text };
  },
  foot: "\n]",
});

/** A workbook keeps cells, one row a line; line ends within a text are escaped by JSON. */
const workbook = (headers: readonly string[], onCut: () => void): Rendering => ({
  head: csvRecord(headers),
  row: ({ cells }) => ({ hashed: csvRecord(cells), kept: `${JSON.stringify(cells.map((cell) => sheetCell(cell, onCut)))}\n` }),
  foot: "",
});

const renderingOf = (format: Format, columns: readonly string[], headers: readonly string[], onCut: () => void): Rendering => {
  if (format === "json") return json(columns);
  return format === "xlsx" ? workbook(headers, onCut) : csv(headers);
};

/** Rows are hashed and written many at a time, in pieces of about this length that end with a row. */
const PIECE_CHARACTERS = 65_536;

async function* linesOf(path: string): AsyncIterable<Cell[]> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
    yield JSON.parse(line);
}

/** Reads the report once and writes its data part to a file of its own. `onRow` is told how many rows were read. */
export async function stage(
  report: Report,
  format: Format,
  headers: readonly string[],
  onRow: (rows: number) => Promise<void> | void,
): Promise<Staged> {
  const dir = await makeStagingFolder();
  const path = join(dir, "data");
  const hash = createHash("sha256");
  let rows = 0;
  let cut = 0;
  const { head, row, foot } = renderingOf(format, report.columns, headers, () => {
    cut += 1;
  });
  const texts = async function* () {
    const waiting = { hashed: head, kept: format === "xlsx" ? "" : head };
    const take = () => {
      const piece = Buffer.from(waiting.kept, "utf8");
      hash.update(waiting.hashed === waiting.kept ? piece : waiting.hashed);
      Object.assign(waiting, { hashed: "", kept: "" });
      return piece;
    };
    for await (const item of report.items) {
      const { hashed, kept } = row(item, rows === 0);
      waiting.hashed += hashed;
      waiting.kept += kept;
      rows += 1;
      if (waiting.kept.length >= PIECE_CHARACTERS) yield take();
      await onRow(rows);
    }
    waiting.hashed += foot;
    waiting.kept += foot;
    yield take();
  };
  const dispose = () => rm(dir, { recursive: true, force: true });
  try {
    await pipeline(texts, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await dispose();
    throw error;
  }
  return { rows, dataSha256: hash.digest("hex"), cut, bytes: () => createReadStream(path), cells: () => linesOf(path), dispose };
}
