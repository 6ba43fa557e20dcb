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
import { Client, signIn } from "./client.ts";
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
export async function start(home: string): Promise<Started> {
  const port = String(await freePort());
  const began = performance.now();
  // One person asks here as fast as the product answers, which it would slow down.
  const env: NodeJS.ProcessEnv = { ...clean, COUNTERSIGN_HOME: home, PORT: port, NODE_ENV: "production", RATE_LIMIT: "999999" };
  const child = spawn(process.execPath, ["bin/start.mjs"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise<never>((_, fail) =>
    child.once("exit", () => fail(new Error("the product ended before it was ready"))),
  );
  const ready = new Promise<void>((done) => lines.on("line", (line) => line.startsWith(READY) && done()));
  await Promise.race([ready, ended]);
  return { child, url: `http://localhost:${port}`, milliseconds: performance.now() - began };
}

export const stop = ({ child }: Started) =>
  new Promise<void>((done) => {
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });

export type Site = {
  size: number;
  home: string;
  url: string;
  owner: pg.Client;
  /** A plain connection of the role that reads. */
  reader: pg.Client;
  /** Nobody in particular, a risk officer of everything, and the owner of some models in one of a thousand units. */
  nobody: Client;
  officer: Client;
  narrow: Client;
  sealing: Sealing | null;
  startedIn: number;
  end(): Promise<void>;
};

const connected = async (connectionString: string | undefined) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
};

/** The password of the demonstration for one of the generated people, so that they can sign in. */
const GIVE_PASSWORD = `
  update person set password_hash = (select password_hash from person where email = 'risk-officer@demo.example') where email = $1`;
const NARROW = "p1@load.example";

async function filled(home: string, models: number, seed: number): Promise<Sealing | null> {
  const database = await openDatabase(readSettings({ COUNTERSIGN_HOME: home, NODE_ENV: "production" }), home);
  try {
    await fillInventory(database.env.DATABASE_OWNER_URL ?? "", { models, seed }, (done) => console.error(`  ${done} models`));
    return await sealBacklog(database.env.DATABASE_URL ?? "");
  } finally {
    await database.stop();
  }
}

/** Brings the home up to `size` models and starts the product on it. */
export async function openSite(folder: string, size: number, seed: number): Promise<Site> {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const home = resolve(join(folder, `home-${size}`));
  if (runningOn(home)) throw new Error(`a product runs on ${home}`);
  // The first start makes the demonstration, of which the inventory is copies.
  await stop(await start(home));
  const sealing = await filled(home, size, seed);
  const started = await start(home);
  const env = runningOn(home)?.env ?? {};
  Object.assign(process.env, env);
  const owner = await connected(env.DATABASE_OWNER_URL);
  const reader = await connected(env.DATABASE_READ_URL);
  await owner.query(GIVE_PASSWORD, [NARROW]);
  const nobody = new Client(started.url);
  const clients = [
    nobody,
    await signIn(nobody, "risk-officer@demo.example", PASSWORD),
    await signIn(nobody, NARROW, PASSWORD),
  ] as const;
  return {
    ...{ size, home, url: started.url, owner, reader, sealing, startedIn: started.milliseconds },
    ...{ nobody: clients[0], officer: clients[1], narrow: clients[2] },
    end: async () => {
      for (const client of clients) client.end();
      await owner.end();
      await reader.end();
      await forgetConnections();
      await stop(started);
    },
  };
}
