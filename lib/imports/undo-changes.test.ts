// What an undo gives back to records that were here before the import and that it changed.
import { beforeEach, describe, expect, test } from "vitest";
import { readerPool } from "#lib/db/reader";
import { listImportRows } from "#lib/imports/list-import-rows.query";
import { listImportedModels } from "#lib/imports/list-imported-models.query";
import { verifyLedger } from "#lib/ledger/verify";
import { asOwner } from "#lib/test/database";
import { countsOf, type SmallRow } from "#lib/test/imports";
import { A, anInventory, B, C, type Inventory } from "#lib/test/inventory";
import { sealAll } from "#lib/test/ledger";
import { anOpenRequest } from "#lib/test/open-request";
import { refusal } from "#lib/test/refusal";

let here: Inventory;
let made = 0;

beforeEach(async () => {
  here = await anInventory(`back-${++made}`);
});

describe("records that were here", () => {
  const CHANGED: SmallRow[] = [
    {
      id: "A",
      name: "Alpha two",
      purpose: "Decides",
      stage: "Pilot",
      health: "Yes",
      note: "second",
      contact: "two@agency.example",
    },
    { ...B, stage: "Live" },
    { ...C, stage: "Retired" },
    { id: "D", name: "Delta" },
  ];

  test("hold all that they held, archive, contact and what imports remember with it, and the ledger verifies", async () => {
    await here.bring([{ ...A, contact: "one@agency.example" }, B, C]);
    const before = await Promise.all(["A", "B", "C"].map(here.stored));
    const second = await here.bring(CHANGED);
    expect([countsOf(second), second.undo]).toEqual([[1, 3, 0, 0], { archives: 1, restores: 3, leaves: 0 }]);
    const changed = await Promise.all(["A", "B", "C"].map(here.stored));
    expect(changed).not.toEqual(before);

    expect(await here.undo(second.id)).toEqual({ id: second.id, archived: 1, restored: 3, left: 0, remaining: 0 });
    expect(await Promise.all(["A", "B", "C"].map(here.stored))).toEqual(before);
    expect((await here.stored("D")).model).toMatchObject({ archive_reason: "import_undone" });
    const events = await asOwner(
      "select count(*)::int as n from ledger_event where event = 'model.import_undone' and change ->> 'importId' = $1",
      [second.id],
    );
    expect(events).toEqual([{ n: 4 }]);
    await sealAll();
    const { faults } = await verifyLedger(readerPool());
    expect(faults.filter(({ kind }) => kind !== "guard")).toEqual([]);
  });

  test("are changed again by the same file, as if it had never been there, and given back again", async () => {
    await here.bring([A, B, C]);
    const before = await here.stored("A");
    const second = await here.bring(CHANGED);
    const changed = await here.stored("A");
    await here.undo(second.id);
    expect(await refusal(here.undo(second.id))).toEqual({ code: "refused", reasons: ["import.nothing_to_undo"] });
    const third = await here.bring(CHANGED);
    expect(countsOf(third)).toEqual([0, 4, 0, 0]);
    expect(await here.stored("A")).toEqual(changed);
    expect((await here.shown(second.id)).undo).toBeNull();
    expect(await here.undo(third.id)).toMatchObject({ archived: 1, restored: 3 });
    expect(await here.stored("A")).toEqual(before);
  });

  test("are listed apart from those that came in", async () => {
    await here.bring([A]);
    const { id: importId } = await here.bring([{ ...A, note: "second" }, C]);
    const names = async (came: "created" | "updated") =>
      (await here.officer.does(listImportedModels, { importId, came })).items.map(({ name }) => name);
    expect([await names("created"), await names("updated")]).toEqual([["Gamma"], ["Alpha"]]);
  });
});

describe("what people wrote before the import", () => {
  test("stays, and still counts as theirs to a later import", async () => {
    await here.bring([A]);
    await here.edit("A", { purpose: "Ours", notes: "A note", tags: ["one"] });
    const before = await here.stored("A");
    const second = await here.bring([{ ...A, purpose: "Theirs", note: "second" }]);
    expect(second.kept).toBe(1);
    await here.undo(second.id);
    expect(await here.stored("A")).toEqual(before);
    expect((await here.bring([{ ...A, purpose: "Theirs", note: "second" }])).kept).toBe(1);
  });

  test("counts as theirs again where the file had come to say the same", async () => {
    await here.bring([A]);
    await here.edit("A", { purpose: "Ours" });
    const second = await here.bring([{ ...A, purpose: "Ours" }]);
    expect(countsOf(second)).toEqual([0, 0, 1, 0]);
    await here.undo(second.id);
    expect((await here.bring([{ ...A, purpose: "Theirs" }])).kept).toBe(1);
    expect((await here.stored("A")).version.purpose).toBe("Ours");
  });
});

test("under an open request what is not signed is given back, and the request stands", async () => {
  await here.bring([A]);
  const before = await here.stored("A");
  const { transitionId } = await anOpenRequest({ id: before.versionId, modelId: before.id }, here.owner);
  const second = await here.bring([{ ...A, purpose: "Theirs", note: "second" }]);
  expect(await here.undo(second.id)).toMatchObject({ restored: 1 });
  expect(await here.stored("A")).toEqual(before);
  expect(await asOwner("select state from transition where id = $1", [transitionId])).toEqual([{ state: "open" }]);
});

test("the contact of before is in no report and not in the ledger in the clear", async () => {
  await here.bring([{ ...A, contact: "one@agency.example" }]);
  const second = await here.bring([{ ...A, contact: "two@agency.example" }]);
  const { items } = await here.officer.does(listImportRows, { importId: second.id });
  expect(JSON.stringify(items)).not.toContain("agency.example");
  await here.undo(second.id);
  expect((await here.stored("A")).model.contact).toBe("one@agency.example");
  const found = await asOwner(
    "select 1 from ledger_event where change::text like '%agency.example%' union all select 1 from ledger_row where new::text like '%agency.example%'",
  );
  expect(found).toEqual([]);
});
