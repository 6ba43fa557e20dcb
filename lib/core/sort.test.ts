import { expect, test } from "vitest";
import { sortedAlone, sortedToo } from "#lib/core/sort.rules";

test("a column is sorted by alone, upwards first", () => {
  expect(["tier", "name", "-name", "name,tier"].map((by) => sortedAlone(by, "name"))).toEqual(["name", "-name", "name", "name"]);
});

test("a column is added after the others, turned round where it is among them, and replaces the last of three", () => {
  expect(sortedToo("tier", "updated")).toBe("tier,updated");
  expect(sortedToo("tier,updated", "updated")).toBe("tier,-updated");
  expect(sortedToo("-tier,updated", "tier")).toBe("tier,updated");
  expect(sortedToo("tier,-updated,name", "owner")).toBe("tier,-updated,owner");
});
