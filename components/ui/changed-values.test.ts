import { expect, test } from "vitest";
import { changedValues } from "./changed-values.ts";

test("an edit is what differs from what the form began with, down to the single fact", () => {
  const before = { name: "A", purpose: "Old", tags: ["x"], facts: { usesPhi: null, sourcing: "vendor" } };
  const now = { name: "A", purpose: "New", tags: ["x", "y"], facts: { usesPhi: true, sourcing: "vendor" }, notes: null };
  expect(changedValues(before, now)).toEqual({ purpose: "New", tags: ["x", "y"], facts: { usesPhi: true }, notes: null });
});

test("an untouched form changes nothing", () => {
  const values = { name: "A", facts: { article5: { a: false } }, list: [{ name: "one" }] };
  expect(changedValues(values, structuredClone(values))).toEqual({});
});
