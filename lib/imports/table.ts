/** Rows as read become a table: a named header, then rows of its width. What does not fit is rejected by row, never dropped. */
import { type Reason, Refusal, reason } from "#lib/core/errors";
import { type CellError, errorsOfRow, errorTally, withoutErrors } from "#lib/imports/cell-errors.rules";
import { beginningOf } from "#lib/imports/clean.rules";
import { columnLetters, letteredName } from "#lib/imports/column-letters.rules";
import type { Encoding } from "#lib/imports/encoding";
import { headerRow, ROWS_ABOVE_MAX } from "#lib/imports/header-row.rules";
import { LIMITS } from "#lib/imports/limits";
import { COLUMN_NAME_MAX } from "#lib/imports/mapping.schema";

/** A row as it stands in the file. `row` is the number a spreadsheet shows; the first row is 1. A cell with an error is empty in `cells`. */
export type RawRow = { row: number; cells: string[]; errors?: CellError[] };

/** What the file turned out to be, for the person to confirm. */
export type TableSource =
  | { type: "csv"; encoding: Encoding; damaged: boolean; delimiter: string }
  | { type: "xlsx"; sheet: string; sheets: string[] };

/** A table as a stream: the header first, then rows and rejections in file order, notes about the whole file last. */
export type TableItem =
  | { kind: "header"; row: number; header: string[]; source: TableSource }
  /** `said`: what a person should know of the row. */
  | { kind: "row"; row: number; cells: string[]; said?: Reason[] }
  | { kind: "rejected"; row: number; column: string | null; reason: Reason }
  | { kind: "note"; reason: Reason };

/** Completes a row below the header before it is measured. Made when the header is known, so that who wants no more reads no more. */
export type Completing = (header: { row: number; names: readonly string[] }) => Promise<(raw: RawRow) => void>;

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

/**
 * Each column under a name of its own that a mapping can hold: an empty one takes its letters, a repeated one a number, so that no
 * text loses its place.
 */
export const namedColumns = (cells: readonly string[]): string[] => {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const name = beginningOf(cell.trim().replace(/\s+/g, " "), COLUMN_NAME_MAX) || letteredName(index);
    let free = name;
    for (let copy = 2; taken.has(free); copy++) {
      const number = ` (${copy})`;
      free = beginningOf(name, COLUMN_NAME_MAX - number.length) + number;
    }
    taken.add(free);
    return free;
  });
};

type Fault = { at: number; code: string; values?: Record<string, number> };

/** Why this row cannot be kept truthfully; undefined when it can. `at` is the cell, -1 for the row as a whole. */
const fault = (cells: readonly string[], width: number, damaged: boolean): Fault | undefined => {
  const long = cells.findIndex((cell) => cell.length > LIMITS.cellCharacters);
  if (long >= 0) return { at: long, code: "cell-too-long", values: { limit: LIMITS.cellCharacters } };
  const nul = cells.findIndex((cell) => cell.includes("\0"));
  if (nul >= 0) return { at: nul, code: "nul-character" };
  const bad = damaged ? cells.findIndex((cell) => cell.includes("\uFFFD")) : -1;
  if (bad >= 0) return { at: bad, code: "damaged-text" };
  if (cells.length < width || !isBlank(cells.slice(width)))
    return { at: -1, code: "wrong-cell-count", values: { cells: cells.length, header: width } };
  return undefined;
};

const headerOf = (raw: RawRow): string[] => {
  // Spreadsheets write thousands of empty cells behind a table that once was formatted so far.
  const last = raw.cells.findLastIndex((cell) => cell.trim() !== "");
  const cells = raw.cells.length > LIMITS.columns ? raw.cells.slice(0, last + 1) : raw.cells;
  if (cells.length > LIMITS.columns) throw new Refusal("tooLarge", reason("import.too-many-columns", { limit: LIMITS.columns }));
  const long = cells.findIndex((cell) => cell.length > LIMITS.cellCharacters);
  if (long >= 0) throw new Refusal("invalid", reason("import.header-too-long", { column: columnLetters(long) }));
  return namedColumns(cells);
};

const placed = (raw: RawRow, header: string[], source: TableSource): TableItem => {
  const { row, cells } = raw;
  // A sheet stores no empty cells at the end of a row, so a short row is whole there; in CSV it has lost a cell.
  if (source.type === "xlsx") while (cells.length < header.length) cells.push("");
  const found = fault(cells, header.length, source.type === "csv" && source.damaged);
  const said = errorsOfRow(raw, header);
  if (!found) return { kind: "row", row, cells: cells.slice(0, header.length), ...(said.length > 0 && { said }) };
  const column = found.at < 0 ? null : (header[found.at] ?? columnLetters(found.at));
  return { kind: "rejected", row, column, reason: reason(found.code, { row, column: column ?? "", ...found.values }) };
};

/** Counts rows and text, and refuses the file when there are too many, or too much in one row. */
const measure = () => {
  let rows = 0;
  let characters = 0;
  return ({ row, cells }: RawRow) => {
    rows += 1;
    const length = cells.reduce((sum, cell) => sum + cell.length, 0);
    characters += length;
    if (length > LIMITS.rowCharacters)
      throw new Refusal("tooLarge", reason("import.row-too-long", { row, limit: LIMITS.rowCharacters }));
    if (rows > LIMITS.rows) throw new Refusal("tooLarge", reason("import.too-many-rows", { limit: LIMITS.rows }));
    if (characters > LIMITS.tableCharacters) throw new Refusal("tooLarge", reason("import.too-much-text"));
  };
};

async function* filledRows(rows: AsyncIterable<RawRow>, errors: ReturnType<typeof errorTally>): AsyncGenerator<RawRow> {
  for await (const read of rows) {
    const raw = withoutErrors(read);
    errors.add(raw);
    if (!isBlank(raw.cells)) yield raw;
  }
}

/** As many of the first rows as show which of them is the header. */
async function topOf(rows: AsyncGenerator<RawRow>): Promise<RawRow[]> {
  const top: RawRow[] = [];
  while (top.length < ROWS_ABOVE_MAX) {
    const next = await rows.next();
    if (next.done) break;
    top.push(next.value);
  }
  return top;
}

/**
 * The table of `rows`. The first row that is not blank is the header, or the first one below lines that only say what the table is, of
 * which a note tells; blank rows are no records and keep their number.
 * Refuses a file without a header, with more than 1,024 columns, 100,000 rows or 512 MB of text.
 */
export async function* shape(
  rows: AsyncIterable<RawRow>,
  source: TableSource,
  completing: Completing = async () => () => undefined,
): AsyncGenerator<TableItem> {
  const admit = measure();
  const errors = errorTally();
  const filled = filledRows(rows, errors);
  try {
    const top = await topOf(filled);
    const cells = top.map((raw) => raw.cells);
    const above = headerRow(cells, source.type === "xlsx");
    const [first, ...below] = top.slice(above);
    if (!first) throw new Refusal("invalid", reason("import.empty"));
    const header = headerOf(first);
    yield { kind: "header", row: first.row, header, source };
    const complete = await completing({ row: first.row, names: header });
    const item = (raw: RawRow): TableItem => {
      complete(raw);
      admit(raw);
      return placed(raw, header, source);
    };
    for (const raw of below) yield item(raw);
    for await (const raw of filled) yield item(raw);
    if (above > 0) yield { kind: "note", reason: reason("above-header", { count: above, row: first.row }) };
    for (const note of errors.notes(header)) yield { kind: "note", reason: note };
  } finally {
    // Whoever stops at the header has not begun the loop that would close what is read.
    await filled.return(undefined);
  }
}
