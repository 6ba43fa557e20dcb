// An installation of the product for journeys: started as a newcomer would, on a folder of its own, and what is said at its
// command line. Settings of whoever runs the journeys stay outside.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

type Settings = Record<string, string>;

const OURS = /^(COUNTERSIGN_|DATABASE_|EVIDENCE_|NEXTAUTH_|SMTP_|OIDC_|PORT$)/;
function outside(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (OURS.test(name)) delete env[name];
  return env;
}

const node = () => process.env.PINNED_NODE ?? process.execPath;
const program = (file: string) => ["--disable-warning=ExperimentalWarning", file];

export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

export const emptyHome = () => mkdtempSync(join(tmpdir(), "countersign-e2e-"));
export const removeHome = (home: string) => rmSync(home, { recursive: true, force: true });

/** Every line the program said until it was ready. Fails with those lines when it ends before. */
const ready = (child: ChildProcess) =>
  new Promise<string[]>((resolve, reject) => {
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) return reject(new Error("no output"));
      createInterface(stream).on("line", (line) => {
        said.push(line);
        if (line.startsWith("Countersign is ready")) resolve(said);
      });
    }
    child.stderr?.pipe(process.stderr);
    child.once("close", (code) => reject(new Error(`the product ended with ${code} before it was ready: ${said.join("\n")}`)));
  });

export type Installation = { url: string; said: string[]; stop(): Promise<void> };

/** Starts the product on the folder with these settings and no others of ours. */
export async function startOn(home: string, settings: Settings): Promise<Installation> {
  const port = settings.PORT ?? String(await freePort());
  const child = spawn(node(), program("lib/host/start.ts"), {
    env: { ...outside(), COUNTERSIGN_HOME: home, ...settings, PORT: port },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const said = await ready(child);
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url: `http://localhost:${port}`, said, stop };
}

/** What the machine's own command line prints for a verb, on the installation of that folder. Fails when the verb does. */
export const countersign = async (home: string, ...args: string[]): Promise<string> => {
  const env = { ...outside(), COUNTERSIGN_HOME: home };
  return (await promisify(execFile)(node(), [...program("lib/host/cli.ts"), ...args], { env })).stdout;
};

export type Lent = { url: string; home: string };

const nameOf = (worker: number) => `COUNTERSIGN_TEST_INSTALLATION_${worker}`;

/** Tells a worker of the journeys which installation is its own. */
export const lend = (worker: number, installation: Lent) => {
  process.env[nameOf(worker)] = JSON.stringify(installation);
};

/** The installation of the worker that asks. COUNTERSIGN_TEST_URL and COUNTERSIGN_HOME name one that runs already. */
export function here(): Lent {
  const url = process.env.COUNTERSIGN_TEST_URL;
  if (url) return { url, home: process.env.COUNTERSIGN_HOME ?? "" };
  const lent = process.env[nameOf(Number(process.env.TEST_PARALLEL_INDEX ?? 0))];
  if (!lent) throw new Error("no installation was started for this worker");
  return JSON.parse(lent);
}

/** The folder of that installation, for its command line. */
export function sharedHome(): string {
  const { home } = here();
  if (!home) throw new Error("COUNTERSIGN_HOME must name the folder of the product at COUNTERSIGN_TEST_URL.");
  return home;
}

/** The one-time link in what the command line printed, as the path of it. */
export function linkIn(printed: string): string {
  const link = /\S+\/invitation\/\S+/.exec(printed)?.[0];
  if (!link) throw new Error(`no link was printed: ${printed}`);
  return new URL(link).pathname;
}
