import { expect, test } from "vitest";
import { by, moment } from "#lib/exports/dossier-words";

const AT = "2026-07-01T22:30:05.000Z";

test("an instant is told in UTC, and with the day and hour it was in the organisation's zone", () => {
  expect(moment(AT, "UTC")).toBe("2026-07-01 22:30:05 UTC");
  expect(moment(AT, "Europe/Berlin")).toBe("2026-07-01 22:30:05 UTC (2026-07-02 00:30 Berlin)");
  expect(by("A person", AT, "Europe/London")).toContain("22:30:05 UTC (23:30 London)");
});
