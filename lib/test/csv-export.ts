// A CSV export as a machine reads it.
import { parse } from "csv-parse/sync";

export type CsvExport = { block: Record<string, string>; header: string[]; rows: Record<string, string>[]; data: Buffer };

/** The block up to the first empty line, then the data part. */
export function readCsvExport(bytes: Buffer): CsvExport {
  const end = bytes.indexOf("\r\n\r\n");
  const head = bytes.subarray(3, end).toString("utf8");
  const data = bytes.subarray(end + 4);
  const block = Object.fromEntries((parse(head) as [string, string][]).map(([label, value]) => [label, value]));
  const [header = [], ...rows] = parse(data) as string[][];
  return { block, header, rows: rows.map((row) => Object.fromEntries(header.map((name, n) => [name, row[n] ?? ""]))), data };
}
