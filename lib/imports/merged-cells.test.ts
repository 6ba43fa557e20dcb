import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { fileOf, HEAD, inline, itemsOf, pathFor, workbookOf, zipOf } from "#lib/imports/file.fixture";

const sheetOf = (rows: string, areas: readonly string[]): string => {
  const merged = areas.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  const text = `<worksheet><sheetData>${HEAD}${rows}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`;
  return fileOf(zipOf(workbookOf("", { name: "xl/worksheets/sheet1.xml", text })));
};

describe("merged cells of a sheet", () => {
  it("cells merged over rows give each row their text, and that is told by column; a merged title gives nothing", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Models");
    sheet.addRows([
      ["Model inventory"],
      ["unit", "name", "tier", "owner"],
      ["Retail", "Score", "High", "Jo"],
      ["", "Fraud", "", "Kim"],
      ["", "Rank", "Low", "Ann"],
      ["Cards", "Limit", "Low", "Ann"],
    ]);
    for (const area of ["A1:D1", "A3:A5", "C3:C4"]) sheet.mergeCells(area);
    const path = pathFor("merged.xlsx");
    await book.xlsx.writeFile(path);
    const items = await itemsOf(path);
    expect(items.flatMap((item) => (item.kind === "row" ? [item.cells] : []))).toEqual([
      ["Retail", "Score", "High", "Jo"],
      ["Retail", "Fraud", "High", "Kim"],
      ["Retail", "Rank", "Low", "Ann"],
      ["Cards", "Limit", "Low", "Ann"],
    ]);
    const notes = items.flatMap((item) => (item.kind === "note" ? [item.reason] : []));
    expect(notes.filter(({ code }) => code.startsWith("merged"))).toEqual([
      { code: "merged-filled", values: { count: 3, columns: "unit (2); tier (1)" } },
    ]);
  });

  it("cells merged over columns leave the others empty, and are told; beside the table they give nothing", async () => {
    const rows = `<row r="2">${inline("A2", "Retail")}</row><row r="3">${inline("A3", "1")}${inline("B3", "Score")}</row>
      <row r="4">${inline("B4", "Fraud")}</row><row r="5">${inline("A5", "2")}</row>`;
    const items = await itemsOf(sheetOf(rows, ["A2:B2", "A3:A4", "D3:D5", "A1:A2", "here"]));
    expect(items.slice(1)).toMatchObject([
      { row: 2, cells: ["Retail", ""] },
      { row: 3, cells: ["1", "Score"] },
      { row: 4, cells: ["1", "Fraud"] },
      { row: 5, cells: ["2", ""] },
      { reason: { code: "merged-filled", values: { count: 1, columns: "id (1)" } } },
      { reason: { code: "merged-cells", values: { count: 3 } } },
    ]);
  });

  it("of more areas than can be filled the rest is counted, and no long text is repeated", async () => {
    const column = (row: number) => String.fromCharCode(65 + (row % 2));
    const many = Array.from({ length: 60_000 }, (_, row) => `${column(row)}${row + 2}:${column(row)}${row + 3}`);
    const score = `<row r="2">${inline("A2", "1")}${inline("B2", "Score")}</row>`;
    expect((await itemsOf(sheetOf(score, many))).slice(1)).toEqual([
      { kind: "row", row: 2, cells: ["1", "Score"] },
      { kind: "note", reason: { code: "merged-cells", values: { count: 10_000 } } },
    ]);
    const long = `<row r="2">${inline("A2", "long ".repeat(2_000))}</row><row r="3">${inline("B3", "Score")}</row>`;
    expect((await itemsOf(sheetOf(long, ["A2:A3"]))).slice(2)).toEqual([
      { kind: "row", row: 3, cells: ["", "Score"] },
      { kind: "note", reason: { code: "merged-cells", values: { count: 1 } } },
    ]);
  });
});
