import { expect, test } from "vitest";
import { monthsFrom, monthsUpTo } from "#lib/models/month.rules";
import { ageingOf, type Counted, trendsOf, waitOf } from "#lib/models/trends.rules";

const decided = (days: number, count: number, rest: Partial<Counted> = {}): Counted => ({
  ...{ month: "2026-11", what: "signed", tier: "high", days, count },
  ...rest,
});

test("months run over the end of a year, twelve up to one and twelve from one", () => {
  expect(monthsUpTo("2026-02")).toEqual(
    "2025-03 2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02".split(" "),
  );
  expect(monthsFrom("2026-11").at(-1)).toBe("2027-10");
});

test.each([
  ["nothing", [], null],
  ["one", [decided(4, 1)], { median: 4, p90: 4, count: 1 }],
  ["an even number: the earlier middle", [decided(1, 1), decided(9, 1)], { median: 1, p90: 9, count: 2 }],
  ["ten: the ninth", [decided(0, 4), decided(2, 5), decided(40, 1)], { median: 2, p90: 2, count: 10 }],
  ["rows in any order", [decided(40, 2), decided(0, 4), decided(2, 4)], { median: 2, p90: 40, count: 10 }],
] as const)("half and nine of ten of %s are waits somebody had", (_, counts, expected) => {
  expect(waitOf(counts)).toEqual(expected);
});

test("every month is there; decisions are apart from models that moved, tiers apart from each other", () => {
  const counts: Counted[] = [
    decided(3, 2),
    decided(8, 1, { tier: "low", what: "returned" }),
    { month: "2026-11", what: "registered", tier: null, days: null, count: 5 },
    { month: "2026-10", what: "approved", tier: null, days: null, count: 1 },
  ];
  const { flow, decisions, waits, due } = trendsOf(["2026-10", "2026-11"], ["2026-11", "2026-12"], counts, [
    { month: "2026-12", what: "tier_ends", count: 2 },
  ]);
  expect(flow).toEqual([
    { month: "2026-10", registered: 0, approved: 1, retired: 0, archived: 0 },
    { month: "2026-11", registered: 5, approved: 0, retired: 0, archived: 0 },
  ]);
  expect(decisions[1]).toEqual({ month: "2026-11", signed: 2, returned: 1, refused: 0 });
  expect(waits[0]?.all).toBeNull();
  expect(waits[1]).toEqual({
    month: "2026-11",
    all: { median: 3, p90: 8, count: 3 },
    byTier: [
      { tier: "high", wait: { median: 3, p90: 3, count: 2 } },
      { tier: "medium", wait: null },
      { tier: "low", wait: { median: 8, p90: 8, count: 1 } },
    ],
  });
  expect(due.map(({ tier_ends }) => tier_ends)).toEqual([0, 2]);
});

test("ages stand in the order of the stages and tiers, in days of the calendar", () => {
  const aged = (stage: "proposed" | "approved", tier: "high" | "low" | null) => ({
    ...{ stage, tier, count: 2, median: "2026-11-21", oldest: "2026-10-01" },
  });
  const all = [aged("approved", "low"), aged("proposed", null), aged("proposed", "low"), aged("proposed", "high")];
  const ages = ageingOf(all, "2026-11-26");
  expect(ages.map(({ stage, tier }) => `${stage} ${tier}`)).toEqual([
    "proposed high",
    "proposed low",
    "proposed null",
    "approved low",
  ]);
  expect(ages[0]).toMatchObject({ median: { days: 5, day: "2026-11-21" }, oldest: { days: 56, day: "2026-10-01" } });
  // A clock that runs behind makes nothing younger than today.
  expect(ageingOf(all, "2026-11-20")[0]?.median.days).toBe(0);
});
