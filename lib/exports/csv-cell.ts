/**
 * Cells of a CSV file (RFC 4180) that no spreadsheet takes for a formula (OWASP ASVS 5.0, 1.2.10). Texts stand in quotes,
 * numbers do not, so a reader can tell them apart. Pure.
 */
export type CsvValue = string | number | boolean | null;

/** What a spreadsheet may take for the beginning of a formula, in full-width forms too. */
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const NUL = "\u0000";

/** A text that begins like a formula, or holds a NUL, gets an apostrophe before it; the NUL goes. */
export function neutral(text: string): string {
  if (text.includes(NUL)) return `'${text.replaceAll(NUL, "")}`;
  return STARTS_FORMULA.test(text) ? `'${text}` : text;
}

export function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return `"${neutral(String(value)).replaceAll('"', '""')}"`;
}

/** One record with its line end. Millions of cells go through here, so no list of them is made. */
export function csvRecord(cells: readonly CsvValue[]): string {
  let record = "";
  for (const [n, cell] of cells.entries()) record += n === 0 ? csvCell(cell) : `,${csvCell(cell)}`;
  return `${record}\r\n`;
}

/** The same beginnings right after a cell's opening quote, in bytes: all that are full-width begin with EF, which begins others too. */
const MAY_BEGIN_FORMULA = /(?:^|,)"[=+\-@\t\r\n\xef]/;

/** Whether a record in UTF-8 whose texts are all in quotes may hold a cell that gets an apostrophe. Never wrongly no. */
export const mayBeginFormula = (record: Buffer): boolean => MAY_BEGIN_FORMULA.test(record.toString("latin1"));

/** Where the cell that begins at `at` ends. Quotes within a text are doubled, so its closing quote is one that stands alone. */
function endOf(record: string, at: number): number {
  if (record[at] !== '"') {
    const comma = record.indexOf(",", at);
    return comma === -1 ? record.length : comma;
  }
  let end = record.indexOf('"', at + 1);
  while (record[end + 1] === '"') end = record.indexOf('"', end + 2);
  return end + 1;
}

/** The cells of one record without its line end: texts in quotes, numbers without, nothing for null. */
export function readRecord(record: string): CsvValue[] {
  const cells: CsvValue[] = [];
  for (let at = 0; at <= record.length; ) {
    const end = endOf(record, at);
    const cell = record.slice(at, end);
    if (cell.startsWith('"')) cells.push(cell.slice(1, -1).replaceAll('""', '"'));
    else cells.push(cell === "" ? null : Number(cell));
    at = end + 1;
  }
  return cells;
}
