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
