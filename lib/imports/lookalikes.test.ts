import { beforeAll, describe, expect, test } from "vitest";
import { countsOf, importSmall, SMALL, type SmallRow } from "#lib/test/imports";
import { aPerson, type Person } from "#lib/test/people";

let officer: Person;
beforeAll(async () => {
  officer = await aPerson(["risk_officer"]);
});

describe("a record whose source renamed it", () => {
  const identity = { id: "id", keys: [{ columns: ["unit", "name"], needs: ["name"] }] };
  const renamed = (rows: readonly SmallRow[]) =>
    importSmall(officer, rows, { mapping: { ...SMALL, identity, source: "renamed" } });
  const old: SmallRow = { name: "Letters by urgency", purpose: "Sorts the letters of the northern region", unit: "North" };

  test("is new, is shown beside the old one with what is alike, and is joined with nothing", async () => {
    await renamed([old, { ...old, name: "Night shift plan", purpose: "Plans nights", unit: "South" }]);
    const told = await renamed([
      { ...old, name: "Letters by urgency, all regions" },
      { ...old, name: "Letters by urgency in the south", unit: "South" },
    ]);
    expect(countsOf(told)).toEqual([2, 0, 0, 0]);
    expect(told.absent?.count).toBe(2);
    expect(told.lookalikes).toEqual([
      expect.objectContaining({
        came: expect.objectContaining({ name: "Letters by urgency, all regions" }),
        gone: expect.objectContaining({ name: "Letters by urgency" }),
        same: ["unit"],
      }),
    ]);
    expect(told.lookalikes[0]?.share).toBeGreaterThan(0.6);
  });

  test("is not looked for where the key holds the name alone", async () => {
    await importSmall(officer, [old], { mapping: { ...SMALL, source: "by-name" } });
    const told = await importSmall(officer, [{ ...old, name: "Letters by urgency, all regions" }], {
      mapping: { ...SMALL, source: "by-name" },
    });
    expect([told.absent?.count, told.lookalikes]).toEqual([1, []]);
  });
});
