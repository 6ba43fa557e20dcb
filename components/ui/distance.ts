import { dayIn } from "#lib/core/calendar.rules";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export type Distance = { unit: "minute" | "hour" | "day" | "month" | "year"; from: Date; to: Date };

const midnight = (at: Date, zone: string): Date => new Date(`${dayIn(at, zone)}T00:00:00Z`);

/**
 * How far an instant is told to be: "14 days ago" says more to a reviewer than "2 weeks ago". Days are those of the calendar in the
 * organisation's zone, as the lists and charts count them, so that "6 days ago" is in the band of six days at every hour. Null within a minute.
 */
export function distanceOf(at: Date, now: Date, zone: string): Distance | null {
  const apart = Math.abs(now.getTime() - at.getTime());
  if (apart < minute) return null;
  if (apart >= day && apart < 60 * day) return { unit: "day", from: midnight(now, zone), to: midnight(at, zone) };
  return { unit: apart < hour ? "minute" : apart < day ? "hour" : apart < 730 * day ? "month" : "year", from: now, to: at };
}
