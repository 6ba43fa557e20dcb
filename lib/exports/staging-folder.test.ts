import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeStagingFolder, sweepStagingFolders } from "#lib/exports/staging-folder";

const own = mkdtempSync(join(tmpdir(), "countersign-test-"));
beforeAll(() => vi.stubEnv("TMPDIR", own));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(own, { recursive: true });
});

const DAYS_2 = 2 * 86_400_000;

/** A process of its own that begins an export and is killed before it can clear up. */
function killedAtWork(): string {
  const program = `
    const { makeStagingFolder } = await import("./lib/exports/staging-folder.ts");
    process.stdout.write(await makeStagingFolder(), () => process.kill(process.pid, "SIGKILL"));`;
  const { stdout, signal } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(signal).toBe("SIGKILL");
  writeFileSync(join(stdout, "data"), "rows");
  return stdout;
}

const named = (name: string) => {
  const folder = join(own, name);
  mkdirSync(folder);
  return folder;
};

test("what a killed worker left behind is gone after the next sweep, and what is at work stays", async () => {
  const left = killedAtWork();
  const atWork = await makeStagingFolder();
  const elsewhere = named("countersign-export-another.machine.1.abcdef");
  const notOurs = named("somebody-else");
  await sweepStagingFolders();
  expect([left, atWork, elsewhere, notOurs].map((folder) => existsSync(folder))).toEqual([false, true, true, true]);
});

test("after a day it goes, whoever seems to own it", async () => {
  const reused = await makeStagingFolder();
  const elsewhere = named("countersign-export-another.machine.2.abcdef");
  const notOurs = named("countersign-test-of-somebody");
  const longAgo = new Date(Date.now() - DAYS_2);
  for (const folder of [reused, elsewhere, notOurs]) utimesSync(folder, longAgo, longAgo);
  await sweepStagingFolders();
  expect([reused, elsewhere, notOurs].map((folder) => existsSync(folder))).toEqual([false, false, true]);
});
