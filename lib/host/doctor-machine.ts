// What the machine gives: settings, disks, clocks.
import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import type pg from "pg";
import { each, type Finding, fault, well } from "#lib/host/finding";
import type { Settings } from "#lib/host/settings";

const GIB = 1024 ** 3;
const FREE_MIN_BYTES = GIB;
const FREE_MIN_FILES = 10_000;
const SKEW_MAX_MS = 2_000;

const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Settings that can be read and still do harm. */
export function settingsFindings(settings: Settings): Finding[] {
  const { NEXTAUTH_URL, DATABASE_URL, COUNTERSIGN_DEMO } = settings;
  const url = NEXTAUTH_URL === undefined ? null : new URL(NEXTAUTH_URL);
  const faults: [string, string][] = [];
  if (url?.protocol === "http:" && !LOCAL.has(url.hostname))
    faults.push([
      `NEXTAUTH_URL is ${url.origin}: passwords and sessions cross the network in the clear.`,
      "Put a proxy with TLS in front and set NEXTAUTH_URL to its https address.",
    ]);
  if (DATABASE_URL !== undefined && COUNTERSIGN_DEMO === undefined && url === null)
    faults.push([
      "NEXTAUTH_URL is not set: people can sign in at localhost only.",
      "Set NEXTAUTH_URL to the address people type.",
    ]);
  return each("settings", faults, "every setting is known and can be read.");
}

export type Room = { bavail: number; bsize: number; files: number; ffree: number };

const gib = (bytes: number) => `${(bytes / GIB).toFixed(1)} GiB`;

export function roomFinding(path: string, { bavail, bsize, files, ffree }: Room): Finding {
  const free = bavail * bsize;
  if (free < FREE_MIN_BYTES)
    return fault(
      "disk",
      `${gib(free)} are free at ${path}; less than 1 GiB.`,
      "Free some space, or put the folder on a larger disk.",
    );
  // Some file systems have no fixed number of files and say 0.
  if (files > 0 && ffree < FREE_MIN_FILES)
    return fault(
      "disk",
      `The disk at ${path} can take only ${ffree} more files.`,
      "Remove files, or make a file system with more inodes.",
    );
  return well("disk", `${gib(free)} are free at ${path}.`);
}

/** A folder that is not there yet will be made on the disk of the nearest one that is. */
const standing = (path: string): string => (existsSync(path) || dirname(path) === path ? path : standing(dirname(path)));

export const diskFindings = (paths: readonly string[]): Finding[] =>
  [...new Set(paths)].map((path) => roomFinding(path, statfsSync(standing(path))));

/** By how much the database's clock is ahead of ours, given when it was asked and when it answered. */
export const skewOf = (asked: number, answered: number, told: number): number => {
  if (told < asked) return told - asked;
  return told > answered ? told - answered : 0;
};

export const skewFinding = (ms: number): Finding =>
  Math.abs(ms) > SKEW_MAX_MS
    ? fault(
        "clock",
        `The database's clock is ${Math.abs(ms / 1000).toFixed(1)} seconds ${ms > 0 ? "ahead of" : "behind"} this machine's.`,
        "Let both machines follow the same time server (NTP), then look again.",
      )
    : well("clock", "this machine and the database agree.");

export async function clockFindings(client: pg.ClientBase): Promise<Finding[]> {
  const asked = Date.now();
  const { rows } = await client.query<{ at: Date; simulated: boolean }>(
    "select clock_timestamp() as at, to_regclass('public.simulated_clock') is not null as simulated",
  );
  const skew = skewFinding(skewOf(asked, Date.now(), rows[0]?.at.getTime() ?? 0));
  const simulated = fault(
    "clock",
    "The product's clock is the one of a demonstration that was not finished.",
    "Start Countersign once: a start puts it right.",
  );
  return rows[0]?.simulated ? [skew, simulated] : [skew];
}
