import { expect, test } from "vitest";
import { errorsOfRow, errorTally, withoutErrors } from "#lib/imports/cell-errors.rules";

const HEADER = ["Id", "Name", "Stage"];

test.each(["#N/A", " #REF! ", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#NV", "#VALEUR!"])(
  "%j is an empty cell, and what stood there is kept beside the row",
  (text) => {
    expect(withoutErrors({ row: 2, cells: ["1", text, "Live"] })).toEqual({
      row: 2,
      cells: ["1", "", "Live"],
      errors: [{ at: 1, text: text.trim() }],
    });
  },
);

test.each(["#1", "N/A", "#n/a", "See #REF!", "# N/A", ""])("%j is a text like any other", (text) => {
  const row = { row: 2, cells: ["1", text] };
  expect(withoutErrors(row)).toBe(row);
});

test("the errors of a row are told with its number, their columns and what stood there", () => {
  const row = withoutErrors({ row: 7, cells: ["#REF!", "Score"], errors: [{ at: 2, text: "#DIV/0!" }] });
  expect(errorsOfRow(row, HEADER)).toEqual([
    { code: "row-errors", values: { row: 7, count: 2, places: "Id (A7): #REF!; Stage (C7): #DIV/0!", more: 0 } },
  ]);
  expect(errorsOfRow({ row: 8, cells: ["1", "Score"] }, HEADER)).toEqual([]);
});

test("of a file the first are named by their cells, and all are counted", () => {
  const tally = errorTally();
  expect(tally.notes(HEADER)).toEqual([]);
  for (let row = 2; row < 9; row++) tally.add(withoutErrors({ row, cells: [`${row}`, "#N/A"] }));
  const [note] = tally.notes(HEADER);
  expect(note?.values).toEqual({
    count: 7,
    places: "Name (B2): #N/A; Name (B3): #N/A; Name (B4): #N/A; Name (B5): #N/A; Name (B6): #N/A",
    more: 2,
  });
});
