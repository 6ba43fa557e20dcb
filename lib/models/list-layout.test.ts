import { expect, test } from "vitest";
import { DENSITIES, keptAs, LAYOUT_COLUMNS, USUAL_COLUMNS } from "#lib/models/list-layout.rules";
import { columnsOf, fileColumns, keptLayout, ListLayout } from "#lib/models/list-layout.schema";
import { LIST_COLUMNS } from "#lib/models/list-row.rules";
import { viewQuery } from "#lib/models/view.rules";

test("what a browser keeps is read again as it was chosen", () => {
  const columns = LAYOUT_COLUMNS.toReversed();
  for (const density of DENSITIES)
    for (const isPinned of [true, false]) {
      const kept = keptLayout(keptAs(columns, density, isPinned));
      expect([columnsOf(kept), kept.density, kept.pinned !== undefined]).toEqual([columns, density, isPinned]);
    }
});

test.each([
  undefined,
  "",
  "/",
  "tier,tier/compact",
  "password/compact",
  "tier/tiny",
  "tier/compact/last",
  `${"tier,".repeat(200)}tier/compact`,
  "ref,",
])("what a browser keeps and nobody chose, as %s, is the usual list", (kept) =>
  expect(columnsOf(keptLayout(kept))).toEqual(USUAL_COLUMNS),
);

test.each(["name", "ownerAccepted", "tier,tier", "", "tier;ref"])("columns named %s are refused", (columns) =>
  expect(ListLayout.safeParse({ columns }).success).toBe(false),
);

test("a file holds the columns that are shown, in their order, after the name; without a choice it holds all", () => {
  expect(fileColumns({ columns: "stage,owner,ref" })).toEqual(["name", "stage", "owner", "ownerAccepted", "ref"]);
  expect(fileColumns({ density: "compact" })).toEqual(LIST_COLUMNS);
});

test("a view keeps the layout beside the filters, and no layout that means nothing", () => {
  expect(viewQuery("tier=high&columns=stage,tier&density=compact")).toEqual({
    query: "columns=stage%2Ctier&density=compact&tier=high",
  });
  expect(viewQuery("tier=high&columns=colour")).toHaveProperty("fault");
});
