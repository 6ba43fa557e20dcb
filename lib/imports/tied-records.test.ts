import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listImportRows } from "#lib/imports/list-import-rows.query";
import { previewImport } from "#lib/imports/preview-import.query";
import { saveMapping } from "#lib/imports/save-mapping.command";
import { asOwner } from "#lib/test/database";
import { anUpload, countsOf, importSmall, SMALL, type SmallRow, smallFile } from "#lib/test/imports";
import { aPerson, type Person } from "#lib/test/people";

let officer: Person;
let source = 0;

beforeAll(async () => {
  officer = await aPerson(["risk_officer"]);
});
beforeEach(() => {
  source += 1;
});

const mapping = () => ({ ...SMALL, source: `tied-${source}` });
const bring = (rows: readonly SmallRow[]) => importSmall(officer, rows, { mapping: mapping() });
const namesHere = async () =>
  (await asOwner<{ name: string }>("select name from model where source = $1 order by name", [`tied-${source}`])).map(
    ({ name }) => name,
  );

const ONE: SmallRow = { id: "1", name: "PD", purpose: "a" };
const TWO: SmallRow = { id: "2", name: "LGD", purpose: "b" };

describe("a record stays tied to its rows", () => {
  test("when a later file carries its id twice: those rows are held back with the rule, and it stays as it is", async () => {
    await bring([ONE, TWO]);
    const later = await bring([
      { ...ONE, purpose: "new" },
      { ...TWO, purpose: "new" },
      { id: "1", name: "Challenger" },
    ]);
    expect(countsOf(later)).toEqual([0, 1, 0, 2]);
    expect(later.absent?.count).toBe(0);
    expect(later.rejections.items.map(({ row }) => row)).toEqual([2, 4]);
    expect(later.rejections.items[0]?.message).toContain("Give each row an id of its own");
    expect(await namesHere()).toEqual(["LGD", "PD"]);
    expect(countsOf(await bring([ONE, { ...TWO, purpose: "new" }]))).toEqual([0, 0, 2, 0]);
  });

  test("when a later file repeats its row", async () => {
    await bring([ONE, TWO]);
    const later = await bring([{ ...ONE, purpose: "new" }, { ...ONE, purpose: "new" }, TWO]);
    expect(countsOf(later)).toEqual([0, 1, 2, 0]);
    expect(await namesHere()).toEqual(["LGD", "PD"]);
  });

  test("when its row is turned away: it is rejected, not missing from the file", async () => {
    await bring([ONE, TWO]);
    const later = await bring([{ ...ONE, stage: "Resting" }]);
    expect(countsOf(later)).toEqual([0, 0, 0, 1]);
    expect(later.absent?.count).toBe(1);
    const { items } = await officer.does(listImportRows, { importId: later.id, outcome: "rejected" });
    expect(items.map(({ model }) => model?.name)).toEqual(["PD"]);
  });
});

describe("before an import starts", () => {
  const saved = async () => {
    const name = `tied-mapping-${source}`;
    await officer.does(saveMapping, { name, mapping: { ...mapping(), title: "Bank A" } });
    return name;
  };

  test("it is said how many records the file would change, and by which mapping", async () => {
    await bring([ONE, TWO]);
    const name = await saved();
    const { sha256 } = await smallFile(officer, [ONE, { id: "3", name: "New" }]);
    const { notes } = await officer.does(previewImport, { sha256, mapping: name });
    expect(notes[0]).toContain("1 model of this file is here already: the mapping “Bank A”");
  });

  test("a saved mapping is recognised by every column it reads, not by three that inventories share", async () => {
    await saved();
    const { sha256 } = await anUpload(officer, { bytes: "id,name,stage,risk\n1,Other,Live,x\n" });
    expect((await officer.does(previewImport, { sha256 })).mapping).toBeNull();
  });
});
