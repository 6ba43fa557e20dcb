import { expect, test } from "vitest";
import { type Area, fillDown } from "#lib/imports/fill-down.rules";

const filledBy = (areas: Area[], rows: [number, string[]][]) => {
  const down = fillDown(areas);
  const cells = rows.map(([row, texts]) => {
    const read = { row, cells: [...texts] };
    down.row(read);
    return read.cells;
  });
  return { cells, counted: Object.fromEntries(down.filled()) };
};

test("the rows of an area are given the text of its first cell, up to its end, and are counted by column", () => {
  const rows: [number, string[]][] = [
    [2, ["Retail", "Score"]],
    [3, ["", "Fraud"]],
    [4, ["", "Rank"]],
    [5, ["", "Sort"]],
    [6, ["Cards", "Limit", "High"]],
    [7, ["", "Churn"]],
  ];
  const areas = [
    { column: 0, from: 6, to: 7 },
    { column: 2, from: 6, to: 7 },
    { column: 0, from: 2, to: 4 },
  ];
  expect(filledBy(areas, rows)).toEqual({
    cells: [
      ["Retail", "Score"],
      ["Retail", "Fraud"],
      ["Retail", "Rank"],
      ["", "Sort"],
      ["Cards", "Limit", "High"],
      ["Cards", "Churn", "High"],
    ],
    counted: { 0: 3, 2: 1 },
  });
});

test.each<[string, Area, [number, string[]][]]>([
  [
    "a cell with a text of its own keeps it",
    { column: 0, from: 2, to: 3 },
    [
      [2, ["Retail"]],
      [3, ["Cards"]],
    ],
  ],
  [
    "an area whose first cell is empty gives nothing",
    { column: 0, from: 2, to: 3 },
    [
      [2, ["", "Score"]],
      [3, ["", "Fraud"]],
    ],
  ],
  [
    "an area whose first row was left out gives nothing",
    { column: 0, from: 2, to: 4 },
    [
      [3, ["Retail"]],
      [4, ["", "Fraud"]],
    ],
  ],
  [
    "a long text is not repeated",
    { column: 0, from: 2, to: 3 },
    [
      [2, ["x".repeat(2_001)]],
      [3, ["", "Fraud"]],
    ],
  ],
])("%s", (_what, area, rows) => {
  expect(filledBy([area], rows)).toEqual({ cells: rows.map(([, cells]) => cells), counted: {} });
});
