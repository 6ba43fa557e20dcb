/** Where a table begins: people write what it is, and of which day, on lines above the names of its columns. */
import { isFieldName } from "#lib/imports/column-closeness.rules";

/** Among so many rows from the top a header is looked for. */
export const ROWS_ABOVE_MAX = 20;
/** From so many columns on a header shows by its shape; in a narrower table a line of words cannot be told from a row. */
const WIDE = 4;

type Rows = readonly (readonly string[])[];

const filled = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
const isWord = (text: string): boolean => /\p{L}/u.test(text) && !/\d/.test(text);

/** Four names of fields, or two that are half of all: no row of values reads like that. */
export const namesFields = (names: readonly string[]): boolean => {
  const known = new Set(names.filter(isFieldName)).size;
  return known >= WIDE || (known >= 2 && known * 2 >= names.length);
};

/** Names over groups of columns stand above the names of the columns. */
const isOverNames = (names: readonly string[], next: readonly string[]): boolean =>
  next.length > names.length && namesFields(next);

/** Whether the rows below are as wide; a sheet leaves out what is empty at the end, and the first row of a text may have lost a cell. */
const fits = ({ length }: readonly string[], below: Rows, isSheet: boolean): boolean => {
  const [next = []] = below;
  const isRow = filled(next).length > 1;
  if (isSheet) return isRow;
  return next.length === length || (isRow && below.filter((row) => row.length === length).length * 2 >= below.length);
};

/** Each name another, or words of which most are. */
const areNames = (names: readonly string[]): boolean => {
  const different = new Set(names).size;
  return different === names.length || (different >= WIDE - 1 && names.every(isWord));
};

/** Three words below single cells of a file that is three cells wide there too. */
const isBelowTitles = (rows: Rows, place: number, isSheet: boolean): boolean => {
  const width = rows[place]?.length;
  const names = filled(rows[place] ?? []);
  const isTitled = rows.slice(0, place).every((cells) => {
    const [title = "", ...more] = filled(cells);
    return more.length === 0 && !isFieldName(title) && (isSheet || cells.length === width);
  });
  return place > 0 && isTitled && names.length === WIDE - 1 && names.every(isWord) && areNames(names);
};

const isHeader = (rows: Rows, place: number, isSheet: boolean): boolean => {
  const cells = rows[place] ?? [];
  const names = filled(cells);
  const below = rows.slice(place + 1);
  if (below.length === 0 || isOverNames(names, filled(below[0] ?? []))) return false;
  if (namesFields(names)) return true;
  if (!fits(cells, below, isSheet)) return false;
  return names.length >= WIDE ? areNames(names) : isBelowTitles(rows, place, isSheet);
};

/**
 * A line above these names that only says what the table is: one text; two, as “As of” and a day, in a row that has room for more; three,
 * when the names are words below a number or a day; fewer than the names, when those are names of fields and it is a group of them or short.
 */
const isTitleOf = (names: readonly string[]) => {
  const isWide = names.length >= WIDE;
  const areFields = namesFields(names);
  const areWords = isWide && names.every(isWord);
  const isBelow = (texts: readonly string[]): boolean => {
    const isShort = texts.length < WIDE;
    return areFields ? isShort || texts.every(isWord) : areWords && isShort && !texts.every(isWord);
  };
  return (cells: readonly string[]): boolean => {
    const texts = filled(cells);
    if (texts.length === 1 || (isWide && texts.length === 2 && cells.length >= WIDE)) return true;
    return texts.length < names.length && isBelow(texts);
  };
};

/** The place of a header that has nothing but titles above and a row below it; undefined when none shows. */
const placeOfHeader = (rows: Rows, isSheet: boolean): number | undefined => {
  const place = rows.findIndex((_, at) => isHeader(rows, at, isSheet));
  const isTitle = isTitleOf(filled(rows[place] ?? []));
  return place >= 0 && rows.slice(0, place).every(isTitle) ? place : undefined;
};

/** A header with a row below it, among the first rows that are not blank. */
export const holdsTable = (rows: Rows, isSheet: boolean): boolean => placeOfHeader(rows, isSheet) !== undefined;

/** The place of the header among the first rows that are not blank: the first one, unless nothing but titles stands above a header. */
export const headerRow = (rows: Rows, isSheet: boolean): number => placeOfHeader(rows, isSheet) ?? 0;

/** A sheet that says what the workbook is: a few lines of one text, or of a name and what it is, and no names of fields above them. */
export const isCover = (rows: Rows): boolean =>
  rows.length < ROWS_ABOVE_MAX && rows.every((cells) => filled(cells).length <= 2) && !holdsTable(rows, true);
