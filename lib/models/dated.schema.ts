/** The days a model can be found by. */
import { z } from "zod";

/** A day there is, of a year that the database knows. */
const DAY = `(?=[12])${z.regexes.date.source.slice(1, -1)}`;
const CONDITION = new RegExp(`^((before|after)\\.${DAY}|(last|next)\\.[1-9]\\d{0,3})$`);

/** What day it is, and whether it lies ahead. */
const DATED = {
  updated: { what: "Last changed", lies: "last" },
  registered: { what: "Registered", lies: "last" },
  stageSince: { what: "The version that is shown came to its stage", lies: "last" },
  evidenceExpires: { what: "Evidence of a living version expires", lies: "next" },
  conditionDue: { what: "A condition of a signature is due", lies: "next" },
  tierEnds: { what: "A lowered tier ends", lies: "next" },
} as const;
export type Dated = keyof typeof DATED;
export const DATED_FIELDS = Object.keys(DATED) as Dated[];

const conditionOn = (dated: Dated) =>
  z
    .string()
    .regex(CONDITION, "before.2026-11-01, after.2026-11-01, last.30 or next.30 days")
    .optional()
    .describe(
      `${DATED[dated].what}: before.2026-11-01 or after.2026-11-01, neither of which holds that day, last.30 or next.30 days, both from today; days of the organisation's zone`,
    );

export const datedFields = Object.fromEntries(DATED_FIELDS.map((dated) => [dated, conditionOn(dated)])) as Record<
  Dated,
  ReturnType<typeof conditionOn>
>;

/** Spans that are offered at once; any other can be said. */
export const offeredSpans = (dated: Dated): string[] => [7, 30, 90, 365].map((days) => `${DATED[dated].lies}.${days}`);
