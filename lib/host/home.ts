// The folder COUNTERSIGN_HOME: embedded data, evidence, secrets, and who runs on them.
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { StartFault } from "#lib/host/fault";
import { startedAt } from "#lib/host/process-start";

export type Secrets = { owner: string; writer: string; reader: string; nextAuth: string };

/** Makes the folder when absent. Under root the server's own user has to pass through it, so others may enter and see nothing. */
export function openHome(path: string): string {
  const home = resolve(path);
  try {
    mkdirSync(home, { recursive: true, mode: 0o711 });
    chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(home, constants.W_OK);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOSPC")
      throw new StartFault(`The disk that holds ${home} is full. Free some space and start again; nothing was lost.`);
    throw new StartFault(`The folder ${home} cannot be written. Set COUNTERSIGN_HOME to a folder that can.`);
  }
  return home;
}

const write = (file: string, value: unknown) => {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOSPC")
      throw new StartFault(`The disk that holds ${file} is full. Free some space and start again; nothing was lost.`);
    throw new StartFault(`The file ${file} cannot be written.`);
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

type Running = { pid: number; startedAt: string; port: number; env: Record<string, string> };

const runningFile = (home: string) => join(home, "running.json");

/** The process that runs on this folder, when it is still the one that wrote the file: a reused number is not taken for it. */
export function runningOn(home: string): Running | null {
  const file = runningFile(home);
  if (!existsSync(file)) return null;
  try {
    const running = JSON.parse(readFileSync(file, "utf8")) as Running;
    return startedAt(running.pid) === running.startedAt ? running : null;
  } catch {
    // A file cut short by a crash names nobody.
    return null;
  }
}

/** Takes the folder for this process. Throws a StartFault when another one runs on it. */
export function takeHome(home: string, port: number): void {
  const other = runningOn(home);
  if (other)
    throw new StartFault(
      `Countersign already runs on ${home}, at http://localhost:${other.port} (process ${other.pid}). It was left alone.`,
    );
  write(runningFile(home), { pid: process.pid, startedAt: startedAt(process.pid) ?? "", port, env: {} } satisfies Running);
}

/** Tells the command line verbs how to reach what runs here. */
export function announce(home: string, port: number, env: Record<string, string>): void {
  write(runningFile(home), { pid: process.pid, startedAt: startedAt(process.pid) ?? "", port, env } satisfies Running);
}

export const leaveHome = (home: string): void => rmSync(runningFile(home), { force: true });
