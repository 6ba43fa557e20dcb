// A product of its own to measure: its home under one folder, filled to a size, started, and people who are signed in.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { openDatabase } from "#lib/host/database";
import { runningOn } from "#lib/host/home";
import { freePort } from "#lib/host/port";
import { readSettings } from "#lib/host/settings";
import { alive, everything, until } from "../faults/processes.ts";
import { leaveBacklog } from "./backlog.ts";
import { Client, openSignIn, signIn } from "./client.ts";
import { fillInventory } from "./inventory.ts";
import { forgetConnections } from "./same-sql.ts";
import { type Sealing, sealBacklog } from "./seal-backlog.ts";

const READY = "Countersign is ready at ";
export const PASSWORD = "countersign-demo";
const UNDER = /^(DATABASE_|COUNTERSIGN_|EVIDENCE_|NEXTAUTH_|PORT$|NODE_ENV$)/;
/** This process's environment without settings of a product. */
export const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !UNDER.test(name)));

export type Started = { child: ChildProcess; url: string; milliseconds: number };

/** Starts the product on the home, and says how long it took to be ready. */
export async function start(home: string, more: Record<string, string> = {}): Promise<Started> {
  const port = String(await freePort());
  const began = performance.now();
  // One person asks here as fast as the product answers, which it would slow down.
  const settings = { COUNTERSIGN_HOME: home, PORT: port, NODE_ENV: "production", RATE_LIMIT: "999999", ...more } as const;
  const env: NodeJS.ProcessEnv = { ...clean, ...settings };
  const child = spawn(process.execPath, ["bin/start.mjs"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise<never>((_, fail) =>
    child.once("exit", () => fail(new Error("the product ended before it was ready"))),
  );
  const ready = new Promise<void>((done) => lines.on("line", (line) => line.startsWith(READY) && done()));
  await Promise.race([ready, ended]);
  return { child, url: `http://localhost:${port}`, milliseconds: performance.now() - began };
}

/** The page somebody sees first. */
export async function firstPage({ url }: Started): Promise<void> {
  const client = new Client(url);
  await openSignIn(client);
  client.end();
}

export const stop = ({ child }: Started) =>
  new Promise<void>((done) => {
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });

/** Kills it and all it started, its database too, as the system does when memory is out. */
export async function kill({ child }: Started, home: string): Promise<void> {
  const pids = everything(child.pid ?? 0, home);
  for (const pid of pids) if (alive([pid]).length > 0) process.kill(pid, "SIGKILL");
  await until("what was killed is gone", () => alive(pids).length === 0);
}

const connected = async (connectionString: string | undefined) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
};

/** The password of the demonstration for one of the generated people, so that they can sign in. */
const GIVE_PASSWORD = `
  update person set password_hash = (select password_hash from person where email = 'risk-officer@demo.example') where email = $1`;
const NARROW = "p1@load.example";

/** The ways to the product that runs on this home, by statements and over HTTP. */
async function waysTo({ url }: Started, home: string) {
  const env = runningOn(home)?.env ?? {};
  Object.assign(process.env, env);
  const owner = await connected(env.DATABASE_OWNER_URL);
  await owner.query(GIVE_PASSWORD, [NARROW]);
  const nobody = new Client(url);
  return {
    url,
    owner,
    /** A plain connection of the role that reads. */
    reader: await connected(env.DATABASE_READ_URL),
    /** Nobody in particular, a risk officer of everything, and the owner of some models in one of a thousand units. */
    nobody,
    officer: await signIn(nobody, "risk-officer@demo.example", PASSWORD),
    narrow: await signIn(nobody, NARROW, PASSWORD),
  };
}
type Ways = Awaited<ReturnType<typeof waysTo>>;

async function leave({ owner, reader, nobody, officer, narrow }: Ways) {
  for (const client of [nobody, officer, narrow]) client.end();
  await owner.end();
  await reader.end();
  await forgetConnections();
}

export type Site = Ways & {
  size: number;
  home: string;
  sealing: Sealing | null;
  startedIn: number;
  /** Ends the product in this way, starts it again, and gives the milliseconds from the start of the process to its first page. */
  again(how: "stopped" | "killed"): Promise<number>;
  end(): Promise<void>;
};

/** What is to be measured: so many models, made from this seed, and at least so many entries to seal. */
type Filling = { size: number; seed: number; backlog: number };

async function filled(home: string, { size, seed, backlog }: Filling): Promise<Sealing | null> {
  const database = await openDatabase(readSettings({ COUNTERSIGN_HOME: home, NODE_ENV: "production" }), home);
  const [owner, writer] = [database.env.DATABASE_OWNER_URL ?? "", database.env.DATABASE_URL ?? ""];
  try {
    await fillInventory(owner, { models: size, seed }, (done) => console.error(`  ${done} models`));
    const sealing = await sealBacklog(writer);
    if (sealing || backlog === 0) return sealing;
    await leaveBacklog(owner, backlog);
    return await sealBacklog(writer);
  } finally {
    await database.stop();
  }
}

/** Brings the home up to its size and starts the product on it. */
export async function openSite(folder: string, filling: Filling): Promise<Site> {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const home = resolve(join(folder, `home-${filling.size}`));
  if (runningOn(home)) throw new Error(`a product runs on ${home}`);
  // The first start makes the demonstration, of which the inventory is copies.
  await stop(await start(home));
  const sealing = await filled(home, filling);
  let started = await start(home);
  const site: Site = {
    ...{ size: filling.size, home, sealing, startedIn: started.milliseconds },
    ...(await waysTo(started, home)),
    again: async (how) => {
      await leave(site);
      if (how === "killed") await kill(started, home);
      else await stop(started);
      const began = performance.now();
      started = await start(home);
      await firstPage(started);
      const taken = performance.now() - began;
      Object.assign(site, await waysTo(started, home));
      return taken;
    },
    end: async () => {
      await leave(site);
      await stop(started);
    },
  };
  return site;
}
