import { beforeAll, describe, expect, test } from "vitest";
import { listImportRows } from "#lib/imports/list-import-rows.query";
import { asOwner } from "#lib/test/database";
import { countsOf, importSmall, SMALL } from "#lib/test/imports";
import { aModel } from "#lib/test/models";
import { aPerson, aUnit, type Person } from "#lib/test/people";

let officer: Person;

beforeAll(async () => {
  officer = await aPerson(["risk_officer"]);
});

const changes = () =>
  asOwner("select (select count(*)::int from ledger_row where table_name in ('model', 'model_version', 'business_unit')) as n");

describe("a comparison", () => {
  test("tells what is only there, only here, and which fields differ, and changes nothing", async () => {
    const unit = await aUnit("Reconciled");
    const here = await aModel({ name: "Fraud alerts", purpose: "Flags transfers", businessUnit: unit });
    const only = await aModel({ name: "Never listed", businessUnit: unit });
    const before = await changes();
    const done = await importSmall(
      officer,
      [
        { id: here.ref.toLowerCase(), name: "Fraud alerts", purpose: "Flags card payments" },
        { id: "X-1", name: "Unknown to us" },
      ],
      { mapping: { ...SMALL, source: "vendor-list" }, mode: "compare", unit },
    );
    expect(countsOf(done)).toEqual([1, 1, 0, 0]);
    expect(done.absent).toMatchObject({ count: 1, items: [{ id: only.id }] });
    expect(done.summary).toEqual([
      "Nothing was changed. 0 rows agree with a record here, 1 differs from the record it means, 1 record is only in the file.",
      "1 record is only here: no row of the file names it.",
    ]);
    const { items } = await officer.does(listImportRows, { importId: done.id, noted: "kept" });
    expect(items).toMatchObject([
      { model: { ref: here.ref }, kept: [{ field: "purpose", here: "Flags transfers", source: "Flags card payments" }] },
    ]);
    expect(await changes()).toEqual(before);
  });

  test("finds a record by its name when nothing else says which it is, and never by a name two records have", async () => {
    const unit = await aUnit();
    const one = await aModel({ name: "Scorecard", purpose: "Same", businessUnit: unit });
    await aModel({ name: "Twin", businessUnit: unit });
    await aModel({ name: "Twin", businessUnit: unit });
    const done = await importSmall(
      officer,
      [
        { id: "1", name: "SCORECARD", purpose: "Same" },
        { id: "2", name: "Twin" },
      ],
      {
        mapping: { ...SMALL, source: "names" },
        mode: "compare",
        unit,
      },
    );
    expect(countsOf(done)).toEqual([1, 1, 0, 0]);
    expect((await officer.does(listImportRows, { importId: done.id, outcome: "updated" })).items).toMatchObject([
      { model: { id: one.id }, kept: [{ field: "name", here: "Scorecard", source: "SCORECARD" }] },
    ]);
  });

  test("says nothing of records the person does not see", async () => {
    const hidden = await aModel({ name: "Elsewhere", businessUnit: await aUnit() });
    const local = await aPerson(["risk_officer"], await aUnit());
    const done = await importSmall(local, [{ id: hidden.ref, name: "Elsewhere" }], {
      mapping: { ...SMALL, source: "peeking" },
      mode: "compare",
    });
    expect(countsOf(done)).toEqual([1, 0, 0, 0]);
    expect(done.absent).toMatchObject({ count: 0, items: [] });
  });
});
