// The product as somebody runs it: started by its own command, on a folder and a port of its own, its words read, its parts killed.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import { freePort } from "#lib/host/port";
import { alive, everything, type Part, partOf, pidOf, until } from "./processes";

const OTHERS = /^(DATABASE_|COUNTERSIGN_|EVIDENCE_|NEXTAUTH_|PORT$|NODE_ENV$|VITEST|VITE_)/;
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OTHERS.test(name)));
export const READY = "Countersign is ready at ";

type Env = Record<string, string>;
export type Ended = { code: number | null; lines: string[] };

/** Runs a program of the project with these settings and no others. */
export const begin = (command: readonly string[], env: Env): ChildProcess => {
  const [program = "", ...args] = command;
  return spawn(program, args, { env: { ...clean, ...env } as NodeJS.ProcessEnv, stdio: ["ignore", "pipe", "pipe"] });
};

export const linesOf = (child: ChildProcess): string[] => {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface(stream).on("line", (line) => line.trim() !== "" && lines.push(line));
  return lines;
};

/** Runs it to its end: for what ends by itself. */
export function runs(command: readonly string[], env: Env): Promise<Ended> {
  const child = begin(command, env);
  const lines = linesOf(child);
  // One that came up against expectation must not outlive its test.
  onTestFinished(() => void child.kill("SIGTERM"));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, lines })));
}

const START = [process.execPath, "bin/start.mjs"];
/** Starts the product where it is not to come up. `within` is a program that gives it surroundings of its own. */
export const startsNot = (env: Env, within: readonly string[] = []): Promise<Ended> => runs([...within, ...START], env);

/** When what a test made is undone: after the test, or after all tests of its file. */
type Later = (undo: () => unknown) => void;
const afterTest: Later = (undo) => onTestFinished(async () => void (await undo()));

/** An empty folder that the database's own user may pass through, gone `later`. */
export function aFolder(later: Later = afterTest): string {
  const folder = mkdtempSync(join(tmpdir(), "countersign-faults-"));
  chmodSync(folder, 0o711);
  later(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of a stopped home, owners and modes as they are. */
export function copyOf(home: string, into: string): string {
  const copy = join(into, "home");
  execFileSync("cp", ["-a", home, copy]);
  return copy;
}

export class Product {
  readonly lines: string[];
  readonly home: string;
  readonly url: string;
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(env: Env & { COUNTERSIGN_HOME: string; PORT: string }, command = START) {
    this.child = begin(command, env);
    this.lines = linesOf(this.child);
    this.home = env.COUNTERSIGN_HOME;
    this.url = `http://localhost:${env.PORT}`;
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
  }

  private get root(): number {
    if (!this.child.pid) throw new Error("it did not begin");
    return this.child.pid;
  }

  async ready(): Promise<this> {
    const is = () => this.lines.some((line) => line.startsWith(READY));
    const over = () => this.child.exitCode !== null || this.child.signalCode !== null;
    await until("the product is ready", () => is() || over(), 400);
    if (!is()) throw new Error(`the product ended before it was ready:\n${this.lines.join("\n")}`);
    return this;
  }

  pid = (part: Part) => pidOf(part, this.root, this.home);
  /** Whether the part runs, and as another process than it was. */
  isAnew = (part: Part, before: number) => ![null, before].includes(partOf(part, this.root, this.home));
  everything = () => everything(this.root, this.home);
  signal = (part: Part, signal: NodeJS.Signals) => process.kill(this.pid(part), signal);

  /** Kills what is named with -9, and waits until it is gone. */
  async kill(...parts: (Part | "everything")[]) {
    const pids = parts.flatMap((part) => (part === "everything" ? this.everything() : [this.pid(part)]));
    for (const pid of pids) if (alive([pid]).length > 0) process.kill(pid, "SIGKILL");
    await until("what was killed is gone", () => alive(pids).length === 0);
  }

  /** SIGTERM, as a service manager sends it. Gives the exit code and the processes that outlived it. */
  async stop(): Promise<{ code: number | null; left: number[] }> {
    const pids = this.everything();
    this.child.kill("SIGTERM");
    const code = await this.ended;
    return { code, left: alive(pids) };
  }

  /** For the end of a test, however it went. */
  async end() {
    const pids = this.everything();
    this.child.kill("SIGTERM");
    const late = setTimeout(() => alive(pids).map((pid) => process.kill(pid, "SIGKILL")), 30_000);
    await this.ended;
    clearTimeout(late);
  }
}

/** A demonstration that all tests of a file share, stopped after the last of them. */
export function sharedDemonstration(env: Env = {}): { product: () => Product } {
  const undo: (() => unknown)[] = [];
  const later: Later = (step) => void undo.push(step);
  const shared: { product?: Product } = {};
  beforeAll(async () => {
    shared.product = await aProduct(copyOf(inject("template"), aFolder(later)), env, START, later);
  });
  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  });
  return {
    product: () => {
      if (!shared.product) throw new Error("it has not started");
      return shared.product;
    },
  };
}

/** Starts it on the home, on a free port, and waits until it is ready. It ends `later`. */
export async function aProduct(home: string, env: Env = {}, command = START, later: Later = afterTest): Promise<Product> {
  const product = new Product({ PORT: String(await freePort()), ...env, COUNTERSIGN_HOME: home }, command);
  later(() => product.end());
  return product.ready();
}
