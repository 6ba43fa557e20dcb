import { beforeAll, describe, expect, test } from "vitest";
import { getImport } from "#lib/imports/get-import.query";
import { listImportedModels } from "#lib/imports/list-imported-models.query";
import { undoImport } from "#lib/imports/undo-import.command";
import { archiveModel } from "#lib/models/archive-model.command";
import { listModels } from "#lib/models/list-models.query";
import { unarchiveModel } from "#lib/models/unarchive-model.command";
import { asOwner } from "#lib/test/database";
import { askImport, countsOf, importSmall, SMALL, type SmallRow, smallFile } from "#lib/test/imports";
import { aPerson, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

let officer: Person;

beforeAll(async () => {
  officer = await aPerson(["risk_officer"]);
});

const ROWS: SmallRow[] = [
  { id: "A", name: "Alpha", stage: "Live" },
  { id: "B", name: "Beta" },
  { id: "C", name: "Gamma", stage: "Retired" },
];
const bring = (source: string, rows = ROWS) => importSmall(officer, rows, { mapping: { ...SMALL, source } });
const recordOf = async (source: string, externalId: string) =>
  (
    await asOwner<{ id: string; archive_reason: string | null }>(
      "select id, archive_reason from model where source = $1 and external_id = $2",
      [source, externalId],
    )
  )[0] ?? {
    id: "",
    archive_reason: null,
  };

describe("undo", () => {
  test("archives what came in, retired records too, with the list before and an event for each", async () => {
    const { id, undo } = await bring("whole");
    expect(undo).toEqual({ archives: 3, restores: 0, leaves: 0 });
    const { items } = await officer.does(listImportedModels, { importId: id, touched: "no" });
    expect(items.map(({ name }) => name)).toEqual(["Alpha", "Beta", "Gamma"]);
    await officer.does(undoImport, { importId: id });
    expect(await asOwner("select distinct archive_reason from model where source = 'whole'")).toEqual([
      { archive_reason: "import_undone" },
    ]);
    const events = await asOwner(
      "select count(*)::int as n from ledger_event where event = 'model.import_undone' and change ->> 'importId' = $1",
      [id],
    );
    expect(events).toEqual([{ n: 3 }]);
    expect(await refusal(officer.does(undoImport, { importId: id }))).toEqual({
      code: "refused",
      reasons: ["import.nothing_to_undo"],
    });
  });

  test("leaves what anybody has worked on since, and names it", async () => {
    const { id } = await bring("touched");
    const { id: modelId } = await recordOf("touched", "A");
    await officer.does(archiveModel, { modelId, reason: "not_pursued" });
    await officer.does(unarchiveModel, { modelId });
    expect((await officer.does(getImport, { importId: id })).undo).toEqual({ archives: 2, restores: 0, leaves: 1 });
    const { items } = await officer.does(listImportedModels, { importId: id, touched: "yes" });
    expect(items.map(({ name }) => name)).toEqual(["Alpha"]);
    expect(await officer.does(undoImport, { importId: id })).toMatchObject({ archived: 2, left: 1 });
    expect((await officer.does(listModels, { source: "touched" })).total).toBe(1);
  });

  test("takes what a later import changed as well: that is nobody's work", async () => {
    const first = await bring("later");
    const second = await bring("later", [{ ...ROWS[0], purpose: "New" }, ...ROWS.slice(1)]);
    expect(countsOf(second)).toEqual([0, 1, 2, 0]);
    expect((await officer.does(getImport, { importId: first.id })).undo).toEqual({ archives: 3, restores: 0, leaves: 0 });
    expect(second.undo).toEqual({ archives: 0, restores: 1, leaves: 0 });
  });

  test("is taken back by importing the file again: the same records, under the same reference", async () => {
    const first = await bring("again");
    const { id } = await recordOf("again", "A");
    await officer.does(undoImport, { importId: first.id });
    const second = await bring("again");
    expect(countsOf(second)).toEqual([0, 3, 0, 0]);
    expect(await recordOf("again", "A")).toEqual({ id, archive_reason: null });
    expect((await recordOf("again", "C")).archive_reason).toBe("claimed_retired");
    expect(second.undo).toEqual({ archives: 3, restores: 0, leaves: 0 });
  });

  test("waits for the end of the import, and is for imports alone", async () => {
    const importId = await askImport(officer, await smallFile(officer, ROWS), { mapping: { ...SMALL, source: "waiting" } });
    expect(await refusal(officer.does(undoImport, { importId }))).toEqual({ code: "refused", reasons: ["import.still_running"] });
    const tried = await importSmall(officer, ROWS, { mapping: { ...SMALL, source: "tried" }, mode: "dry-run" });
    expect(await refusal(officer.does(undoImport, { importId: tried.id }))).toEqual({
      code: "refused",
      reasons: ["import.nothing_to_undo"],
    });
  });
});
