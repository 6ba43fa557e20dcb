import { writeFileSync } from "node:fs";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { cellsOf, fileOf, itemsOf, pathFor } from "#lib/imports/file.fixture";
import { rowMessage } from "#lib/imports/row-message";

const TABLE = "id,name\n1,Crédit\n2,“Fraud” €\n";
const CELLS = [
  ["id", "name"],
  ["1", "Crédit"],
  ["2", "“Fraud” €"],
];

describe("text is read in the encoding it was written in", () => {
  it.each([
    ["utf-8", "utf-8", {}],
    ["utf-8", "utf-8", { addBOM: true }],
    ["utf-16le", "utf-16le", { addBOM: true }],
    ["utf-16be", "utf-16be", { addBOM: true }],
    ["utf-16le", "utf-16le", {}],
    ["utf-16be", "utf-16be", {}],
    ["windows-1252", "windows-1252", {}],
  ])("%s", async (written, found, options) => {
    const path = fileOf(iconv.encode(TABLE, written, options));
    expect(await cellsOf(path)).toEqual(CELLS);
    const [head] = await itemsOf(path);
    expect(head).toMatchObject({ kind: "header", source: { type: "csv", encoding: found, damaged: false } });
  });

  it("a Windows-1252 letter long after an ASCII beginning is still found", async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `${row},plain\n`).join("");
    const cells = await cellsOf(fileOf(iconv.encode(`id,name\n${rows}x,Müller\n`, "windows-1252")));
    expect(cells.at(-1)).toEqual(["x", "Müller"]);
  });

  it("a UTF-8 file with a broken byte loses the row that holds it and no other", async () => {
    const bytes = Buffer.concat([Buffer.from("id,name\n1,Crédit é\n2,"), Buffer.from([0xe9]), Buffer.from("\n3,Köln\n")]);
    const items = await itemsOf(fileOf(bytes));
    expect(items.map((item) => item.kind)).toEqual(["header", "row", "rejected", "row"]);
    expect(items[2]).toMatchObject({ row: 3, column: "name", reason: { code: "damaged-text" } });
  });
});

describe("separators and line ends are found", () => {
  it.each([
    [";", "\n"],
    ["\t", "\r\n"],
    ["|", "\r"],
    [",", "\r"],
  ])("%j with %j", async (delimiter, end) => {
    const rows = [
      ["id", "name"],
      ["1", '"a, b; c"'],
      ["2", `"two${end}lines"`],
      ["3", '"a ""word"""'],
    ];
    expect(await cellsOf(fileOf(rows.map((row) => row.join(delimiter)).join(end) + end))).toEqual([
      ["id", "name"],
      ["1", "a, b; c"],
      ["2", `two${end}lines`],
      ["3", 'a "word"'],
    ]);
  });

  it("the delimiter that Excel declares on a first line is obeyed, and the row numbers stay those of the spreadsheet", async () => {
    const items = await itemsOf(fileOf("sep=;\nid;name\n1;a, b\n"));
    expect(items).toMatchObject([
      { row: 2, header: ["id", "name"] },
      { row: 3, cells: ["1", "a, b"] },
    ]);
  });

  it("lines that say what the table is are left out, told, and keep their numbers", async () => {
    const items = await itemsOf(
      fileOf("Model inventory, Retail\nAs of 31.12.2025\n\nId;Name;Tier;Owner\n1;Score, one;High;\n2;Fraud;Low;A, B\n"),
    );
    expect(items).toMatchObject([
      { kind: "header", row: 4, header: ["Id", "Name", "Tier", "Owner"], source: { delimiter: ";" } },
      { kind: "row", row: 5, cells: ["1", "Score, one", "High", ""] },
      { kind: "row", row: 6, cells: ["2", "Fraud", "Low", "A, B"] },
      { kind: "note", reason: { code: "above-header", values: { count: 2, row: 4 } } },
    ]);
  });

  it("two columns of fields below a title are a table, whatever separates them and whatever its first row lost", async () => {
    const items = await itemsOf(fileOf('Model inventory\n"Model name";"Owner"\nScore\n"Fraud";"Kim"\n'));
    expect(items).toMatchObject([
      { kind: "header", row: 2, header: ["Model name", "Owner"], source: { delimiter: ";" } },
      { kind: "rejected", row: 3, reason: { code: "wrong-cell-count" } },
      { kind: "row", row: 4, cells: ["Fraud", "Kim"] },
      { kind: "note", reason: { code: "above-header", values: { count: 1, row: 2 } } },
    ]);
  });

  it("thousands of empty cells behind the table are none of its columns", async () => {
    const empty = ",".repeat(5000);
    expect(await cellsOf(fileOf(`id,name${empty}\n1,Score${empty}\n`))).toEqual([
      ["id", "name"],
      ["1", "Score"],
    ]);
  });

  it("names that begin with the same 300 characters are two names of 300 characters", async () => {
    const long = `${"x".repeat(299)}🎓`;
    const [head] = await itemsOf(fileOf(`${long}a,${long}b\n1,2\n`));
    expect(head).toMatchObject({ header: ["x".repeat(299), `${"x".repeat(296)} (2)`] });
  });

  it("a single column is a table", async () => {
    expect(await cellsOf(fileOf("name\nScore one\nScore two"))).toEqual([["name"], ["Score one"], ["Score two"]]);
  });

  it("a quote inside an unquoted cell is text", async () => {
    expect(await cellsOf(fileOf('id,name\n1,5" sensor\n'))).toEqual([
      ["id", "name"],
      ["1", '5" sensor'],
    ]);
  });
});

