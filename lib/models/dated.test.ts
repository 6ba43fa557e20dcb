import { expect, test } from "vitest";
import { z } from "zod";
import { dayConditionOf, upTo } from "#lib/core/day-condition.rules";
import { DATED_FIELDS, datedFields, offeredSpans } from "#lib/models/dated.schema";

const Filter = z.strictObject(datedFields);
const isAccepted = (updated: string) => Filter.safeParse({ updated }).success;

test.each([
  ["before.2026-11-01", { way: "before", day: "2026-11-01" }],
  ["after.2028-02-29", { way: "after", day: "2028-02-29" }],
  ["last.30", { way: "last", days: 30 }],
  ["next.1", { way: "next", days: 1 }],
])("%s is a condition on a day, and is read as one", (text, said) => {
  expect(isAccepted(text)).toBe(true);
  expect(dayConditionOf(text)).toEqual(said);
});

test.each([
  ...["", "2026-11-01", "before.", "before.30", "last.2026-11-01", "last.0", "last.-1", "last.10000", "since.2026-11-01"],
  ...["before.2026-02-29", "after.2026-13-01", "after.0000-01-01", "before.2026-11-01,after.2026-01-01", "!last.30", "last.30 "],
])("%j is none", (text) => {
  expect(isAccepted(text)).toBe(false);
});

test("what is offered for each day is a condition", () => {
  for (const dated of DATED_FIELDS)
    for (const text of offeredSpans(dated)) expect(Filter.safeParse({ [dated]: text }).success).toBe(true);
});

test("up to the end of a day is before the next one, over the end of a year too", () => {
  expect(["2026-11-26", "2027-12-31", "2028-02-28"].map(upTo)).toEqual([
    "before.2026-11-27",
    "before.2028-01-01",
    "before.2028-02-29",
  ]);
});
