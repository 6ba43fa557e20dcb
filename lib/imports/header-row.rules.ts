/** Where a table begins: people write what it is, and of which day, on lines above the names of its columns. */

/** Among so many rows from the top a header is looked for. */
export const ROWS_ABOVE_MAX = 20;
/** A table of fewer columns is taken from its first row on: there a line of words cannot be told from a row. */
const COLUMNS_MIN = 4;

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== "").length;

/** One text alone in its row, or two in a row that has room for more, as “As of” and a day. */
export const isTitle = (cells: readonly string[]): boolean =>
  filled(cells) === 1 || (filled(cells) === 2 && cells.length >= COLUMNS_MIN);

/** Names in at least four columns, each another, and a row below that is as wide; a sheet leaves out what is empty at the end. */
const isHeader = (cells: readonly string[], below: readonly string[] | undefined, isSheet: boolean): boolean => {
  const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const fits = below !== undefined && (isSheet ? filled(below) > 1 : below.length === cells.length);
  return names.length >= COLUMNS_MIN && new Set(names).size === names.length && fits;
};

/** A header with a row below it, among the first rows that are not blank. */
export const holdsTable = (rows: readonly (readonly string[])[], isSheet: boolean): boolean => {
  const first = rows.findIndex((cells) => !isTitle(cells));
  return isHeader(rows[first] ?? [], rows[first + 1], isSheet);
};

/** A sheet that says what the workbook is: a few lines of one text, or of a name and what it is. */
export const isCover = (rows: readonly (readonly string[])[]): boolean =>
  rows.length < ROWS_ABOVE_MAX && rows.every((cells) => filled(cells) <= 2);

/** The place of the header among the first rows that are not blank: the first one, unless nothing but titles stands above a header. */
export const headerRow = (rows: readonly (readonly string[])[], isSheet: boolean): number => {
  return holdsTable(rows, isSheet) ? rows.findIndex((cells) => !isTitle(cells)) : 0;
};
