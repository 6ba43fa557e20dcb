import { expect, test } from "vitest";
import { roomFinding, settingsFindings, skewFinding, skewOf } from "#lib/host/doctor-machine";
import { readSettings } from "#lib/host/settings";

const isFault = ({ todo }: { todo?: string }) => todo !== undefined;
const room = { bavail: 2 ** 20, bsize: 4096, files: 1_000_000, ffree: 500_000 };

test.each([
  ["4 GiB are free", room, false],
  ["less than 1 GiB is free", { ...room, bavail: 2 ** 18 - 1 }, true],
  ["few more files can be made", { ...room, ffree: 9_999 }, true],
  ["the file system does not count files", { ...room, files: 0, ffree: 0 }, false],
])("a disk on which %s", (_what, given, fault) => expect(isFault(roomFinding("/srv", given))).toBe(fault));

test.each([
  ["told within the time it was asked", 1_000, 1_200, 1_100, 0],
  ["told before it was asked", 10_000, 10_200, 4_000, -6_000],
  ["told after it answered", 10_000, 10_200, 14_200, 4_000],
])("a clock %s", (_what, asked, answered, told, skew) => expect(skewOf(asked, answered, told)).toBe(skew));

test("two seconds are forgiven, more is a fault that says which way", () => {
  expect(isFault(skewFinding(2_000))).toBe(false);
  expect(skewFinding(-2_001).said).toBe("The database's clock is 2.0 seconds behind this machine's.");
  expect(skewFinding(60_000).said).toBe("The database's clock is 60.0 seconds ahead of this machine's.");
});

const outside = "postgresql://a:b@10.0.0.1/db";
const all = { DATABASE_URL: outside, DATABASE_OWNER_URL: outside, DATABASE_READ_URL: outside };

test.each([
  [{}, []],
  [{ NEXTAUTH_URL: "http://localhost:3000" }, []],
  [{ ...all, NEXTAUTH_URL: "https://governance.bank.example" }, []],
  [{ ...all, NEXTAUTH_URL: "http://governance.bank.example" }, ["NEXTAUTH_URL is http://governance.bank.example"]],
  [all, ["NEXTAUTH_URL is not set"]],
])("settings %j", (env, faults) => {
  const found = settingsFindings(readSettings(env as NodeJS.ProcessEnv)).filter(isFault);
  expect(found.map(({ said }) => said)).toEqual(faults.map((begin) => expect.stringContaining(begin)));
});
