// The supervisor of one machine: database, server and worker come up in order and go down in the reverse one.
import { join } from "node:path";
import { type Child, PATIENCE_MS, startChild } from "#lib/host/child";
import { openDatabase } from "#lib/host/database";
import { StartFault } from "#lib/host/fault";
import { announce, leaveHome, openHome, secretsOf, takeHome } from "#lib/host/home";
import { portFault } from "#lib/host/port";
import { rotateLogs } from "#lib/host/rotate-log";
import { seedDemo } from "#lib/host/seed-demo";
import { readSettings, type Settings } from "#lib/host/settings";
import { watchRoom } from "#lib/host/watch-room";

const dev = process.argv.includes("--dev");

const isDemo = (settings: Settings) => settings.COUNTERSIGN_DEMO ?? settings.DATABASE_URL === undefined;

/** People whose password everybody knows are reached from this machine alone. */
const addressOf = (settings: Settings) => (isDemo(settings) ? "127.0.0.1" : "0.0.0.0");

/** The session secret: kept under COUNTERSIGN_HOME in demo mode, required otherwise. */
function sessionSecret(settings: Settings, home: string): string {
  if (settings.NEXTAUTH_SECRET) return settings.NEXTAUTH_SECRET;
  if (!isDemo(settings))
    throw new StartFault(
      "NEXTAUTH_SECRET must be set outside demo mode: at least 32 random characters, the same on every machine.",
    );
  return secretsOf(home).nextAuth;
}

const logOf = ({ COUNTERSIGN_LOG }: Settings, home: string, name: string) =>
  COUNTERSIGN_LOG === "stdout" ? null : join(home, `${name}.log`);

/**
 * For the worker: what streams through it dies young, and with the half spaces Node would choose some 60 MB of what is dead stay in
 * memory. `bin/worker.mjs` says the same.
 */
const YOUNG_HEAP = "--max-semi-space-size=8";

type Undo = (() => Promise<void>)[];

/** Everything up, in order; `signal` ends it between two steps. What begins is in `undo` before it is waited for. */
async function up(settings: Settings, home: string, undo: Undo, signal: AbortSignal): Promise<void> {
  const secret = sessionSecret(settings, home);
  const opening = openDatabase(settings, home);
  undo.push(async () => (await opening.catch(() => null))?.stop());
  const database = await opening;
  signal.throwIfAborted();
  const data = database.env.COUNTERSIGN_INTERNAL_DATA;
  if (data) beside(undo, (over) => watchRoom(data, over));
  const logs = [join(home, "server.log"), join(home, "worker.log"), ...(data ? [join(data, "server.log")] : [])];
  beside(undo, (over) => rotateLogs(logs, over));
  const port = String(settings.PORT);
  const env = {
    ...database.env,
    PORT: port,
    COUNTERSIGN_HOME: home,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: settings.NEXTAUTH_URL ?? `http://localhost:${port}`,
    RATE_LIMIT: String(settings.RATE_LIMIT),
    COUNTERSIGN_INTERNAL_DEMO: isDemo(settings) ? "1" : "0",
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const seeding = seedDemo(env, { demo: isDemo(settings), embedded: database.embedded });
  undo.push(() => seeding.stop());
  const advice = await seeding.advice;
  signal.throwIfAborted();
  const worker = startChild("worker", [YOUNG_HEAP, "lib/worker.ts"], env, logOf(settings, home, "worker"));
  undo.push(() => worker.stop());
  const web = startChild(
    "server",
    [
      "--import",
      dev ? "./lib/host/gate.ts" : "./lib/host/before-server.ts",
      "node_modules/next/dist/bin/next",
      dev ? "dev" : "start",
      "-p",
      port,
      "-H",
      addressOf(settings),
    ],
    env,
    logOf(settings, home, "server"),
    PATIENCE_MS + settings.COUNTERSIGN_DRAIN_SECONDS * 1000,
  );
  undo.push(() => web.stop());
  await answering(web, `http://127.0.0.1:${port}/api/health/live`);
  announce(home, settings.PORT, env);
  if (advice) console.log(advice);
  console.log(`Countersign is ready at http://localhost:${port}`);
}

/** Something that goes on beside everything else, and ends with it. */
function beside(undo: Undo, begin: (over: AbortSignal) => Promise<void>) {
  const over = new AbortController();
  const going = begin(over.signal);
  undo.push(async () => {
    over.abort();
    await going;
  });
}

async function answering(web: Child, url: string) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (web.failed()) throw new StartFault("The server did not start; its last words are above.");
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StartFault(`The server did not answer at ${url} within a minute.`);
}

async function main() {
  const undo: Undo = [];
  const stopping = new AbortController();
  const down = async (code: number) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    for (const step of undo.reverse()) await step().catch((error) => console.error(String(error)));
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void down(0));
  try {
    const settings = readSettings(process.env);
    const home = openHome(settings.COUNTERSIGN_HOME);
    await takeHome(home, settings.PORT);
    undo.push(async () => leaveHome(home));
    const fault = await portFault(settings.PORT, addressOf(settings));
    if (fault) throw new StartFault(fault);
    await up(settings, home, undo, stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted) return;
    console.error(error instanceof StartFault ? error.message : error);
    await down(1);
  }
}

await main();
