/** A condition on a day, as an address says it: `before.2026-11-01`, `after.2026-11-01`, `last.30` or `next.30` days. */

export const DAY_WAYS = ["before", "after", "last", "next"] as const;
export type DayWay = (typeof DAY_WAYS)[number];

/** Counted from today, and not from a day that is named. */
export const isSpan = (way: DayWay): way is "last" | "next" => way === "last" || way === "next";

export type DayCondition = { way: "before" | "after"; day: string } | { way: "last" | "next"; days: number };

/** What such a text says; null when it says nothing. */
export const dayConditionOf = (text: string): DayCondition | null => {
  const [, way, day = "", span, days] = /^(?:(before|after)\.(\d{4}-\d\d-\d\d)|(last|next)\.([1-9]\d{0,3}))$/.exec(text) ?? [];
  if (way === "before" || way === "after") return { way, day };
  return span === "last" || span === "next" ? { way: span, days: Number(days) } : null;
};

const DAY_MS = 86_400_000;

/** The condition that holds up to the end of this day. */
export const upTo = (day: string): string => `before.${new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)}`;
