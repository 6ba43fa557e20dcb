// Workers without a product: one database, requests made through the door in this process, and workers that meet a fault at a named point.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { queue } from "#lib/core/queue";
import { migrate } from "#lib/db/migrate";
import type { FaultAct, FaultPoint } from "./fault-point";
import { anOutsideDatabase, query } from "./outside";
import { until } from "./processes";
import { aFolder, begin, linesOf } from "./product";

type Fault = { at: FaultPoint; act?: FaultAct; about?: string };
type Env = Record<string, string>;

/** A migrated database and a folder for files. From now on the door of this process works on them. */
export async function aWorkplace(): Promise<{ env: Env; owner: string; files: string }> {
  const addresses = await anOutsideDatabase();
  await migrate(addresses.DATABASE_OWNER_URL);
  const folder = aFolder();
  const files = join(folder, "evidence");
  mkdirSync(files);
  const env = { ...addresses, EVIDENCE_URL: `${pathToFileURL(files).href}/`, NODE_COMPILE_CACHE: join(folder, "compiled") };
  Object.assign(process.env, addresses, { EVIDENCE_URL: env.EVIDENCE_URL });
  // What a program compiled is kept when it ends well; those to come are killed, and start sooner for it.
  await (await aWorker(env)).stop();
  return { env, owner: addresses.DATABASE_OWNER_URL, files };
}

type End = NodeJS.Signals | number | null;
export type Worker = {
  pid: number;
  lines: string[];
  isOver(): boolean;
  /** How it ended by itself. Throws with `what` and its last words when it does not. */
  end(what: string): Promise<End>;
  stop(): Promise<void>;
};

/** A worker that is ready, or that already met its fault. `flags` are Node's own. */
export async function aWorker(env: Env, fault?: Fault, flags: string[] = []): Promise<Worker> {
  const worker = aStartingWorker(env, fault, flags);
  await until("the worker is ready", () => worker.isOver() || worker.lines.some((line) => line.includes("worker is ready")));
  return worker;
}

/** A worker that has only begun to start. */
export function aStartingWorker(env: Env, fault?: Fault, flags: string[] = []): Worker {
  const given = fault && { FAULT_POINT: fault.at, FAULT_ACT: fault.act ?? "kill", FAULT_ABOUT: fault.about ?? "" };
  const armed = fault ? ["--import", "./faults/fault-point.ts"] : [];
  const child = begin([process.execPath, "--disable-warning=ExperimentalWarning", ...flags, ...armed, "lib/worker.ts"], {
    ...env,
    ...given,
  });
  const lines = linesOf(child);
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const end = async (what: string) => {
    await until(what, isOver, 30).catch((error: Error) => {
      throw new Error(`${error.message}\n${lines.slice(-5).join("\n")}`);
    });
    return child.signalCode ?? child.exitCode;
  };
  const stop = async () => {
    for (const signal of ["SIGCONT", "SIGTERM"] as const) child.kill(signal);
    await ended;
  };
  onTestFinished(stop);
  return { pid: child.pid ?? 0, lines, isOver, end, stop };
}

/** The next worker that looks finds every job lost that is being worked on now, and gives it out again at once. */
export async function loseJobs(owner: string) {
  await query(owner, "update pgboss.job set heartbeat_on = now() - interval '1 hour' where state = 'active'");
  await query(owner, "update pgboss.queue set monitor_on = null, monitor_claim_on = null");
  await (await queue()).supervise();
  await query(owner, "update pgboss.job set start_after = now() where state = 'retry'");
}

const UNDERWAY = "select 1 from pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%'";
export const allEnd = (owner: string) => until("every job ends", async () => (await query(owner, UNDERWAY)).length === 0, 120);

/** What was told of a job, and by which of its tries. */
export async function told(owner: string, subject: string) {
  const events = await query<{ state: string }>(
    owner,
    "select coalesce(change ->> 'state', 'done') as state from ledger_event where subject = $1 and event in ('export.finished', 'import.finished', 'ledger.verified')",
    [subject],
  );
  const [progress] = await query<{ attempt: number }>(owner, "select attempt from job_progress where subject = $1", [subject]);
  return { states: events.map(({ state }) => state), attempt: progress?.attempt };
}
