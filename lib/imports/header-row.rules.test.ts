import { expect, test } from "vitest";
import { headerRow } from "#lib/imports/header-row.rules";

const HEADER = ["Id", "Name", "Tier", "Owner"];
const ROW = ["1", "Score", "High", ""];

test.each<[string, string[][], boolean, number]>([
  ["a header on the first row", [HEADER, ROW], false, 0],
  ["a title of one cell, unpadded", [["Model inventory"], HEADER, ROW], false, 1],
  [
    "a title and a day, padded as spreadsheets do",
    [["Model inventory", "", "", ""], ["As of", "31.12.2025", "", ""], HEADER, ROW],
    false,
    2,
  ],
  ["the same in a sheet, which leaves out what is empty", [["Model inventory"], HEADER, ["1", "Score"]], true, 1],
  [
    "two columns, one row with two separators too many",
    [
      ["id", "name"],
      ["1", "a, b"],
      ["2", "a", "b", "c"],
    ],
    false,
    0,
  ],
  ["one column, one row with separators in its text", [["name"], ["Score"], ["Fraud", "cards", "loans", "mail"]], false, 0],
  [
    "a title above a row that repeats itself, which names no columns",
    [["Totals"], ["1", "1", "2", "3"], ["1", "1", "2", "3"]],
    false,
    0,
  ],
  ["a title and a header without any row", [["Model inventory"], HEADER], false, 0],
  ["nothing but titles", [["a"], ["b"]], false, 0],
])("%s", (_what, rows, isSheet, place) => {
  expect(headerRow(rows, isSheet)).toBe(place);
});
