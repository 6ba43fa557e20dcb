import { expect, test } from "vitest";
import { changedValues } from "./changed-values.ts";

test("an edit is what differs from what the form began with, of a patched group down to the single fact", () => {
  const before = { name: "A", purpose: "Old", tags: ["x"], facts: { usesPhi: null, article5: { a: null, b: null } } };
  const now = {
    name: "A",
    purpose: "New",
    tags: ["x", "y"],
    facts: { usesPhi: null, article5: { a: null, b: false } },
    notes: null,
  };
  expect(changedValues(before, now, ["facts"])).toEqual({
    purpose: "New",
    tags: ["x", "y"],
    facts: { article5: { b: false } },
    notes: null,
  });
});

test("any other group is sent whole: half an identity identifies nothing", () => {
  const before = { identity: { type: "rules", repository: "git://a", commit: "1" } };
  const now = { identity: { type: "rules", repository: "git://a", commit: "2" } };
  expect(changedValues(before, now)).toEqual(now);
});

test("an untouched form changes nothing", () => {
  const values = { name: "A", facts: { article5: { a: false } }, list: [{ name: "one" }] };
  expect(changedValues(values, structuredClone(values), ["facts"])).toEqual({});
});
