// A workbook with two sheets: what it is, then the rows. Texts are written as texts, never as formulas.
import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";
import ExcelJS from "exceljs";
import { Refusal, reason } from "#lib/core/errors";
import type { Line } from "#lib/exports/block";
import type { Cell } from "#lib/exports/copy-rows";
import { sheetCell } from "#lib/exports/sheet-cell";
import type { Staged } from "#lib/exports/stage";

/** A worksheet holds 1,048,576 rows, one of them the header. */
export const SHEET_ROWS_MAX = 1_048_575;

type Sheet = ReturnType<ExcelJS.stream.xlsx.WorkbookWriter["addWorksheet"]>;
type Pipe = NodeJS.WritableStream & { _writableState: { needDrain: boolean } };

const isPipe = (value: unknown): value is Pipe =>
  typeof value === "object" && value !== null && "_writableState" in value && "once" in value;

/** The pipe into the archive. exceljs writes into it without ever waiting, so a large sheet would pile up in memory. */
const pipeOf = (sheet: Sheet): Pipe | null => {
  const stream: unknown = Reflect.get(sheet, "stream");
  const pipes: unknown = typeof stream === "object" && stream !== null ? Reflect.get(stream, "pipes") : null;
  const [pipe]: unknown[] = Array.isArray(pipes) ? pipes : [];
  return isPipe(pipe) ? pipe : null;
};

const addAbout = (workbook: ExcelJS.stream.xlsx.WorkbookWriter, name: string, lines: readonly Line[]) => {
  const about = workbook.addWorksheet(name);
  about.columns = [{ width: 28 }, { width: 100 }];
  for (const { label, value } of lines) about.addRow([label, sheetCell(value, () => undefined)]).commit();
  about.commit();
};

async function addRows(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  headers: readonly string[],
  rows: AsyncIterable<Cell[]>,
) {
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = headers.map(() => ({ width: 22 }));
  sheet.addRow([...headers]).commit();
  for await (const cells of rows) {
    sheet.addRow(cells).commit();
    const pipe = pipeOf(sheet);
    if (pipe?._writableState.needDrain) await once(pipe, "drain");
  }
  sheet.commit();
}

/** Throws 422 when the rows do not fit on one sheet. */
export function writeXlsx(
  names: { about: string; rows: string },
  lines: readonly Line[],
  headers: readonly string[],
  staged: Staged,
  madeAt: Date,
): Readable {
  if (staged.rows > SHEET_ROWS_MAX) throw new Refusal("invalid", reason("export.too_many_rows", { limit: SHEET_ROWS_MAX }));
  const out = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: false, useSharedStrings: false });
  workbook.created = madeAt;
  workbook.modified = madeAt;
  const write = async () => {
    addAbout(workbook, names.about, lines);
    await addRows(workbook, names.rows, headers, staged.cells());
    await workbook.commit();
  };
  write().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}
