import { expect, test } from "vitest";
import { offeredPlaces } from "#lib/imports/offered-columns.rules";

test("columns that nobody named and no row fills are not asked about; those with a name or a value are", () => {
  const columns = [
    { name: "Column A", filled: 0 },
    { name: "Name", filled: 0 },
    { name: "Column C", filled: 1 },
    { name: "Column A (2)", filled: 0 },
    { name: "Column E", filled: 0 },
  ];
  expect(offeredPlaces(columns)).toEqual([1, 2, 3]);
});
