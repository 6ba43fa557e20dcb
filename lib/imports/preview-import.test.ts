import { beforeAll, describe, expect, test } from "vitest";
import { listMappings } from "#lib/imports/list-mappings.query";
import { previewImport } from "#lib/imports/preview-import.query";
import { receiveImportFile } from "#lib/imports/receive-import-file.command";
import { saveMapping } from "#lib/imports/save-mapping.command";
import { anImport, anUpload, countsOf, FEDERAL, SMALL, smallFile } from "#lib/test/imports";
import { aPerson, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

let officer: Person;

beforeAll(async () => {
  officer = await aPerson(["risk_officer"]);
});

describe("a file before it is imported", () => {
  test("is known by its columns, and its unknown words are counted over all of it", async () => {
    const file = await anUpload(officer, { path: FEDERAL }, "federal.csv");
    await officer.does(receiveImportFile, { file });
    const seen = await officer.does(previewImport, { sha256: file.sha256 });
    expect(seen).toMatchObject({
      fileName: "federal.csv",
      rows: 3_611,
      source: { type: "csv", encoding: "utf-8", delimiter: "," },
      mapping: { name: "us-federal-ai-2025", recognised: true },
      unknownWords: [],
    });
    expect(seen.shown).toHaveLength(8);
    expect(seen.columns.find(({ name }) => name === "development_stage")).toMatchObject({
      filled: 3_273,
      words: [
        { text: "Pre-deployment", count: 1_479 },
        { text: "Deployed", count: 1_040 },
        { text: "Pilot", count: 440 },
        { text: "Retired", count: 314 },
      ],
      more: false,
    });
    expect(seen.notes[0]).toMatch(/^operational_date: 272 dates could be read two ways/);
  });

  test("with lines above its table is read from the table on, and that is said", async () => {
    const bytes = Buffer.from(
      "Inventory of all models\nAs of 31.12.2025\n\nModel ID;Model name;Status;Owner\n1;Score;Live;Jo\n2;Rank;Live;\n",
    );
    const { sha256 } = await anUpload(officer, { bytes });
    const seen = await officer.does(previewImport, { sha256 });
    expect(seen).toMatchObject({ rows: 2, unreadable: 0, source: { delimiter: ";" } });
    expect(seen.notes).toEqual([
      "2 lines above the names of the columns (row 4) say what the table is. They are no records, and were left out.",
    ]);
  });

  test("of a kind nobody has seen is offered targets by the names and words of its columns", async () => {
    const bytes = "Model ID;Model name;Status;Owner;Colour\n1;Score;Live;Jo;red\n2;Rank;Resting;Kim;blue\n3;Sort;Resting;;red\n";
    const file = await anUpload(officer, { bytes: Buffer.from(bytes, "utf16le") });
    const seen = await officer.does(previewImport, { sha256: file.sha256 });
    expect(seen).toMatchObject({ mapping: null, source: { encoding: "utf-16le", delimiter: ";" }, rows: 3 });
    const { columns } = seen.suggestion.mapping;
    expect(Object.entries(columns).map(([name, rule]) => [name, rule.to])).toEqual([
      ["Model ID", "externalId"],
      ["Model name", "name"],
      ["Status", "claimedStage"],
      ["Owner", "contact"],
    ]);
    expect(columns.Status).toMatchObject({ values: { Live: "in_production/full" } });
    await officer.does(saveMapping, {
      name: "our-models",
      mapping: { ...seen.suggestion.mapping, title: "Our models", source: "our-models" },
    });
    const read = await officer.does(previewImport, { sha256: file.sha256, mapping: "our-models" });
    expect(read.unknownWords).toEqual([{ column: "Status", to: "claimedStage", words: [{ text: "Resting", count: 2 }] }]);
  });

  test("is offered no column that nobody named and no row fills, and keeps those with values", async () => {
    const empty = ",".repeat(1_000);
    const bytes = `,Model name,,Owner,${empty}\n,Score,old,Jo,${empty}\n,Fraud,,,${empty}\n`;
    const { sha256 } = await anUpload(officer, { bytes });
    const seen = await officer.does(previewImport, { sha256 });
    expect(seen.columns.map(({ name }) => name)).toEqual(["Model name", "Column C", "Owner"]);
    expect(seen.shown.map(({ cells }) => cells)).toEqual([
      ["Score", "old", "Jo"],
      ["Fraud", "", ""],
    ]);
    expect(Object.keys(seen.suggestion.mapping.columns)).toEqual(["Model name", "Owner"]);
    expect(seen).toMatchObject({ rows: 2, unreadable: 0 });
  });

  test("of whose cells some hold errors of a spreadsheet is told which, and none of them is a word", async () => {
    const { sha256 } = await anUpload(officer, { bytes: "Model name,Status\nScore,#N/A\n#REF!,Live\n" });
    const seen = await officer.does(previewImport, { sha256 });
    expect(seen.columns.map(({ words }) => words.map(({ text }) => text))).toEqual([["Score"], ["Live"]]);
    expect(seen.notes).toEqual([
      "2 cells show errors of the spreadsheet and come in empty. Status (B2): #N/A; Model name (A3): #REF!.",
    ]);
  });

  test("is shown to whoever uploaded it, and to nobody else", async () => {
    const file = await smallFile(officer, [{ id: "A", name: "Alpha" }]);
    const other = await aPerson(["risk_officer"]);
    expect(await refusal(other.does(previewImport, { sha256: file.sha256 }))).toMatchObject({ code: "notFound" });
    expect(await refusal(other.does(receiveImportFile, { file }))).toMatchObject({ code: "invalid" });
  });

  test("that an import would refuse is refused when it is looked at", async () => {
    const open = await anUpload(officer, { bytes: 'id,name\n1,"open\n' });
    expect(await refusal(officer.does(previewImport, { sha256: open.sha256 }))).toMatchObject({ reasons: ["import.quote-open"] });
  });
});

describe("a mapping", () => {
  const saved = () => officer.does(listMappings, {});

  test("is kept under a name, recognised by its columns from then on, and read by everybody who imports", async () => {
    const made = await officer.does(saveMapping, { name: "kept", mapping: { ...SMALL, source: "kept" } });
    expect(made).toMatchObject({ name: "kept", version: 1 });
    const { items } = await saved();
    expect(items[0]).toMatchObject({ id: null, name: "us-federal-ai-2025" });
    expect(items.find(({ name }) => name === "kept")).toMatchObject({ source: "kept", mapping: { id: "kept" } });
    const other = await aPerson(["admin"]);
    const file = await smallFile(other, [{ id: "A", name: "Alpha", stage: "Live" }]);
    expect((await other.does(previewImport, { sha256: file.sha256 })).mapping).toMatchObject({ name: "kept", recognised: true });
    expect(countsOf(await anImport(other, file))).toEqual([1, 0, 0, 0]);
  });

  test("is replaced only by somebody who has read the version it replaces", async () => {
    await officer.does(saveMapping, { name: "raced", mapping: SMALL });
    expect(await refusal(officer.does(saveMapping, { name: "raced", mapping: SMALL }))).toMatchObject({
      reasons: ["import.mapping_taken"],
    });
    expect(await officer.does(saveMapping, { name: "raced", mapping: SMALL, replaces: 1 })).toMatchObject({ version: 2 });
    expect(await refusal(officer.does(saveMapping, { name: "raced", mapping: SMALL, replaces: 1 }))).toEqual({
      code: "conflict",
      reasons: ["stale"],
    });
  });

  test("that comes with the product is nobody's to replace, and one with a mistake is told where", async () => {
    expect(await refusal(officer.does(saveMapping, { name: "us-federal-ai-2025", mapping: SMALL, replaces: 1 }))).toMatchObject({
      reasons: ["import.mapping_shipped"],
    });
    const attempt = officer.does(saveMapping, { name: "wrong", mapping: { ...SMALL, columns: { id: { to: "tier" } } } });
    await expect(attempt).rejects.toMatchObject({
      reasons: [{ code: "invalid", values: { path: expect.stringMatching(/^mapping\.columns\.id/) } }],
    });
  });
});
