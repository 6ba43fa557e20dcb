/** A workbook as a stream of rows: one sheet, its texts as they are shown, nothing computed and nothing fetched. */
import { type Reason, Refusal, reason } from "#lib/core/errors";
import { holdsTable, isCover, ROWS_ABOVE_MAX } from "#lib/imports/header-row.rules";
import { type MergedCells, mergedCells } from "#lib/imports/merged-cells";
import { openWorkbook, type Workbook } from "#lib/imports/open-workbook";
import { readSharedTexts, SharedTexts } from "#lib/imports/shared-texts";
import { SheetRows } from "#lib/imports/sheet-rows";
import { type Completing, type RawRow, shape, type TableItem } from "#lib/imports/table";
import { readParts, type Sheet, type WorkbookParts } from "#lib/imports/workbook-parts";
import { hear } from "#lib/imports/xml";

async function* rowsOf(book: Workbook, sheet: Sheet, listener: SheetRows): AsyncGenerator<RawRow> {
  for await (const _ of hear(book.text(sheet.part), listener)) yield* listener.take();
  yield* listener.take();
}

/** Gives what hears the rows of one sheet; the texts they share are read once. */
const listeners = async (book: Workbook, parts: WorkbookParts): Promise<() => SheetRows> => {
  const shared = parts.sharedTexts ? await readSharedTexts(book.text(parts.sharedTexts)) : new SharedTexts();
  return () => new SheetRows(shared, parts.dates, parts.from1904);
};

/** The first rows of a sheet that are not blank, as many as show whether it holds a table. */
const topOf = async (book: Workbook, sheet: Sheet, listener: SheetRows): Promise<string[][]> => {
  const top: string[][] = [];
  for await (const { cells } of rowsOf(book, sheet, listener)) {
    if (cells.some((cell) => cell.trim() !== "")) top.push(cells);
    if (top.length === ROWS_ABOVE_MAX) break;
  }
  return top;
};

/** The first of these sheets, or the first table behind it when that one is a cover. */
const firstTable = async (book: Workbook, [first, ...others]: readonly Sheet[], listen: () => SheetRows) => {
  if (!first || others.length === 0 || !isCover(await topOf(book, first, listen()))) return first;
  for (const other of others) if (holdsTable(await topOf(book, other, listen()), true)) return other;
  return first;
};

/** Sheets named in one sentence; however many there are, all are counted. */
const NAMED = 5;

/** What is said of sheets without a table that stand before this one. */
const passedOver = (sheet: Sheet, [cover, ...more]: readonly Sheet[]): Reason[] => {
  if (!cover) return [];
  if (more.length === 0) return [reason("cover-sheet", { sheet: sheet.name, cover: cover.name })];
  const names = [cover, ...more].map(({ name }) => name);
  const covers = names.slice(0, NAMED).join("; ") + (names.length > NAMED ? "; …" : "");
  return [reason("cover-sheets", { sheet: sheet.name, count: names.length, covers })];
};

/** The sheet called `name`; without a name one of those that are not hidden, or the first one when all are. */
const chosen = async (book: Workbook, sheets: readonly Sheet[], listen: () => SheetRows, name: string | undefined) => {
  const shown = sheets.filter(({ hidden }) => !hidden);
  const sheet =
    name === undefined ? ((await firstTable(book, shown, listen)) ?? sheets[0]) : sheets.find((one) => one.name === name);
  if (!sheet) throw new Refusal("invalid", reason("import.no-such-sheet", { name: name ?? "" }));
  return sheet;
};

/**
 * The table in the workbook at `path`, from the sheet named `sheet`, or the first one that is no cover. Ends with notes when another sheet
 * stands before it, when cells are merged or hold formulas.
 */
export async function* readXlsx(path: string, sheetName?: string): AsyncGenerator<TableItem> {
  const book = await openWorkbook(path);
  try {
    const parts = await readParts(book);
    const listen = await listeners(book, parts);
    const sheet = await chosen(book, parts.sheets, listen, sheetName);
    const listener = listen();
    const source = { type: "xlsx", sheet: sheet.name, sheets: parts.sheets.map((one) => one.name) } as const;
    let merged: MergedCells | undefined;
    const completing: Completing = async (header) => {
      merged = await mergedCells(() => book.text(sheet.part), header);
      return merged.fill;
    };
    yield* shape(rowsOf(book, sheet, listener), source, completing);
    const passed = parts.sheets.slice(0, parts.sheets.indexOf(sheet)).filter((one) => !one.hidden);
    if (sheetName === undefined) for (const said of passedOver(sheet, passed)) yield { kind: "note", reason: said };
    const { formulas, formulasWithoutResult } = listener;
    for (const said of merged?.notes() ?? []) yield { kind: "note", reason: said };
    if (formulas > 0) yield { kind: "note", reason: reason("formulas", { count: formulas, empty: formulasWithoutResult }) };
  } finally {
    book.close();
  }
}
