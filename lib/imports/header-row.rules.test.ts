import { expect, test } from "vitest";
import { headerRow, holdsTable, isCover } from "#lib/imports/header-row.rules";

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

test.each<[string, string[][], boolean, number]>([
  ["a title above three columns of fields", [["Model inventory"], ["Id", "Name", "Tier"], ["1", "Score", "High"]], false, 1],
  ["a title above two columns of fields", [["Model inventory"], ["Model name", "Owner"], ["Score", "Jo"]], false, 1],
  ["the same in a sheet", [["Model inventory"], ["Model name", "Owner"], ["Score", "Jo"]], true, 1],
  [
    "a title above three columns whose names nobody knows, padded",
    [
      ["Bestand", "", ""],
      ["Kürzel", "Bezeichnung", "Klasse"],
      ["1", "Score", "A"],
    ],
    false,
    1,
  ],
  ["the same in a sheet, which leaves out what is empty", [["Bestand"], ["Kürzel", "Klasse", "Ort"], ["1", "A", "B"]], true, 1],
  ["a first row that lost a cell", [["Model inventory"], ["Ref", "Titel", "Stufe", "Ort"], ["1", "Score"], ROW, ROW], false, 1],
  ["a first row that is empty but for its id", [["Bestand"], ["Ref", "Titel", "Stufe", "Ort"], ["1", "", "", ""]], false, 1],
  ["an only row that lost a cell, below fields", [["Model inventory"], HEADER, ["1", "Score"]], false, 1],
  ["a title of three cells above fields", [["Model inventory", "Retail", "final", ""], HEADER, ROW], false, 1],
  ["the same unpadded", [["Model inventory", "Retail", "final"], HEADER, ROW], false, 1],
  [
    "a title of three cells with a day, above names nobody knows",
    [
      ["Bestand", "Stand", "31.12.2025", ""],
      ["Ref", "Titel", "Stufe", "Ort"],
      ["1", "Score", "A", ""],
    ],
    false,
    1,
  ],
  ["a title and a day in a sheet", [["Model inventory"], ["As of", "2025-12-31"], HEADER, ROW], true, 2],
  ["fields of which one is named twice", [["Model inventory"], ["Id", "Name", "Note", "Note"], ROW], false, 1],
  ["words of which one is named twice", [["Bestand"], ["Nr", "Titel", "Notiz", "Notiz"], ROW], false, 1],
  [
    "names over groups of columns",
    [
      ["Model", "", "Risk", ""],
      ["Id", "Name", "Tier", "Rationale"],
      ["1", "Score", "High", ""],
    ],
    false,
    1,
  ],
])("%s: the header below is found", (_what, rows, isSheet, place) => {
  expect(headerRow(rows, isSheet)).toBe(place);
});

test.each<[string, string[][], boolean]>([
  ["a list of names with a comma in each", [["Besitzer"], ["Smith", " John"], ["Doe", " Jane"], ["Roe", " Ann"]], false],
  ["names nobody knows above rows that are split too often", [["Kürzel", "Titel"], ["1", "a, b"], ROW, ROW, ROW], false],
  ["the same in a sheet with columns that nobody named", [["Kürzel", "Titel"], ["1", "a"], ROW, ROW], true],
  ["fields above rows that are wider", [["Id", "Name", "Tier"], ROW, ROW, ROW], false],
  ["a column that nobody named", [["Titel", "Stufe", "Ort", ""], ["Score", "High", "Bonn", "old"], ROW, ROW], false],
  [
    "six columns of which three are named",
    [["Titel", "Stufe", "Ort", "", "", ""], ["a", "b", "c", "d", "e", "f"], [..."uvwxyz"]],
    false,
  ],
  ["one name above rows of three words", [["Model"], ["Score", "Retail", "live"], ["Fraud", "Cards", "live"]], true],
  [
    "a list of fields and what they mean",
    [
      ["Feld", "Bedeutung"],
      ["Name", "Title"],
      ["Owner", "Contact"],
    ],
    false,
  ],
])("%s: the first row stays the header", (_what, rows, isSheet) => {
  expect(headerRow(rows, isSheet)).toBe(0);
});

test("a sheet of a few lines is a cover, unless its lines are a table of fields", () => {
  const lines = [["Model inventory"], ["As of", "2026-09-30"], ["Owner", "Model risk"]];
  expect(isCover(lines)).toBe(true);
  expect(isCover([])).toBe(true);
  expect(
    isCover([
      ["Name", "Owner"],
      ["Score", "Jo"],
    ]),
  ).toBe(false);
  expect(isCover([["Models of Retail"], ["Model name", "Status"], ["Score", "Live"]])).toBe(false);
  expect(isCover([["Name", "Owner"]])).toBe(true);
});

test("a table shows by four names above a row, or by names of fields", () => {
  expect(holdsTable([["Kürzel", "Titel", "Ort", "Stufe"], ROW], true)).toBe(true);
  expect(
    holdsTable(
      [
        ["Name", "Stage"],
        ["Score", "Live"],
      ],
      true,
    ),
  ).toBe(true);
  expect(
    holdsTable(
      [
        ["Word", "Means", "In"],
        ["High", "Much", "Bank"],
      ],
      true,
    ),
  ).toBe(false);
});
