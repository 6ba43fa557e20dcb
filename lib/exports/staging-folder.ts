// Where a worker keeps the rows of an export until its file is made, and what becomes of it when the worker is killed meanwhile.
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { log } from "#lib/core/log";

const PREFIX = "countersign-export-";
/** The machine and the process it belongs to stand in its name. */
const NAME = /^countersign-export-(?<host>.+)\.(?<pid>\d+)\.[^.]+$/;

/** No export takes as long: the queue gives its job to another worker after an hour. */
const DAY_MILLISECONDS = 86_400_000;

export const makeStagingFolder = (): Promise<string> => mkdtemp(join(tmpdir(), `${PREFIX}${hostname()}.${process.pid}.`));

/** Somebody else's process, which we may not signal, is alive too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Of processes on another machine, and of a number that another process has by now, nothing but the age is known. */
async function isLeft(folder: string, name: string, now: number): Promise<boolean> {
  const { host, pid } = NAME.exec(name)?.groups ?? {};
  if (host === hostname() && !isAlive(Number(pid))) return true;
  return now - (await stat(folder)).mtimeMs > DAY_MILLISECONDS;
}

/** Removes what killed workers left behind. */
export async function sweepStagingFolders(now: number = Date.now()): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((one) => one.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      if (await isLeft(folder, name, now)) await rm(folder, { recursive: true, force: true });
    } catch (error) {
      // Another worker was quicker, or it is another user's.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") log.warn({ err: error }, "what an export left behind stays");
    }
  }
}
