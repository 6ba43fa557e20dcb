/** What a spreadsheet shows where a formula has no result. It says nothing of a model: the cell is empty, and that is told. */
import { type Reason, reason } from "#lib/core/errors";
import { columnLetters } from "#lib/imports/column-letters.rules";

/** `at` is the place of the cell in its row, `text` what stood there. */
export type CellError = { at: number; text: string };
type ReadRow = { row: number; cells: string[]; errors?: CellError[] };

/** As spreadsheets write them into texts, in English, German and French. */
const WRITTEN = new Set(
  "#N/A #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM! #SPILL! #CALC! #NV #BEZUG! #WERT! #ZAHL! #ÜBERLAUF! #VALEUR! #NOM? #NOMBRE! #NUL!".split(
    " ",
  ),
);

const isError = (cell: string): boolean => cell.length < 20 && cell.includes("#") && WRITTEN.has(cell.trim());

/** The row with nothing where an error was written, and the errors beside it. */
export const withoutErrors = <R extends ReadRow>(raw: R): R => {
  if (!raw.cells.some(isError)) return raw;
  const written = raw.cells.flatMap((cell, at) => (isError(cell) ? [{ at, text: cell.trim() }] : []));
  const errors = [...(raw.errors ?? []), ...written].toSorted((a, b) => a.at - b.at);
  return { ...raw, cells: raw.cells.map((cell) => (isError(cell) ? "" : cell)), errors };
};

/** Errors named in one sentence; however many there are, all are counted. */
const NAMED = 5;

type Placed = CellError & { row: number };

const values = (count: number, first: readonly Placed[], header: readonly string[]) => ({
  count,
  places: first.map(({ row, at, text }) => `${header[at] ?? ""} (${columnLetters(at)}${row}): ${text}`.trim()).join("; "),
  more: count - first.length,
});

/** What is said of the errors of a row. */
export const errorsOfRow = ({ row, errors = [] }: ReadRow, header: readonly string[]): Reason[] => {
  const first = errors.slice(0, NAMED).map((error) => ({ ...error, row }));
  return errors.length > 0 ? [reason("row-errors", { row, ...values(errors.length, first, header) })] : [];
};

/** Counts the errors of a file, and keeps the first ones to name them by column and cell. */
export const errorTally = () => {
  const first: Placed[] = [];
  let count = 0;
  return {
    add: ({ row, errors = [] }: ReadRow): void => {
      count += errors.length;
      for (const error of errors.slice(0, NAMED - first.length)) first.push({ ...error, row });
    },
    notes: (header: readonly string[]): Reason[] => (count > 0 ? [reason("cell-errors", values(count, first, header))] : []),
  };
};
