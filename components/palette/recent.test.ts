import { describe, expect, test } from "vitest";
import { readKept, withVisit } from "./recent.ts";

const churn = { href: "/models/1", label: "Customer churn" };
const sepsis = { href: "/models/2?version=1.0", label: "Sepsis early warning" };

describe("what was visited", () => {
  test("has the newest first and each page once, with what its address said last", () => {
    const again = { href: "/models/2?version=2.0", label: "Sepsis early warning" };
    expect(withVisit([churn, sepsis], again)).toEqual([again, churn]);
  });

  test("is a dozen at most", () => {
    const many = Array.from({ length: 20 }, (_, n) => ({ href: `/models/${n}`, label: `${n}` }));
    expect(many.reduce(withVisit, [] as (typeof churn)[])).toHaveLength(12);
  });

  test("is read back for the same person, and is nothing to another", () => {
    const text = JSON.stringify({ personId: "ann", visited: [churn] });
    expect(readKept(text, "ann")).toEqual([churn]);
    expect(readKept(text, "ben")).toEqual([]);
  });

  test.each([
    ["nothing", null],
    ["no JSON", "{"],
    ["something else", '{"personId":"ann"}'],
    ["an address outside", JSON.stringify({ personId: "ann", visited: [{ href: "//elsewhere.example", label: "x" }] })],
    ["a script", JSON.stringify({ personId: "ann", visited: [{ href: "javascript:alert(1)", label: "x" }] })],
  ])("is nothing where a browser kept %s", (_what, text) => expect(readKept(text, "ann")).toEqual([]));
});
