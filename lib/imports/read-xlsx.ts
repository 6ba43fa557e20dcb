/** A workbook as a stream of rows: one sheet, its texts as they are shown, nothing computed and nothing fetched. */
import { Refusal, reason } from "#lib/core/errors";
import { openWorkbook, type Workbook } from "#lib/imports/open-workbook";
import { readSharedTexts, SharedTexts } from "#lib/imports/shared-texts";
import { SheetRows } from "#lib/imports/sheet-rows";
import { type RawRow, shape, type TableItem } from "#lib/imports/table";
import { readParts, type Sheet, type WorkbookParts } from "#lib/imports/workbook-parts";
import { hear } from "#lib/imports/xml";

/** The sheet called `name`; without a name the first one that is not hidden. */
const chosen = (sheets: readonly Sheet[], name: string | undefined): Sheet => {
  const sheet = name === undefined ? (sheets.find((one) => !one.hidden) ?? sheets[0]) : sheets.find((one) => one.name === name);
  if (!sheet) throw new Refusal("invalid", reason("import.no-such-sheet", { name: name ?? "" }));
  return sheet;
};

async function* rowsOf(book: Workbook, sheet: Sheet, listener: SheetRows): AsyncGenerator<RawRow> {
  for await (const _ of hear(book.text(sheet.part), listener)) yield* listener.take();
  yield* listener.take();
}

const listenerFor = async (book: Workbook, parts: WorkbookParts): Promise<SheetRows> => {
  const shared = parts.sharedTexts ? await readSharedTexts(book.text(parts.sharedTexts)) : new SharedTexts();
  return new SheetRows(shared, parts.dates, parts.from1904);
};

/** The table in the workbook at `path`, from the sheet named `sheet` or the first one. Ends with notes when cells are merged or hold formulas. */
export async function* readXlsx(path: string, sheetName?: string): AsyncGenerator<TableItem> {
  const book = await openWorkbook(path);
  try {
    const parts = await readParts(book);
    const sheet = chosen(parts.sheets, sheetName);
    const listener = await listenerFor(book, parts);
    const source = { type: "xlsx", sheet: sheet.name, sheets: parts.sheets.map((one) => one.name) } as const;
    let header = 0;
    for await (const item of shape(rowsOf(book, sheet, listener), source)) {
      if (item.kind === "header") header = item.row;
      yield item;
    }
    const { formulas, formulasWithoutResult } = listener;
    // A title that is merged above the table takes no value from a row.
    const merged = listener.mergedTo.filter((row) => row > header).length;
    if (merged > 0) yield { kind: "note", reason: reason("merged-cells", { count: merged }) };
    if (formulas > 0) yield { kind: "note", reason: reason("formulas", { count: formulas, empty: formulasWithoutResult }) };
  } finally {
    book.close();
  }
}
