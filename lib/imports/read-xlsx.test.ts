import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { cellsOf, fileOf, HEAD, inline, itemsOf, pathFor, workbookOf, zipOf } from "#lib/imports/file.fixture";

const saved = async (fill: (book: ExcelJS.Workbook) => void): Promise<string> => {
  const book = new ExcelJS.Workbook();
  fill(book);
  const path = pathFor("book.csv");
  await book.xlsx.writeFile(path);
  return path;
};

const sheetOf = (rows: unknown[][]) => saved((book) => void book.addWorksheet("Models").addRows(rows));

describe("a workbook says what its cells show", () => {
  it("texts, numbers, dates, truths, rich texts and links come as text, whatever the file is called", async () => {
    const path = await sheetOf([
      ["text", "number", "long", "day", "instant", "truth", "rich", "link"],
      [
        "Ünï 漢字 <&>",
        0.1 + 0.2,
        12345678901,
        new Date("2025-09-08"),
        new Date("2025-09-08T14:30:00Z"),
        true,
        { richText: [{ text: "two " }, { text: "runs" }] },
        { text: "site", hyperlink: "https://example.org" },
      ],
    ]);
    const [, row] = await cellsOf(path);
    expect(row).toEqual([
      "Ünï 漢字 <&>",
      "0.30000000000000004",
      "12345678901",
      "2025-09-08",
      "2025-09-08 14:30:00",
      "TRUE",
      "two runs",
      "site",
    ]);
  });

  it("a number is a date only when its style shows one", async () => {
    const path = await saved((book) => {
      const sheet = book.addWorksheet("Models");
      sheet.addRow(["a", "b", "c", "d"]);
      const row = sheet.addRow([45908, 45908, 45908.5, 45908]);
      row.getCell(2).numFmt = "dd.mm.yyyy";
      row.getCell(3).numFmt = '[Red]0.0 "days"';
      row.getCell(4).numFmt = "mmm\\-yy;@";
    });
    expect((await cellsOf(path))[1]).toEqual(["45908", "2025-09-08", "45908.5", "2025-09-08"]);
  });

  it("a formula is never computed: the stored result is the text, and the formulas are counted", async () => {
    const path = await sheetOf([
      ["id", "name"],
      [1, { formula: 'HYPERLINK("http://x/"&A1,"go")', result: "go" }],
      [2, { formula: "1+1" }],
    ]);
    const items = await itemsOf(path);
    expect(items.filter((item) => item.kind === "row").map((item) => item.cells)).toEqual([
      ["1", "go"],
      ["2", ""],
    ]);
    expect(items.at(-1)).toEqual({ kind: "note", reason: { code: "formulas", values: { count: 2, empty: 1 } } });
  });

  it("the first visible sheet is read, or the one that is named", async () => {
    const path = await saved((book) => {
      book.addWorksheet("Hidden", { state: "hidden" }).addRow(["secret"]);
      book.addWorksheet("First").addRow(["one"]);
      book.addWorksheet("Second").addRow(["two"]);
    });
    expect(await itemsOf(path)).toMatchObject([
      { header: ["one"], source: { sheet: "First", sheets: ["Hidden", "First", "Second"] } },
    ]);
    expect(await itemsOf(path, { sheet: "Second" })).toMatchObject([{ header: ["two"] }]);
    await expect(itemsOf(path, { sheet: "Third" })).rejects.toThrow("import.no-such-sheet");
  });

  it("a cover is passed over for the table behind it, and every sheet passed over is named", async () => {
    const cover = [["Model inventory"], ["As of", "2026-09-30"], ["Owner", "Model risk"]];
    const table = [
      ["Ref", "Name", "Tier", "Unit"],
      ["A-1", "Score", "High", "Retail"],
    ];
    const path = await saved((book) => {
      book.addWorksheet("About").addRows(cover);
      book.addWorksheet("Notes").addRow(["See below"]);
      book.addWorksheet("Models").addRows(table);
    });
    const items = await itemsOf(path);
    expect(items[0]).toMatchObject({ header: table[0], source: { sheet: "Models", sheets: ["About", "Notes", "Models"] } });
    expect(items).toContainEqual({
      kind: "note",
      reason: { code: "cover-sheets", values: { sheet: "Models", count: 2, covers: "About; Notes" } },
    });
    expect(await itemsOf(path, { sheet: "About" })).toMatchObject([{ header: ["Model inventory"] }, {}, {}]);
  });

  it("a short table of two fields on the first sheet is no cover", async () => {
    const path = await saved((book) => {
      book.addWorksheet("Models").addRows([
        ["Model name", "Owner"],
        ["Score", "Jo"],
      ]);
      book.addWorksheet("Words").addRows([
        ["Word", "Means", "In", "Since"],
        ["High", "Much", "Bank", "2020"],
      ]);
    });
    const items = await itemsOf(path);
    expect(items).toMatchObject([{ header: ["Model name", "Owner"], source: { sheet: "Models" } }, { cells: ["Score", "Jo"] }]);
  });

  it("a table on the first sheet is read though a wider one follows", async () => {
    const path = await saved((book) => {
      book.addWorksheet("Models").addRows([
        ["Ref", "Name", "Tier"],
        ["A-1", "Score", "High"],
      ]);
      book.addWorksheet("Words").addRows([
        ["Word", "Means", "In", "Since"],
        ["High", "Much", "Bank", "2020"],
      ]);
    });
    expect((await itemsOf(path))[0]).toMatchObject({ header: ["Ref", "Name", "Tier"], source: { sheet: "Models" } });
  });

  it("rows keep the numbers of the sheet, empty cells their place, and a cell beyond the header rejects its row", async () => {
    const rows = `${HEAD}<row r="4">${inline("B4", "late")}</row><row r="9">${inline("A9", "x")}${inline("D9", "far")}</row>`;
    const items = await itemsOf(fileOf(zipOf(workbookOf(rows))));
    expect(items).toMatchObject([
      { kind: "header", row: 1 },
      { kind: "row", row: 4, cells: ["", "late"] },
      { kind: "rejected", row: 9, reason: { code: "wrong-cell-count", values: { cells: 4, header: 2 } } },
    ]);
  });

  it("prefixed names, cells without a reference, escaped characters and the calendar of 1904 are understood", async () => {
    const book =
      '<x:workbook xmlns:x="u" xmlns:q="v"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="M" q:id="a"/></x:sheets></x:workbook>';
    const sheet =
      '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c t="str"><x:v>na_x006D_e</x:v></x:c><x:c t="str"><x:v>day</x:v></x:c></x:row><x:row><x:c t="b"><x:v>0</x:v></x:c><x:c s="1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const relations =
      '<Relationships><Relationship Id="a" Type="t/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="b" Type="t/styles" Target="styles.xml"/></Relationships>';
    const parts = workbookOf(
      "",
      { name: "xl/workbook.xml", text: book },
      { name: "xl/worksheets/sheet1.xml", text: sheet },
      { name: "xl/_rels/workbook.xml.rels", text: relations },
      { name: "xl/styles.xml", text: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' },
    );
    expect(await cellsOf(fileOf(zipOf(parts)))).toEqual([
      ["name", "day"],
      ["FALSE", "1904-01-02"],
    ]);
  });

  it("a NUL that hides behind an escape rejects its row", async () => {
    const items = await itemsOf(fileOf(zipOf(workbookOf(`${HEAD}<row r="2">${inline("A2", "a_x0000_b")}</row>`))));
    expect(items[1]).toMatchObject({ kind: "rejected", row: 2, column: "id", reason: { code: "nul-character" } });
  });
});
