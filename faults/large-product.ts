// The product on ten thousand models (BUDGET_MODELS for another number), made once for a file of tests: a copy of the first start's home, filled and started.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDatabase } from "#lib/host/database";
import { runningOn } from "#lib/host/home";
import { freePort } from "#lib/host/port";
import { readSettings } from "#lib/host/settings";
import { Client, signIn } from "../bench/client.ts";
import { fillInventory } from "../bench/inventory.ts";
import { keptAlive } from "./heap";
import { PASSWORD } from "./people";
import { until } from "./processes";
import { Product } from "./product";
import { Listening, listenIn } from "./statements";

const MODELS = Number(process.env.BUDGET_MODELS ?? 10_000);
/** Thirty milliseconds for each, on a slow and busy machine. */
export const FILLING_TIMEOUT = 30 * MODELS;
/** What the inventory is drawn from. A failure depends on nothing else. */
const SEED = 28;

/** What its programs may keep alive: a page or an answer that leaves something behind runs out of it. */
const HEAP = "--max-old-space-size=320";

export type Large = {
  product: Product;
  owner: pg.Client;
  listening: Listening;
  as(person: string): Promise<Client>;
  /** Megabytes the server keeps alive. */
  keeps(): Promise<number>;
  /** From now on statements are written down. The worker stands still, so that nobody but the caller asks. */
  quiet(): Promise<void>;
  end(): Promise<void>;
};

async function filledHome(template: string): Promise<{ home: string; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-load-"));
  chmodSync(folder, 0o711);
  const home = join(folder, "home");
  execFileSync("cp", ["-a", template, home]);
  listenIn(home);
  const database = await openDatabase(readSettings({ COUNTERSIGN_HOME: home, NODE_ENV: "production" }), home);
  await fillInventory(database.env.DATABASE_OWNER_URL ?? "", { models: MODELS, seed: SEED });
  await database.stop();
  return { home, folder };
}

export async function aLargeProduct(template: string): Promise<Large> {
  const { home, folder } = await filledHome(template);
  const inspector = await freePort();
  const env = { COUNTERSIGN_HOME: home, PORT: String(await freePort()), NODE_OPTIONS: `${HEAP} --inspect-port=${inspector}` };
  const product = await new Product(env).ready();
  const owner = new pg.Client({ connectionString: runningOn(home)?.env.DATABASE_OWNER_URL });
  await owner.connect();
  const nobody = new Client(product.url);
  const clients = new Map<string, Client>();
  const listening = new Listening(home, owner);
  const as = async (person: string) => {
    const client = clients.get(person) ?? (await signIn(nobody, `${person}@demo.example`, PASSWORD));
    clients.set(person, client);
    return client;
  };
  return {
    product,
    owner,
    listening,
    as,
    keeps: () => keptAlive(product.pid("server"), inspector),
    quiet: async () => {
      product.signal("worker", "SIGSTOP");
      await listening.switch(true);
      const client = await as("risk-officer");
      await until("statements are written down", async () => {
        const { statements } = await listening.during(() => client.get("/api/v1/models?limit=1"));
        return statements.length > 0;
      });
    },
    end: async () => {
      for (const client of [nobody, ...clients.values()]) client.end();
      product.signal("worker", "SIGCONT");
      await owner.end();
      await product.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
