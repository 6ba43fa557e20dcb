/** Calendar dates as people write them, read by the formats a mapping names and by no other. A calendar date has no zone. */
import { DAY_FIRST, type DateFormat, MONTH_FIRST } from "#lib/imports/vocabulary.schema";

export type Precision = "day" | "month" | "year";
export type SourceDate = { date: string; precision: Precision };
/** `twoWays`: day and month could change places and it would still be a date. */
export type ReadDate = SourceDate & { twoWays: boolean };

const TIME = String.raw`(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?[AaPp][Mm])?Z?)?`;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

type Pattern = { shape: RegExp; parts: readonly ("year" | "month" | "day")[] };
const pattern = (shape: string, ...parts: Pattern["parts"]): Pattern => ({ shape: new RegExp(`^${shape}$`), parts });

const PATTERNS: Record<Exclude<DateFormat, "SERIAL">, Pattern> = {
  "YYYY-MM-DD": pattern(String.raw`(\d{4})-(\d{1,2})-(\d{1,2})${TIME}`, "year", "month", "day"),
  "YYYY/MM/DD": pattern(String.raw`(\d{4})/(\d{1,2})/(\d{1,2})${TIME}`, "year", "month", "day"),
  "M/D/YYYY": pattern(String.raw`(\d{1,2})/(\d{1,2})/(\d{4})${TIME}`, "month", "day", "year"),
  "D/M/YYYY": pattern(String.raw`(\d{1,2})/(\d{1,2})/(\d{4})${TIME}`, "day", "month", "year"),
  "M/D/YY": pattern(String.raw`(\d{1,2})/(\d{1,2})/(\d{2})${TIME}`, "month", "day", "year"),
  "D/M/YY": pattern(String.raw`(\d{1,2})/(\d{1,2})/(\d{2})${TIME}`, "day", "month", "year"),
  "D.M.YYYY": pattern(String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4})${TIME}`, "day", "month", "year"),
  "D MMM YYYY": pattern(String.raw`(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})`, "day", "month", "year"),
  "MMM D, YYYY": pattern(String.raw`([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})`, "month", "day", "year"),
  "YYYY-MM": pattern(String.raw`(\d{4})-(\d{1,2})`, "year", "month"),
  "MM/YYYY": pattern(String.raw`(\d{1,2})/(\d{4})`, "month", "year"),
  "MMM YYYY": pattern(String.raw`([A-Za-z]{3,9})\.?[ -](\d{4})`, "month", "year"),
  "MMM-YY": pattern(String.raw`([A-Za-z]{3})-(\d{2})`, "month", "year"),
  YYYY: pattern(String.raw`(\d{4})`, "year"),
};

/** From this two-digit year on it is one of the last century, as POSIX reads them. */
const LAST_CENTURY = 69;

/** A part as a number; NaN when it is none. */
const numberOf = (part: "year" | "month" | "day", text: string): number => {
  if (part === "month" && /^[a-z]/i.test(text)) return MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1 || Number.NaN;
  const number = Number(text);
  return part === "year" && text.length === 2 ? number + (number < LAST_CENTURY ? 2000 : 1900) : number;
};

const twoDigits = (number: number) => String(number).padStart(2, "0");

/** The day as text when the calendar has it. */
const calendarDate = (year: number, month: number, day: number): string | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day));
  const holds = year >= 1900 && at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return holds ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : undefined;
};

/** The number a spreadsheet keeps for a day between 1982 and 2064: what a date cell becomes when its format is lost. */
const serialDate = (text: string): ReadDate | undefined => {
  const serial = /^[345]\d{4}$/.test(text) ? Number(text) : undefined;
  if (serial === undefined) return undefined;
  // Day 0 of the sheets is 30 December 1899.
  const date = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
  return { date, precision: "day", twoWays: false };
};

const readAs = (text: string, format: DateFormat): ReadDate | undefined => {
  if (format === "SERIAL") return serialDate(text);
  const { shape, parts } = PATTERNS[format];
  const found = shape.exec(text);
  if (!found) return undefined;
  const read = { year: Number.NaN, month: 1, day: 1 };
  parts.forEach((part, index) => {
    read[part] = numberOf(part, found[index + 1] ?? "");
  });
  const date = calendarDate(read.year, read.month, read.day);
  if (!date) return undefined;
  const precision = parts.includes("day") ? "day" : parts.includes("month") ? "month" : "year";
  const twoWays = [...MONTH_FIRST, ...DAY_FIRST].includes(format) && read.day <= 12 && read.day !== read.month;
  return { date, precision, twoWays };
};

/** The date that `text` says under the first of `formats` that fits, or undefined. Nothing is guessed per cell. */
export const readDate = (text: string, formats: readonly DateFormat[]): ReadDate | undefined => {
  const trimmed = text.trim();
  if (trimmed.length > 40) return undefined;
  for (const format of formats) {
    const read = readAs(trimmed, format);
    if (read) return read;
  }
  return undefined;
};
