// The processes of a product under test, as the system lists them.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Part = "supervisor" | "server" | "worker" | "database";
type Listed = { pid: number; parent: number; state: string; command: string };

const listed = (): Listed[] =>
  execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 })
    .split("\n")
    .flatMap((line) => {
      const [, pid, parent, state = "", command = ""] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      return pid ? [{ pid: Number(pid), parent: Number(parent), state, command }] : [];
    });

const below = (all: Listed[], pid: number): Listed[] =>
  all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(all, child.pid)]);

/** The server process of the database of this home; null while none runs. */
export const databaseOf = (home: string): number | null => {
  const file = join(home, "postgres", "postmaster.pid");
  return existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : null;
};

/** Everything that began with the process `root`, and the database of the home with its own children. */
export function everything(root: number, home: string): number[] {
  const all = listed();
  const server = databaseOf(home);
  const of = (pid: number) => all.filter((one) => one.pid === pid).concat(below(all, pid));
  return [...of(root), ...(server ? of(server) : [])].map(({ pid }) => pid);
}

/** The number of one part; null while it does not run. */
export function partOf(part: Part, root: number, home: string): number | null {
  const children = below(listed(), root);
  const supervisor = children.find(({ command }) => command.includes("lib/host/start.ts"))?.pid;
  const own = children.filter(({ parent }) => parent === supervisor);
  const found: Record<Part, number | null | undefined> = {
    supervisor,
    worker: own.find(({ command }) => command.includes("lib/worker.ts"))?.pid,
    server: own.find(({ command }) => /next/.test(command))?.pid,
    database: databaseOf(home),
  };
  return found[part] ?? null;
}

/** The number of one part. Throws when it does not run. */
export function pidOf(part: Part, root: number, home: string): number {
  const pid = partOf(part, root, home);
  if (!pid) throw new Error(`the ${part} does not run`);
  return pid;
}

/** Of these numbers, the ones that live, or are in the state the system lists as this letter. A zombie waits for its parent and does nothing more. */
export const alive = (pids: readonly number[], as = ""): number[] =>
  listed().flatMap(({ pid, state }) => (pids.includes(pid) && !state.startsWith("Z") && state.startsWith(as) ? [pid] : []));

/** Asks until the answer is neither null nor false. Throws with `what` when it does not come. */
export async function until<T>(what: string, ask: () => Promise<T | null | false> | T | null | false, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await sleep(200);
  }
}
