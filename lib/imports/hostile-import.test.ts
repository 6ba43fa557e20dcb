import { beforeAll, describe, expect, test } from "vitest";
import { inline, workbookOf, zipOf } from "#lib/imports/file.fixture";
import { getImport } from "#lib/imports/get-import.query";
import { importModels } from "#lib/imports/import-models.command";
import { asOwner } from "#lib/test/database";
import { anImport, anUpload, askImport, countsOf, importSmall, SMALL, workOn } from "#lib/test/imports";
import { aPerson, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

let officer: Person;

beforeAll(async () => {
  officer = await aPerson(["risk_officer"]);
});

const HEADER = "id,name,purpose,stage,health,unit,contact,tested,note";
const csv = (...lines: string[]) => anUpload(officer, { bytes: `${[HEADER, ...lines].join("\n")}\n` });
const traces = async () =>
  (
    await asOwner(
      "select (select count(*)::int from model) as models, (select count(*)::int from model_version) as versions, (select count(*)::int from business_unit) as units, (select count(*)::int from import_row) as rows",
    )
  )[0];

describe("a file that is refused leaves nothing behind but the words why", () => {
  test.each([
    ["a quote that never closes", `A,Alpha,"opens,,,,,,`, "import.quote-open"],
    ["a NUL character", "A,Al\u0000pha,,,,,,,", "import.nul"],
  ])("%s", async (_, line, code) => {
    const before = await traces();
    const done = await anImport(officer, await csv("B,Beta,,,,,,,", line), { mapping: SMALL });
    expect(done).toMatchObject({ state: "failed", error: { code }, created: 0 });
    expect(done.error?.message).toMatch(/\.$/);
    expect(await traces()).toEqual(before);
  });

  test("columns the mapping needs are missing", async () => {
    const before = await traces();
    const done = await anImport(officer, await anUpload(officer, { bytes: "colour\nred\n" }), { mapping: SMALL });
    expect(done.error).toMatchObject({ code: "import.columns-missing", message: expect.stringContaining("name, id, stage") });
    expect(await traces()).toEqual(before);
  });

  test("what is no table at all is refused before there is an import", async () => {
    for (const bytes of ["%PDF-1.7 ...", "<html><body>models</body></html>", ""]) {
      const file = await anUpload(officer, { bytes }, "models.csv");
      expect(await refusal(officer.does(importModels, { file, mapping: SMALL }))).toMatchObject({
        reasons: [expect.stringMatching(/^import\.(not-a-table|empty)$/)],
      });
    }
  });

  test("a file that left the store meanwhile", async () => {
    const importId = await askImport(officer, await csv("A,Alpha,,,,,,,"), { mapping: SMALL });
    await asOwner("update import set sha256 = repeat('0', 64) where id = $1", [importId]);
    await workOn(officer, importId);
    expect((await officer.does(getImport, { importId })).error?.code).toBe("import.file_gone");
  });
});

describe("a row that cannot be kept truthfully", () => {
  test("is turned away by its number, and the others come in", async () => {
    const done = await anImport(
      officer,
      await csv("A,Alpha,,,,,,,", "B,Beta,too few", "C,,,,,,,,", "D,Delta,,Sunsetting,,,,,", "E,Epsilon,,Sunsetting,,,,,"),
      {
        mapping: { ...SMALL, source: "rows" },
      },
    );
    expect(countsOf(done)).toEqual([1, 0, 0, 4]);
    expect(done.rejections.items).toEqual([
      { row: 3, column: null, message: expect.stringContaining("Row 3: 3 cells where the header has 9.") },
      { row: 4, column: "name", message: expect.stringContaining("Row 4, name: a model needs a name.") },
      {
        row: 5,
        column: "stage",
        message: expect.stringContaining('Row 5, stage: "Sunsetting" has no meaning yet. Choose one for all 2 rows'),
      },
      { row: 6, column: "stage", message: expect.stringContaining("Row 6") },
    ]);
  });

  test("comes in with its text kept when the person chose so", async () => {
    const done = await anImport(officer, await csv("D,Delta,,Sunsetting,,,,,"), {
      mapping: { ...SMALL, source: "words" },
      options: { rejectUnknownStages: false },
    });
    expect(countsOf(done)).toEqual([1, 0, 0, 0]);
    expect(await asOwner("select claimed_stage, source_fields ->> 'stage' as kept from model where source = 'words'")).toEqual([
      { claimed_stage: null, kept: "Sunsetting" },
    ]);
  });

  test("has the key of another record and says other things: it is told, and no batch breaks", async () => {
    const keys = [{ columns: ["id"] }];
    const mapping = { ...SMALL, source: "clash", identity: { ...SMALL.identity, keys } };
    const done = await anImport(officer, await csv("A,Alpha,,,,,,,", "A,Another,,,,,,,", "A,Alpha,,,,,,,"), { mapping });
    expect(countsOf(done)).toEqual([1, 0, 1, 1]);
    expect(done.rejections.items[0]?.message).toMatch(/^Row 3: the columns that tell records apart say the same as in row 2/);
  });
});

test("texts no database takes as they are come in as whole characters, and columns may be called anything", async () => {
  const bytes = Buffer.from(`\ufeffid,name,stage,__proto__,constructor\nA,Half \ud83d pair,,p,c\n`, "utf16le");
  const done = await anImport(officer, await anUpload(officer, { bytes }), { mapping: { ...SMALL, source: "odd" } });
  expect(countsOf(done)).toEqual([1, 0, 0, 0]);
  expect(await asOwner("select name, source_fields from model where source = 'odd'")).toEqual([
    { name: "Half \ufffd pair", source_fields: JSON.parse('{"__proto__": "p", "constructor": "c"}') },
  ]);
  const again = await anImport(officer, await anUpload(officer, { bytes }), { mapping: { ...SMALL, source: "odd" } });
  expect(countsOf(again)).toEqual([0, 0, 1, 0]);
});

test("half a character that a workbook spells out is replaced, not stored", async () => {
  const cells = ["A", "Half _xD83D_ pair", ""].map((text, i) => inline(`${"ABC"[i]}2`, text)).join("");
  const names = ["id", "name", "stage"].map((text, i) => inline(`${"ABC"[i]}1`, text)).join("");
  const book = zipOf(workbookOf(`<row r="1">${names}</row><row r="2">${cells}</row>`));
  const done = await anImport(officer, await anUpload(officer, { bytes: book }, "models.xlsx"), {
    mapping: { ...SMALL, source: "book" },
  });
  expect([done.error, ...countsOf(done)]).toEqual([null, 1, 0, 0, 0]);
  expect(await asOwner("select name from model where source = 'book'")).toEqual([{ name: "Half \ufffd pair" }]);
});

test("formulas and markup are text: stored as they came, computed never", async () => {
  await importSmall(officer, [{ id: "F", name: '=HYPERLINK("http://x")', purpose: "<script>alert(1)</script>" }], {
    mapping: { ...SMALL, source: "formula" },
  });
  expect(
    await asOwner("select m.name, v.purpose from model m join model_version v on v.model_id = m.id where m.source = 'formula'"),
  ).toEqual([{ name: '=HYPERLINK("http://x")', purpose: "<script>alert(1)</script>" }]);
});
