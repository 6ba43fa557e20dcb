import { beforeAll, expect, test } from "vitest";
import { headersOf } from "#lib/exports/block";
import { INVENTORY_COLUMNS } from "#lib/exports/inventory.report";
import { previewImport } from "#lib/imports/preview-import.query";
import { anExport, makeExportQueue } from "#lib/test/exports";
import { anUpload } from "#lib/test/imports";
import { aModel, type TestModel } from "#lib/test/models";
import { aPerson, aUnit, type Person } from "#lib/test/people";

let officer: Person;
let model: TestModel;

beforeAll(async () => {
  await makeExportQueue();
  const unitId = await aUnit("Unit that exports");
  officer = await aPerson(["risk_officer", "compliance_officer"], unitId);
  model = await aModel({ businessUnit: unitId, name: "Brought back" });
});

const seenAgain = async (format: "csv" | "xlsx") => {
  const { bytes } = await anExport(officer, { kind: "inventory", format });
  const { sha256 } = await anUpload(officer, { bytes }, `inventory.${format}`);
  return officer.does(previewImport, { sha256 });
};

test("an exported workbook can be imported again: the sheet about it is passed over", async () => {
  const seen = await seenAgain("xlsx");
  expect(seen).toMatchObject({
    source: { type: "xlsx", sheet: "Inventory", sheets: ["About", "Inventory"] },
    rows: 1,
    unreadable: 0,
  });
  expect(seen.columns.map(({ name }) => name)).toEqual(headersOf(INVENTORY_COLUMNS));
  expect(seen.shown[0]?.cells.slice(0, 2)).toEqual([model.ref, "Brought back"]);
  expect(seen.notes[0]).toBe("“About” is a sheet of a few lines without a table, so “Inventory” was read.");
});

test("an exported text file can be imported again: the lines about it are left out", async () => {
  const seen = await seenAgain("csv");
  expect(seen).toMatchObject({ source: { type: "csv", encoding: "utf-8", delimiter: "," }, rows: 1, unreadable: 0 });
  expect(seen.columns.map(({ name }) => name)).toEqual(headersOf(INVENTORY_COLUMNS));
  expect(seen.shown[0]?.cells.slice(0, 2)).toEqual([model.ref, "Brought back"]);
});
