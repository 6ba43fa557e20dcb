// A program the supervisor keeps alive: it is started again when it ends by itself, more slowly each time.
import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";

/** What a program of the supervisor gets on top of its own: whose it is. */
const ofSupervisor = (env: Record<string, string>) => ({
  ...process.env,
  ...env,
  COUNTERSIGN_INTERNAL_SUPERVISOR: String(process.pid),
});

/** `failed`: it ended so often, one time right after the other, that it cannot be expected to stand. It is tried all the same. */
export type Child = { failed(): boolean; stop(): Promise<void> };

const TRIES_MAX = 5;
const PAUSE_MAX_MS = 15_000;
const STEADY_MS = 60_000;
export const PATIENCE_MS = 20_000;
const OWN = ["--disable-warning=ExperimentalWarning", "--import", "./lib/host/end-with-supervisor.ts"];

/**
 * Starts `args` on this Node, again and again until stopped. Its structured log goes to the file `logFile`, or with null to
 * where this process writes; its complaints to the terminal. `patienceMs` is what it is given to end.
 */
export function startChild(
  name: string,
  args: string[],
  env: Record<string, string>,
  logFile: string | null,
  patienceMs = PATIENCE_MS,
): Child {
  const log = logFile === null ? "inherit" : openSync(logFile, "a", 0o600);
  const state: { running: ChildProcess | null; stopping: boolean; tries: number } = { running: null, stopping: false, tries: 0 };
  const again = (code: number | null, signal: string | null, livedMs: number) => {
    state.running = null;
    if (state.stopping) return;
    state.tries = livedMs > STEADY_MS ? 1 : state.tries + 1;
    console.error(`The ${name} ended (${signal ?? code}); it is started again.`);
    setTimeout(begin, Math.min(250 * 2 ** state.tries, PAUSE_MAX_MS));
  };
  const begin = () => {
    if (state.stopping) return;
    const started = performance.now();
    // A group of its own: Ctrl-C reaches the supervisor alone, which takes everything down in order.
    const child = spawn(process.execPath, [...OWN, ...args], {
      stdio: ["ignore", log, "inherit", "ipc"],
      detached: true,
      env: ofSupervisor(env),
    });
    state.running = child;
    child.on("exit", (code, signal) => again(code, signal, performance.now() - started));
  };
  begin();
  return {
    failed: () => state.tries >= TRIES_MAX,
    stop: async () => {
      state.stopping = true;
      if (state.running) await ended(state.running, patienceMs);
    },
  };
}

export type Errand = { done: Promise<{ code: number | null; said: string }>; stop(): Promise<void> };

/** Runs a program of ours once, to its end. `said` is what it complained of. */
export function startErrand(args: string[], env: Record<string, string>, logFile: string): Errand {
  const child = spawn(process.execPath, [...OWN, ...args], {
    stdio: ["ignore", openSync(logFile, "a", 0o600), "pipe", "ipc"],
    detached: true,
    env: ofSupervisor(env),
  });
  const said: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  const done = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, said: Buffer.concat(said).toString("utf8").trim() }));
  });
  return { done, stop: async () => void (child.exitCode === null && child.signalCode === null && (await ended(child))) };
}

/** Asks a program to end, and ends it when it does not. */
async function ended(child: ChildProcess, patienceMs = PATIENCE_MS) {
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await exit;
  clearTimeout(late);
}
