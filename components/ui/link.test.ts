import { expect, test } from "vitest";
import { hrefWith } from "./link.tsx";

test("a changed filter keeps the others and begins at the first page", () => {
  const params = { tier: "high", sort: "-name", cursor: "abc" };
  expect(hrefWith("/models", params, { stage: "approved" })).toBe("/models?tier=high&sort=-name&stage=approved");
});

test("the next page keeps every filter", () => {
  expect(hrefWith("/models", { tier: "high", cursor: "abc" }, { cursor: "def" })).toBe("/models?tier=high&cursor=def");
});

test("what is empty leaves the address", () => {
  expect(hrefWith("/models", { tier: "high", q: "" }, { tier: null })).toBe("/models");
});

test("a parameter given several times stays so, and values are encoded", () => {
  expect(hrefWith("/models", { tag: ["a b", "c&d"] })).toBe("/models?tag=a+b&tag=c%26d");
});