describe("rows that are not like the header", () => {
  it("a ragged row is rejected with its row and the others are read", async () => {
    const items = await itemsOf(fileOf("id,name\n1,a\n2\n3,c,d\n4,e,\n"));
    expect(items.slice(1).map(({ kind }) => kind)).toEqual(["row", "rejected", "rejected", "row"]);
    const rejected = items.flatMap((item) => (item.kind === "rejected" ? [rowMessage(item.reason)] : []));
    expect(rejected[0]).toBe(
      "Row 3: 1 cell where the header has 2. Look for a quote or a separator in the text that is too many, or missing.",
    );
    expect(rejected[1]).toMatch(/^Row 4: 3 cells where the header has 2\./);
  });

  it("blank rows are no records and keep their number", async () => {
    const items = await itemsOf(fileOf("\n,,\nid,name\n\n1,a\n , \n2,b\n"));
    expect(items.map((item) => ("row" in item ? item.row : 0))).toEqual([3, 5, 7]);
  });

  it("a column without a name and a repeated name each get one of their own", async () => {
    const [head] = await itemsOf(fileOf("name,note,note,,note\na,b,c,d,e\n"));
    expect(head).toMatchObject({ header: ["name", "note", "note (2)", "Column D", "note (3)"] });
  });
});

describe("what a hostile text file meets", () => {
  const limit = 1024 * 1024;
  it("a NUL byte refuses the file before any row", async () => {
    await expect(itemsOf(fileOf(`id,name\n1,a\n${"2,b\n".repeat(50_000)}3,c\0\n`))).rejects.toThrow("import.nul");
    await expect(itemsOf(fileOf(iconv.encode("id,name\n1,a\0\n", "utf-16le", { addBOM: true })))).rejects.toThrow("import.nul");
  });

  it("a cell over 1 MB rejects its row, one of 1 MB is kept", async () => {
    const items = await itemsOf(fileOf(`id,name\n1,${"x".repeat(limit)}\n2,${"x".repeat(limit + 1)}\n3,c\n`));
    expect(items.map((item) => item.kind)).toEqual(["header", "row", "rejected", "row"]);
    expect(items[2]).toMatchObject({ row: 3, column: "name", reason: { code: "cell-too-long" } });
  });

  it("a quote that never closes is named with its row, and does not swallow memory", async () => {
    await expect(itemsOf(fileOf('id,name\n1,a\n2,"b\n3,c\n'))).rejects.toMatchObject({
      reasons: [{ code: "import.quote-open", values: { row: 3 } }],
    });
    await expect(itemsOf(fileOf(`id,name\n1,"${"x\n".repeat(3_000_000)}`))).rejects.toMatchObject({
      reasons: [{ code: "import.row-too-long", values: { row: 2 } }],
    });
  });

  it("too many columns, rows or bytes refuse the file with the limit", async () => {
    await expect(itemsOf(fileOf(`${"a,".repeat(1_024)}a\n`))).rejects.toThrow("import.too-many-columns");
    await expect(itemsOf(fileOf(`id\n${"1\n".repeat(100_001)}`))).rejects.toThrow("import.too-many-rows");
    const large = pathFor("large.csv");
    writeFileSync(large, Buffer.alloc(50 * limit + 1, "a"));
    await expect(itemsOf(large)).rejects.toMatchObject({ code: "tooLarge", reasons: [{ code: "import.too-large" }] });
  });

  it.each([
    ["nothing", "", "import.empty"],
    ["blank lines", "\n\n , ,\n", "import.empty"],
    ["a PDF", "%PDF-1.7\nstream", "import.not-a-table"],
    ["records as JSON", '[\n  {"id": 1, "name": "Score"}\n]', "import.not-a-table"],
    ["records as lines of JSON", '{"id": 1}\n{"id": 2}\n', "import.not-a-table"],
    ["lists as JSON", '[["id", "name"], [1, "Score"]]', "import.not-a-table"],
    ["JSON in UTF-16", Buffer.from('\uFEFF[{"id": 1, "name": "Score"}]', "utf16le"), "import.not-a-table"],
    ["JSON in UTF-16 without its mark", Buffer.from('{"id": 1, "name": "Score"}', "utf16le"), "import.not-a-table"],
    ["a saved web page", "\uFEFF <html><table><tr><td>id</td></tr></table></html>", "import.not-a-table"],
    ["an old or locked workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), "import.old-or-locked-workbook"],
    ["a ZIP without a workbook", Buffer.from(`504b0506${"00".repeat(18)}`, "hex"), "import.not-a-workbook"],
  ])("%s is refused with a reason", async (_, bytes, code) => {
    await expect(itemsOf(fileOf(bytes))).rejects.toThrow(code);
  });

  it("a file sent as a workbook that is text is refused", async () => {
    await expect(itemsOf(fileOf("id,name\n"), { type: "xlsx" })).rejects.toThrow("import.other-type");
  });
});
