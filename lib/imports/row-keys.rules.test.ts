import { describe, expect, test } from "vitest";
import type { BatchRow, RecordRow } from "#lib/imports/batch.schema";
import { isNew, keysOfRow, meantBy } from "#lib/imports/row-keys.rules";

const row = (key: string, earlier: RecordRow["earlier"] = []): RecordRow => ({
  kind: "record",
  row: 2,
  key,
  earlier,
  values: {},
  messages: [],
});
const records = new Map([
  ["id 1", { id: "A" }],
  ["id 1, name", { id: "B" }],
]);

describe("the record a row means", () => {
  test("is that of its own key, whoever else is known", () => {
    expect(meantBy(row("id 1, name", [{ key: "id 1", isContested: true }]), records)).toEqual({ here: { id: "B" } });
  });
  test("is that of a key which only repeats of the row share", () => {
    expect(meantBy(row("other", [{ key: "id 1", isContested: false }]), records)).toEqual({ here: { id: "A" } });
  });
  test("is nobody's when rows that differ share the key by which it is known, and nothing new is made of them", () => {
    const doubled = row("other", [{ key: "id 1", isContested: true }]);
    expect(meantBy(doubled, records)).toEqual({ taken: { id: "A" } });
    expect(isNew(doubled, records)).toBe(false);
  });
  test("is new when none of its keys is known", () => {
    expect(meantBy(row("other", [{ key: "id 2", isContested: true }]), records)).toEqual({ here: undefined });
    expect(isNew(row("other", [{ key: "id 2", isContested: true }]), records)).toBe(true);
  });
  test("is looked up for a rejected row as well", () => {
    const rejected: BatchRow = { kind: "rejected", row: 2, keys: ["id 1"], messages: [{ code: "name-missing", column: null }] };
    expect(keysOfRow(rejected)).toEqual(["id 1"]);
    expect(isNew(rejected, new Map())).toBe(false);
  });
});
