/** Months of the organisation's zone, as `2026-11`. */
import { z } from "zod";
import { addMonths } from "#lib/core/calendar.rules";

export const monthSchema = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/, "A month such as 2026-11");

export const MONTHS = 12;

export const monthOf = (day: string): string => day.slice(0, 7);

/** A month, so many months on. */
export const monthsOn = (month: string, by: number): string => monthOf(addMonths(`${month}-01`, by));

/** The months up to this one, oldest first. */
export const monthsUpTo = (last: string): string[] => Array.from({ length: MONTHS }, (_, n) => monthsOn(last, n + 1 - MONTHS));

/** The months from this one on. */
export const monthsFrom = (first: string): string[] => Array.from({ length: MONTHS }, (_, n) => monthsOn(first, n));

/** What a model is found by in a month: what happened to it, or what of it runs out. */
export const HAPPENED = ["registered", "approved", "retired", "archived"] as const;
export const DUE = ["condition_due", "evidence_expires", "tier_ends"] as const;
export type Happened = (typeof HAPPENED)[number];
export type Due = (typeof DUE)[number];

const NAMED = new RegExp(`^(${[...HAPPENED, ...DUE].join("|")})\\.([12]\\d{3}-(0[1-9]|1[0-2]))$`);

/** `registered.2026-11`: what, and the month. */
export const inMonthSchema = z.string().regex(NAMED, "What and the month, such as registered.2026-11");

export const readInMonth = (text: string): { what: Happened | Due; month: string } => {
  const [what, month] = text.split(".");
  return { what: what as Happened | Due, month: month ?? "" };
};
