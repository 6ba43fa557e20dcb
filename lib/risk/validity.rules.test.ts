import { expect, test } from "vitest";
import { monthsLater } from "#lib/risk/validity.rules";

test.each([
  ["2026-11-23", 12, "2027-11-23"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2026-01-31", 1, "2026-02-28"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2026-12-31", 2, "2027-02-28"],
  ["2099-03-31", 11, "2100-02-28"],
  ["2023-11-30", 3, "2024-02-29"],
  ["2026-05-15", 0, "2026-05-15"],
])("%s and %i months is %s", (on, months, expected) => expect(monthsLater(on, months)).toBe(expected));
