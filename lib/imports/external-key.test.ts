import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keysOf } from "#lib/imports/external-key";
import { Mapping } from "#lib/imports/mapping.schema";
import type { Row } from "#lib/imports/record.schema";

const header = ["unit", "id", "name", "note"];
const mapping = Mapping.parse({
  id: "keys",
  version: 1,
  title: "Keys",
  source: "keys",
  identity: {
    id: "id",
    empty_words: ["tbd", "n/a"],
    keys: [
      { columns: ["unit", "id"], needs: ["id"], alone: true },
      { columns: ["unit", "id", "name"], needs: ["id"], differs: "names" },
      { columns: ["unit", "name"], needs: ["name"] },
      { columns: ["unit", "name", "@content"] },
    ],
  },
  columns: { name: { to: "name" } },
});

const rowsOf = (table: readonly (readonly string[])[]): Row[] => table.map((cells, index) => ({ row: index + 2, cells }));
const keyed = (table: readonly (readonly string[])[]) => {
  const keys = keysOf(mapping, header);
  const pass = keys.surveyKeys();
  const rows = rowsOf(table);
  rows.forEach(pass.add);
  const survey = pass.finish();
  return rows.map((row) => ({ key: keys.keyOf(row, survey), of: survey.repeatOf(row.row), sharers: survey.sharersOf(row.row) }));
};
const keysIn = (table: readonly (readonly string[])[]) => keyed(table).map(({ key }) => key);

describe("a key", () => {
  it("is the id within its unit, however its dashes, blanks and letters are written", () => {
    expect(keysIn([["A", "X – 3", "Score", ""]])).toEqual(keysIn([["a", "x-3", "Other name", "and note"]]));
    expect(
      keysIn([
        ["A", "3", "Score", ""],
        ["B", "3", "Score", ""],
      ]),
    ).toEqual(['{"unit":"a","id":"3"}', '{"unit":"b","id":"3"}']);
  });

  it("takes more columns where two records share an id, and says which rows do", () => {
    const [one, two] = keyed([
      ["A", "3", "Score", ""],
      ["A", "3", "Rank", ""],
    ]);
    expect(one?.key).toBe('{"unit":"a","id":"3","name":"score"}');
    expect([one?.sharers, two?.sharers]).toEqual([
      [2, 3],
      [2, 3],
    ]);
  });

  it("falls back to the name where the id is a placeholder, and to the content where the name is shared", () => {
    expect(keysIn([["A", "TBD", "Score", ""]])).toEqual(['{"unit":"a","name":"score"}']);
    const [one, two] = keysIn([
      ["A", "", "Score", "x"],
      ["A", "", "Score", "y"],
    ]);
    expect(one).toMatch(/^\{"unit":"a","name":"score","@content":"[0-9a-f]{12}"\}$/);
    expect(two).not.toBe(one);
  });

  it("stays short enough for an index, whatever the cells hold", () => {
    const [key = ""] = keysIn([["u".repeat(5_000), "i".repeat(5_000), "n", ""]]);
    expect(key.length).toBeLessThan(400);
  });

  it("does not change with the order of rows or of columns that are empty", () => {
    const cell = fc.constantFrom("", "1", "2", "A", "TBD", "Score");
    const table = fc.uniqueArray(fc.tuple(cell, cell, cell, cell), { selector: String, minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(table, fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const order = rows.map((row) => ({ row, at: numbers.next().value ?? 0 })).sort((a, b) => a.at - b.at);
        const keys = new Map(keysIn(rows).map((key, index) => [rows[index], key]));
        expect(keysIn(order.map(({ row }) => row))).toEqual(order.map(({ row }) => keys.get(row)));
      }),
    );
  });

  it("is shared by two rows only when one repeats the other", () => {
    const cell = fc.constantFrom("", "1", "A", "a ", "TBD");
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 30 }), (rows) => {
        const records = keyed(rows).filter(({ of }) => of === undefined);
        expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
      }),
    );
  });
});
