// A disk of its own with a few megabytes, or one that cannot be written. It takes the right to mount.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const mount = (...args: string[]) => spawnSync("mount", args, { stdio: "ignore" }).status === 0;

/** Whether this machine lets us mount; what needs it is reported as skipped where it does not. */
export const mayMount = (folder: string): boolean => {
  const point = join(folder, "may-mount");
  mkdirSync(point);
  const may = process.platform === "linux" && mount("-t", "tmpfs", "-o", "size=1m", "countersign-faults", point);
  if (may) execFileSync("umount", [point]);
  rmSync(point, { recursive: true });
  return may;
};

/** A disk of this size at `<folder>/<name>`, unmounted after the test. */
export function aDisk(folder: string, name: string, megabytes: number): string {
  const point = join(folder, name);
  mkdirSync(point);
  if (!mount("-t", "tmpfs", "-o", `size=${megabytes}m,mode=711`, "countersign-faults", point)) throw new Error("cannot mount");
  onTestFinished(() => void spawnSync("umount", ["-l", point]));
  return point;
}

export const makeReadOnly = (disk: string) => execFileSync("mount", ["-o", "remount,ro", disk]);

/** Fills the disk to the last byte. The result frees it again. */
export function fill(disk: string): () => void {
  const ballast = join(disk, "ballast");
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  return () => rmSync(ballast);
}
