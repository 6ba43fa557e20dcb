// Counts of what happened, put by month. Pure.
import { daysFrom } from "#lib/core/calendar.rules";
import { TIERS, type Tier } from "#lib/lifecycle/schema";
import { DUE, type Due, HAPPENED } from "#lib/models/month.rules";
import { type StageAge, type Trends, WAITING, type Wait } from "#lib/models/trends.schema";

/** How many times something happened in a month; of a decision with its tier and the whole days it had waited. */
export type Counted = { month: string; what: string; tier: Tier | null; days: number | null; count: number };

export const OUTCOMES = ["signed", "returned", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];
const isOutcome = (what: string) => OUTCOMES.some((outcome) => outcome === what);

const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);

const numbers = <What extends string>(counts: readonly { what: string; count: number }[], whats: readonly What[]) =>
  Object.fromEntries(whats.map((one) => [one, sum(counts.filter(({ what }) => what === one))])) as Record<What, number>;

/** The fewest whole days within which this share was decided: nearest rank, so that it is a wait somebody had. */
function within(counts: readonly Counted[], share: number): number {
  const rank = Math.ceil(sum(counts) * share);
  let reached = 0;
  for (const { days, count } of counts.toSorted((a, b) => (a.days ?? 0) - (b.days ?? 0))) {
    reached += count;
    if (reached >= rank) return days ?? 0;
  }
  return 0;
}

export const waitOf = (counts: readonly Counted[]): Wait => {
  const count = sum(counts);
  return count === 0 ? null : { median: within(counts, 0.5), p90: within(counts, 0.9), count };
};

/** The days, `2026-11-26`, on which half of them had come to their stage, newest first, and the one that waits the longest. */
export type Aged = { stage: StageAge["stage"]; tier: Tier | null; count: number; median: string; oldest: string };

/** Stage by stage in their order, in each the highest tier first, those without one last. A clock that runs behind makes nothing younger than today. */
export function ageingOf(aged: readonly Aged[], today: string): StageAge[] {
  const since = (day: string) => ({ days: Math.max(0, daysFrom(day, today)), day });
  return WAITING.flatMap((stage) =>
    [...TIERS.toReversed(), null].flatMap((tier) =>
      aged
        .filter((one) => one.stage === stage && one.tier === tier)
        .map(({ count, median, oldest }) => ({ stage, tier, count, median: since(median), oldest: since(oldest) })),
    ),
  );
}

export type DueCount = { month: string; what: Due; count: number };

/** Every month is there, those in which nothing happened too. */
export function trendsOf(
  past: readonly string[],
  ahead: readonly string[],
  counts: readonly Counted[],
  due: readonly DueCount[],
): Omit<Trends, "ageing"> {
  const byMonth = Map.groupBy(counts, ({ month }) => month);
  const decided = (month: string) => (byMonth.get(month) ?? []).filter(({ what }) => isOutcome(what));
  return {
    flow: past.map((month) => ({ month, ...numbers(byMonth.get(month) ?? [], HAPPENED) })),
    decisions: past.map((month) => ({ month, ...numbers(decided(month), OUTCOMES) })),
    waits: past.map((month) => ({
      month,
      all: waitOf(decided(month)),
      byTier: TIERS.toReversed().map((tier) => ({ tier, wait: waitOf(decided(month).filter((one) => one.tier === tier)) })),
    })),
    due: ahead.map((month) => ({
      month,
      ...numbers(
        due.filter((one) => one.month === month),
        DUE,
      ),
    })),
  };
}
