// What docs/operations.md says of waits and sessions is what the program does.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { accountLimit, addressLimit } from "#lib/access/throttle";
import { ABSOLUTE_HOURS, IDLE_MINUTES } from "#lib/web/sessions";

const text = readFileSync("docs/operations.md", "utf8").replace(/\s+/g, " ");

test("when a session ends, and how many somebody may have, is documented as it is", () => {
  expect([IDLE_MINUTES, ABSOLUTE_HOURS]).toEqual([60, 12]);
  expect(text).toContain("A session ends after an hour without use and after twelve hours at the latest");
  expect(text).toContain("a person may have any number of them, and ends them under _Your account_");
});

test("the defence against guessing is documented as it is, and that nobody is locked out for good", () => {
  expect(accountLimit("a@example.org")).toMatchObject({ free: 5, waitSecondsMax: 900 });
  expect(addressLimit("192.0.2.1")).toMatchObject({ free: 40, waitSecondsMax: 60 });
  expect(text).toContain("Five failed sign-ins for one address make each further try wait, from two seconds up to 15 minutes");
  expect(text).toContain("forty from one machine make that machine wait up to a minute");
  expect(text).toContain("nobody is locked out for good");
});
