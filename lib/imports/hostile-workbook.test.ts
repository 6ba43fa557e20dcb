import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fileOf, HEAD, inline, itemsOf, type Part, workbookOf, zipOf } from "#lib/imports/file.fixture";

const ROW = `<row r="2">${inline("A2", "1")}${inline("B2", "Score")}</row>`;
const read = (parts: readonly Part[]) => itemsOf(fileOf(zipOf(parts)));
const sheet = (text: string | Uint8Array, says?: Part["says"]): Part => ({
  name: "xl/worksheets/sheet1.xml",
  text,
  ...(says ? { says } : {}),
});

it("the archive the cases below are made from is read when nothing is wrong with it", async () => {
  expect(await read(workbookOf(HEAD + ROW))).toMatchObject([{ kind: "header" }, { kind: "row", cells: ["1", "Score"] }]);
});

describe("an archive that would hurt is refused before it is unpacked", () => {
  it("a zip bomb", async () => {
    const zeros = sheet(Buffer.alloc(64 * 1024 * 1024, " "));
    await expect(read(workbookOf("", zeros))).rejects.toMatchObject({
      code: "tooLarge",
      reasons: [{ code: "import.xlsx-bomb" }],
    });
    const claims = sheet(HEAD, { size: 800 * 1024 * 1024, packed: 600 * 1024 * 1024 });
    await expect(read(workbookOf("", claims))).rejects.toThrow("import.xlsx-bomb");
  });

  it("a part that says it is smaller than it is", async () => {
    const long = `<worksheet><sheetData>${HEAD}${ROW.repeat(1)}${"<!-- -->".repeat(5_000)}</sheetData></worksheet>`;
    await expect(read(workbookOf("", sheet(long, { size: 1_000 })))).rejects.toThrow("import.xlsx-broken");
  });

  it("a part that says it is larger than it is", async () => {
    const text = `<worksheet><sheetData>${HEAD}${ROW}</sheetData></worksheet>`;
    await expect(read(workbookOf("", sheet(text, { size: 2_000 })))).rejects.toThrow("import.xlsx-broken");
  });

  it("two parts over the same bytes", async () => {
    const parts = workbookOf(HEAD + ROW, { name: "xl/quine.xml", text: "x".repeat(100), says: { offset: 0 } });
    await expect(read(parts)).rejects.toThrow("import.xlsx-broken");
  });

  it("thousands of parts", async () => {
    const many = Array.from({ length: 2_001 }, (_, part): Part => ({ name: `xl/${part}.xml`, text: "" }));
    await expect(read(workbookOf(HEAD, ...many))).rejects.toThrow("import.xlsx-bomb");
  });

  it.each([
    ["an encrypted part", { flags: 1 }, "import.xlsx-encrypted"],
    ["a symlink", { attributes: 0o120777 * 65_536 }, "import.xlsx-symlink"],
    ["an unknown compression", { method: 99 }, "import.xlsx-broken"],
  ])("%s", async (_, says, code) => {
    await expect(read(workbookOf(HEAD, { name: "xl/theme.xml", text: "x", says }))).rejects.toThrow(code);
  });

  it.each(["../../etc/passwd", "/etc/passwd", "C:/boot.ini"])("a part called %s", async (name) => {
    await expect(read(workbookOf(HEAD, { name, text: "x" }))).rejects.toThrow("import.xlsx-broken");
  });

  it("an archive that ends in the middle", async () => {
    const whole = zipOf(workbookOf(HEAD + ROW));
    await expect(itemsOf(fileOf(whole.subarray(0, whole.length - 40)))).rejects.toThrow("import.xlsx-broken");
  });
});

