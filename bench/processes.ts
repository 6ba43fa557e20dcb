// How large a process is, as the system tells it.
import { execFileSync } from "node:child_process";

/** Megabytes of the processes whose command holds these words, the largest first. */
export function megabytesOf(words: string): number {
  const lines = execFileSync("ps", ["-A", "-o", "rss=,args="], { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 }).split("\n");
  const sizes = lines.filter((line) => line.includes(words)).map((line) => Number.parseInt(line, 10) / 1024);
  return Math.max(0, ...sizes);
}

/** The most that `look` gave while the work went on, looked at ten times a second. */
export async function mostDuring<T>(look: () => number, work: () => Promise<T>): Promise<{ result: T; most: number }> {
  let most = look();
  const looking = setInterval(() => {
    most = Math.max(most, look());
  }, 100);
  try {
    return { result: await work(), most: Math.max(most, look()) };
  } finally {
    clearInterval(looking);
  }
}
