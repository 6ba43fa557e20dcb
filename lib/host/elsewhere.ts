// Two containers, or two machines, on one folder: process numbers of the one say nothing to the other, so who runs there is known by
// a beat, the time of a file that is set anew every second.
import { readFileSync, readlinkSync, statSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 1_000;
/** Several beats, so that a busy machine is not taken for a dead one. */
const WATCH_MS = 5_000;
const LOOK_MS = 250;

/** Names the set of processes whose numbers we can look up: this boot of this machine, and in a container this container. */
export function here(): string {
  try {
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** Beats on the file until stopped. A file that is gone is no longer ours. */
export function beat(file: string): () => void {
  const beating = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      clearInterval(beating);
    }
  }, BEAT_MS);
  beating.unref();
  return () => clearInterval(beating);
}

const timeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Whether somebody beats on the file. Two times of the file are compared, and no clock with another. */
export async function isBeating(file: string): Promise<boolean> {
  const [first, end] = [timeOf(file), performance.now() + WATCH_MS];
  while (performance.now() < end) {
    await sleep(LOOK_MS);
    const now = timeOf(file);
    if (now !== first) return now !== 0;
  }
  return false;
}