describe("XML that would hurt is refused", () => {
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
  it.each([
    [
      "billion laughs",
      `<!DOCTYPE w [<!ENTITY l0 "ha">${laughs}]><worksheet><sheetData>${HEAD}<row r="2">${inline("A2", "&l9;")}</row></sheetData></worksheet>`,
      "import.xlsx-doctype",
    ],
    [
      "an external entity",
      `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${HEAD}<row r="2">${inline("A2", "&x;")}</row></sheetData></worksheet>`,
      "import.xlsx-doctype",
    ],
    ["an external document type", `<!DOCTYPE w SYSTEM "http://127.0.0.1/w.dtd"><worksheet/>`, "import.xlsx-doctype"],
    [
      "an undeclared entity",
      `<worksheet><sheetData>${HEAD}<row r="2">${inline("A2", "&x;")}</row></sheetData></worksheet>`,
      "import.xlsx-broken",
    ],
    ["endless nesting", `<worksheet>${"<a>".repeat(100_000)}`, "import.xlsx-broken"],
    ["no end", `<worksheet><sheetData>${HEAD}`, "import.xlsx-broken"],
    [
      "bytes that are no UTF-8",
      Buffer.concat([Buffer.from(`<worksheet><sheetData>${HEAD}`), Buffer.from([0xff, 0xfe])]),
      "import.xlsx-broken",
    ],
  ])("%s", async (_, xml, code) => {
    await expect(read(workbookOf("", sheet(xml)))).rejects.toThrow(code);
  });

  it("a document type in the shared texts", async () => {
    const shared = { name: "xl/sharedStrings.xml", text: '<!DOCTYPE s [<!ENTITY x "y">]><sst><si><t>&x;</t></si></sst>' };
    await expect(read(workbookOf(HEAD, shared))).rejects.toThrow("import.xlsx-doctype");
  });
});

describe("a sheet that would hurt is refused", () => {
  it("a million columns", async () => {
    const cells = Array.from({ length: 1_000_000 }, () => '<c t="str"><v>x</v></c>').join("");
    await expect(
      read(
        workbookOf("", {
          name: "xl/worksheets/sheet1.xml",
          text: `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`,
        }),
      ),
    ).rejects.toThrow(/import\.(too-many-columns|xlsx-bomb)/);
    await expect(read(workbookOf(`<row r="1">${inline("XFD1", "x")}</row>`))).rejects.toThrow("import.too-many-columns");
  });

  it("one long shared text in every cell of a row", async () => {
    const shared = { name: "xl/sharedStrings.xml", text: `<sst><si><t>${"long ".repeat(200_000)}</t></si></sst>` };
    const row = ["A", "B", "C", "D", "E"].map((column) => `<c r="${column}1" t="s"><v>0</v></c>`).join("");
    await expect(read(workbookOf(`<row r="1">${row}</row>`, shared))).rejects.toThrow("import.row-too-long");
  });

  it("a cell over 1 MB rejects its row; one too long to hold refuses the file", async () => {
    // Random, or its ratio would call it a bomb. Without what a workbook writes a character's number with: it would shrink as it is read.
    const noise = (length: number) => randomBytes(length).toString("base64url").replaceAll("_", "-").slice(0, length);
    const items = await read(workbookOf(`${HEAD}<row r="2">${inline("A2", noise(1_048_577))}</row>${ROW.replaceAll("2", "3")}`));
    expect(items.map((item) => item.kind)).toEqual(["header", "rejected", "row"]);
    await expect(read(workbookOf(`${HEAD}<row r="2">${inline("A2", noise(5_000_000))}</row>`))).rejects.toThrow(
      "import.xlsx-broken",
    );
  });

  it.each([
    ["rows out of order", `<row r="2">${inline("A2", "x")}</row><row r="1">${inline("A1", "y")}</row>`],
    ["cells out of order", `<row r="1">${inline("B1", "x")}${inline("A1", "y")}</row>`],
    ["a reference that is none", `<row r="1"><c r="$A$1"><v>1</v></c></row>`],
    ["a shared text that is not there", `<row r="1"><c r="A1" t="s"><v>7</v></c></row>`],
  ])("%s", async (_, rows) => {
    await expect(read(workbookOf(rows))).rejects.toThrow("import.xlsx-broken");
  });
});
