import { describe, expect, test } from "vitest";
import { addMonths, allZones, dayIn, endOfDay, instantText, isZone, placeIn } from "#lib/core/calendar.rules";

describe("the day in a zone", () => {
  test.each([
    ["2026-11-23T10:31:07Z", "UTC", "2026-11-23", "2026-11-23 10:31:07 UTC"],
    ["2026-11-23T23:59:59.999Z", "UTC", "2026-11-23", "2026-11-23 23:59:59 UTC"],
    ["2026-11-23T10:31:07Z", "Europe/London", "2026-11-23", "2026-11-23 10:31:07 UTC (10:31 London)"],
    ["2026-11-23T10:00:00Z", "Pacific/Kiritimati", "2026-11-24", "2026-11-23 10:00:00 UTC (2026-11-24 00:00 Kiritimati)"],
    ["2026-11-23T09:59:59Z", "Pacific/Kiritimati", "2026-11-23", "2026-11-23 09:59:59 UTC (23:59 Kiritimati)"],
    ["2026-11-23T10:31:07Z", "Pacific/Pago_Pago", "2026-11-22", "2026-11-23 10:31:07 UTC (2026-11-22 23:31 Pago Pago)"],
    ["2026-11-23T11:00:00Z", "Pacific/Pago_Pago", "2026-11-23", "2026-11-23 11:00:00 UTC (00:00 Pago Pago)"],
    ["2026-07-01T23:30:00Z", "Europe/London", "2026-07-02", "2026-07-01 23:30:00 UTC (2026-07-02 00:30 London)"],
    ["2026-12-01T23:30:00Z", "Europe/London", "2026-12-01", "2026-12-01 23:30:00 UTC (23:30 London)"],
    ["2026-11-23T18:15:00Z", "Asia/Kathmandu", "2026-11-24", "2026-11-23 18:15:00 UTC (2026-11-24 00:00 Kathmandu)"],
    ["2028-02-29T12:00:00Z", "Europe/Berlin", "2028-02-29", "2028-02-29 12:00:00 UTC (13:00 Berlin)"],
  ])("at %s in %s is %s: %s", (at, zone, day, text) => {
    expect([dayIn(new Date(at), zone), instantText(new Date(at), zone)]).toEqual([day, text]);
  });
});

describe("a day is over", () => {
  test.each([
    ["in UTC at midnight", "2026-11-23", "UTC", "2026-11-24T00:00:00.000Z"],
    ["in the far east long before", "2026-11-23", "Pacific/Kiritimati", "2026-11-23T10:00:00.000Z"],
    ["in the far west long after", "2026-11-23", "Pacific/Pago_Pago", "2026-11-24T11:00:00.000Z"],
    ["after 23 hours when the clock goes forward", "2026-03-29", "Europe/London", "2026-03-29T23:00:00.000Z"],
    ["having begun in winter time", "2026-03-28", "Europe/London", "2026-03-29T00:00:00.000Z"],
    ["after 25 hours when the clock goes back", "2026-10-25", "Europe/London", "2026-10-26T00:00:00.000Z"],
    ["having begun in summer time", "2026-10-24", "Europe/London", "2026-10-24T23:00:00.000Z"],
    ["where the next day begins at one o'clock", "2026-09-05", "America/Santiago", "2026-09-06T04:00:00.000Z"],
    ["where midnight comes twice", "2026-10-31", "America/Havana", "2026-11-01T04:00:00.000Z"],
    ["where the next day was left out", "2011-12-29", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["on 29 February", "2028-02-29", "America/New_York", "2028-03-01T05:00:00.000Z"],
  ])("%s", (_, day, zone, over) => {
    const end = endOfDay(day, zone);
    expect(end.toISOString()).toBe(over);
    expect(dayIn(new Date(end.getTime() - 1), zone)).toBe(day);
    expect(dayIn(end, zone) > day).toBe(true);
  });
});

test.each([
  ["2026-11-23", 12, "2027-11-23"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2028-02-29", 48, "2032-02-29"],
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2026-12-31", 2, "2027-02-28"],
  ["2099-03-31", 11, "2100-02-28"],
  ["2023-11-30", 3, "2024-02-29"],
  ["2026-05-15", 0, "2026-05-15"],
])("%s and %i months is %s", (day, months, expected) => expect(addMonths(day, months)).toBe(expected));

test("zones are those of the IANA database and UTC, by any of their names, and are called after their place", () => {
  expect(new Set(allZones()).size).toBe(allZones().length);
  expect(allZones().filter((zone) => !isZone(zone))).toEqual([]);
  expect(["Asia/Kolkata", "Asia/Calcutta", "America/Argentina/Buenos_Aires"].filter((zone) => !isZone(zone))).toEqual([]);
  expect(["Europe/Atlantis", "+05:00", "", "London"].filter(isZone)).toEqual([]);
  expect(["UTC", "Europe/London", "America/Argentina/Buenos_Aires"].map(placeIn)).toEqual(["UTC", "London", "Buenos Aires"]);
});
