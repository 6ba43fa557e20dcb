import { expect, test } from "vitest";
import { daysFrom } from "#lib/core/calendar.rules";
import { distanceOf } from "./distance.ts";

const now = new Date("2026-11-27T09:00:00Z");
const told = (at: string, zone = "UTC") => {
  const distance = distanceOf(new Date(at), now, zone);
  return (
    distance && [distance.unit, distance.unit === "day" ? daysFrom(distance.to.toISOString(), distance.from.toISOString()) : null]
  );
};

test.each([
  ["2026-11-21T10:00:00Z", 6],
  ["2026-11-21T08:00:00Z", 6],
  ["2026-11-21T00:00:00Z", 6],
  ["2026-11-20T23:59:59Z", 7],
  ["2026-11-26T08:00:00Z", 1],
  ["2026-12-01T23:00:00Z", -4],
])("%s lies as many days of the calendar back at every hour: %i", (at, days) => expect(told(at)).toEqual(["day", days]));

test("the days are those of the organisation's zone", () => {
  expect(told("2026-11-21T22:30:00Z", "Europe/Berlin")).toEqual(["day", 6]);
  expect(told("2026-11-21T23:30:00Z", "Europe/Berlin")).toEqual(["day", 5]);
  expect(told("2026-11-21T23:30:00Z", "UTC")).toEqual(["day", 6]);
});

test.each([
  ["2026-11-27T08:59:30Z", null],
  ["2026-11-27T08:40:00Z", "minute"],
  ["2026-11-26T22:00:00Z", "hour"],
  ["2026-08-01T00:00:00Z", "month"],
  ["2024-08-01T00:00:00Z", "year"],
])("%s is told in the unit that says most: %s", (at, unit) => expect(told(at)?.[0] ?? null).toBe(unit));
