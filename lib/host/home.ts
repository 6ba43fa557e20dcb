// The folder COUNTERSIGN_HOME: embedded data, evidence, secrets, and who runs on them.
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { beat, here, isBeating } from "#lib/host/elsewhere";
import { StartFault } from "#lib/host/fault";
import { startedAt } from "#lib/host/process";

export type Secrets = { owner: string; writer: string; reader: string; nextAuth: string };

/** Makes the folder when absent. Under root the server's own user has to pass through it, so others may enter and see nothing. */
export function openHome(path: string): string {
  const home = resolve(path);
  try {
    mkdirSync(home, { recursive: true, mode: 0o711 });
    chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(home, constants.W_OK);
    // One folder, one name: its own processes are known again by it.
    return realpathSync(home);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOSPC")
      throw new StartFault(`The disk that holds ${home} is full. Free some space and start again; nothing was lost.`);
    throw new StartFault(`The folder ${home} cannot be written. Set COUNTERSIGN_HOME to a folder that can.`);
  }
}

const noSpaceOr = (error: unknown, file: string) =>
  (error as { code?: string }).code === "ENOSPC"
    ? new StartFault(`The disk that holds ${file} is full. Free some space and start again; nothing was lost.`)
    : new StartFault(`The file ${file} cannot be written.`);

const write = (file: string, value: unknown) => {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  } catch (error) {
    rmSync(`${file}.new`, { force: true });
    throw noSpaceOr(error, file);
  }
};

/** Passwords of the embedded server's roles and the session secret, made once. */
export function secretsOf(home: string): Secrets {
  const file = join(home, "secrets.json");
  if (!existsSync(file)) {
    const make = () => randomBytes(24).toString("hex");
    write(file, { owner: make(), writer: make(), reader: make(), nextAuth: make() } satisfies Secrets);
  }
  return JSON.parse(readFileSync(file, "utf8")) as Secrets;
}

type Running = { pid: number; startedAt: string; where: string; port: number; env: Record<string, string> };

const runningFile = (home: string) => join(home, "running.json");

function lastOn(home: string): Running | null {
  const file = runningFile(home);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Running;
  } catch {
    // A file cut short by a crash names nobody.
    return null;
  }
}

/** The process that runs on this folder, when it is still the one that wrote the file: a reused number is not taken for it. */
export function runningOn(home: string): Running | null {
  const last = lastOn(home);
  return last && last.where === here() && startedAt(last.pid) === last.startedAt ? last : null;
}

/** Longer than looking and writing can take: an older claim was left by a crash. */
const CLAIM_MS = 10_000;

/** Two starts at one moment must not both find the folder free: one looks at a time. */
function alone(home: string, act: () => void) {
  const claim = join(home, "taking");
  try {
    mkdirSync(claim);
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw noSpaceOr(error, claim);
    if (Date.now() - statSync(claim).mtimeMs < CLAIM_MS)
      throw new StartFault(`Countersign is being started on ${home} by another process at this moment. It was left alone.`);
  }
  try {
    act();
  } finally {
    rmSync(claim, { recursive: true, force: true });
  }
}

const taken = ({ port, pid }: Running, home: string) =>
  new StartFault(`Countersign already runs on ${home}, at http://localhost:${port} (process ${pid}). It was left alone.`);

async function refuseElsewhere(home: string) {
  const last = lastOn(home);
  if (last && last.where !== here() && (await isBeating(runningFile(home))))
    throw new StartFault(
      `Countersign already runs on ${home}, in another container or on another machine. It was left alone. One folder is for one Countersign.`,
    );
}

let stopBeating: () => void = () => undefined;

/** Takes the folder for this process. Throws a StartFault when another one runs on it. */
export async function takeHome(home: string, port: number): Promise<void> {
  await refuseElsewhere(home);
  alone(home, () => {
    const other = runningOn(home);
    if (other) throw taken(other, home);
    announce(home, port, {});
    stopBeating = beat(runningFile(home));
  });
}

/** Tells the command line verbs how to reach what runs here. */
export function announce(home: string, port: number, env: Record<string, string>): void {
  const me = { pid: process.pid, startedAt: startedAt(process.pid) ?? "", where: here() };
  write(runningFile(home), { ...me, port, env } satisfies Running);
}

export function leaveHome(home: string): void {
  stopBeating();
  rmSync(runningFile(home), { force: true });
}
