/** How long a sign-off has waited, in three bands of whole days: within a working week, within two, longer. */
export const AGES = ["fresh", "aging", "late"] as const;
export type Age = (typeof AGES)[number];

/** The whole days a band begins with, and those it ends before. */
export const DAYS: Record<Age, { from: number; before: number | null }> = {
  fresh: { from: 0, before: 6 },
  aging: { from: 6, before: 11 },
  late: { from: 11, before: null },
};
