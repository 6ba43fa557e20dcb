import { expect, test } from "vitest";
import { unaccountedSentence } from "#lib/audit/sentence";

const ddl = { op: "DDL", table: "table", key: "public.model", by: "countersign_owner" };

test.each([
  [
    "the program's own, under the lock of migrations",
    { ...ddl, new: { command: "ALTER TABLE", migrating: true } },
    /^Installing or upgrading/,
  ],
  ["somebody's, by hand", { ...ddl, new: { command: "ALTER TABLE", migrating: false } }, /^countersign_owner, by SQL/],
  ["a row that says so of itself", { ...ddl, op: "UPDATE", new: { migrating: true } }, /^countersign_owner, by SQL/],
  ["a row that is gone", { ...ddl, op: "DELETE", new: null }, /^countersign_owner, by SQL/],
])("a change without an event: %s", (_whose, row, said) => {
  expect(unaccountedSentence(row)).toMatch(said);
});
