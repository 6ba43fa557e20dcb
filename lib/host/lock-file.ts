// The lock file PostgreSQL keeps in its data folder, and whether the process it names is still that server.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandOf } from "#lib/host/process";

/** Above the highest number any system gives to a process. */
const NOBODY = 2 ** 30;

const lockFile = (dir: string) => join(dir, "postmaster.pid");

const named = (dir: string): number | null => {
  if (!existsSync(lockFile(dir))) return null;
  const pid = Number.parseInt(readFileSync(lockFile(dir), "utf8"), 10);
  return pid > 0 ? pid : null;
};

/** The process of the server that runs on `dir`, or null. A number that another program bears meanwhile is no server. */
export function serverOn(dir: string): number | null {
  const pid = named(dir);
  return pid !== null && commandOf(pid)?.includes(`-D ${dir} `) ? pid : null;
}

/**
 * A server that was killed leaves its number behind, and PostgreSQL refuses to start while any process bears it (a zombie too, where
 * nobody reaps them). The number is replaced by one nobody bears; the rest stays, by which PostgreSQL finds its own children left over.
 */
export function disownLock(dir: string): void {
  if (named(dir) === null || serverOn(dir) !== null) return;
  writeFileSync(lockFile(dir), readFileSync(lockFile(dir), "utf8").replace(/^\d+/, String(NOBODY)));
}
