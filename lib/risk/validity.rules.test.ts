import { expect, test } from "vitest";
import { tieringPolicy } from "#lib/policy/load";
import { hasLapsed, ratedAgainBy } from "#lib/risk/validity.rules";

test("a lowered tier holds to the end of its last day; a raised one, and one that was not agreed, never run out", () => {
  const lowered = { tier: "medium" as const, reason: "Two people use it.", by: "a", validUntil: "2027-11-23", declined: null };
  const lapsesOn = (override: typeof lowered | null, on: string) => hasLapsed({ override }, on);
  expect(lapsesOn(lowered, "2027-11-23")).toBe(false);
  expect(lapsesOn(lowered, "2027-11-24")).toBe(true);
  expect(hasLapsed({ override: { ...lowered, validUntil: null } }, "2099-01-01")).toBe(false);
  expect(hasLapsed({ override: { ...lowered, declined: { by: "b", reason: "No." } } }, "2099-01-01")).toBe(false);
  expect(lapsesOn(null, "2099-01-01")).toBe(false);
});

test("a version is rated again after a year at high and medium, after two at low", () => {
  expect(ratedAgainBy(tieringPolicy(), "high", "2026-11-23")).toBe("2027-11-23");
  expect(ratedAgainBy(tieringPolicy(), "medium", "2028-02-29")).toBe("2029-02-28");
  expect(ratedAgainBy(tieringPolicy(), "low", "2026-11-23")).toBe("2028-11-23");
});
