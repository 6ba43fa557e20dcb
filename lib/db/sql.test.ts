import { expect, test } from "vitest";
import { sources } from "#lib/test/sources";

const filesWith = (pattern: RegExp) => sources.flatMap(({ file, text }) => (pattern.test(text) ? [file] : []));

test("no statement takes text for SQL: values are parameters of a typed template", () => {
  expect(filesWith(/\$(?:query|execute)RawUnsafe|Prisma\.raw|\braw\(/)).toEqual([]);
  // Only these send a text of their own: names of databases, roles and tables, and limits, none of which a request brings.
  expect(filesWith(/\.query(?:<[^>(]*>)?\(\s*(?:`[^`]*\$\{|[^`)]*" \+)/).sort()).toEqual([
    "lib/db/migrate.ts",
    "lib/exports/copy-rows.ts",
    "lib/host/database.ts",
    "lib/host/roles.ts",
    "lib/host/seed-demo.ts",
    "lib/ledger/look-over.ts",
  ]);
});
