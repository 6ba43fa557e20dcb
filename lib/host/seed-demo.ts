// What stands in the database when the product starts: the demonstration, made when asked for and nothing is there yet.
import { join } from "node:path";
import pg from "pg";
import { migrate } from "#lib/db/migrate";
import { stopClock, takeTurn } from "#lib/demo/clock";
import { type DemoState, demoState } from "#lib/demo/state";
import { type Errand, startErrand } from "#lib/host/child";
import { StartFault } from "#lib/host/fault";

const NOBODY =
  'Nobody can sign in yet. Make the first administrator: npm run -s countersign -- person you@example.com --name "Your Name" --role admin';
const HALF = "The demonstration in this database was never finished; what stands there is half of it.";

type Env = Record<string, string>;
export type Seeding = { advice: Promise<string | null>; stop(): Promise<void> };

async function asOwner<T>(url: string, act: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return await act(owner);
  } finally {
    await owner.end();
  }
}

/** A seed that was killed leaves its clock behind: time is put right before anything else reads it. */
const look = (url: string): Promise<DemoState> =>
  asOwner(url, async (owner) => {
    await takeTurn(owner);
    await stopClock(owner);
    return demoState(owner);
  });

/** An embedded database that holds nothing but half a demonstration is made anew: nobody has put anything into it. */
async function beginAnew(url: string): Promise<void> {
  const [server, name] = [new URL("/postgres", url).href, new URL(url).pathname.slice(1)];
  await asOwner(server, async (owner) => {
    await owner.query(`drop database ${owner.escapeIdentifier(name)} with (force)`);
    await owner.query(`create database ${owner.escapeIdentifier(name)}`);
  });
  await migrate(url);
}

/** Commits of the seed may wait for the disk together: the clock's return to the present, at the end, waits for all of them. */
const hurried = (url: string): string => {
  const address = new URL(url);
  address.searchParams.set("options", "-c synchronous_commit=off");
  return address.href;
};

async function make(env: Env, embedded: boolean, begin: (errand: Errand) => void): Promise<void> {
  console.log("Making the demonstration …");
  const database = env.DATABASE_URL ?? "";
  const errand = startErrand(
    ["--max-semi-space-size=64", "lib/host/make-demo.ts"],
    { ...env, DATABASE_URL: embedded ? hurried(database) : database },
    join(env.COUNTERSIGN_HOME ?? ".", "demo.log"),
  );
  begin(errand);
  const { code, said } = await errand.done;
  // Half a demonstration would pass for the record of an organisation, and no later start would complete it.
  if (code !== 0)
    throw new StartFault(
      `The demonstration could not be made, so nothing was started. ${said} COUNTERSIGN_DEMO=0 starts without it.`,
    );
}

const adviceOn = ({ unfinished, people }: DemoState): string | null => {
  if (unfinished) return HALF;
  return people === 0 ? NOBODY : null;
};

async function seed(env: Env, { demo, embedded }: How, begin: (errand: Errand) => void): Promise<string | null> {
  const url = env.DATABASE_OWNER_URL ?? "";
  const state = await look(url);
  if (!demo || !(state.empty || state.unfinished)) return adviceOn(state);
  if (state.unfinished && !(embedded && state.untouched))
    throw new StartFault(`${HALF} Empty the database and start again, or set COUNTERSIGN_DEMO=0 to go on with what is there.`);
  if (state.unfinished) await beginAnew(url);
  await make(env, embedded, begin);
  return null;
}

type How = { demo: boolean; embedded: boolean };

/**
 * Makes the demonstration when it is asked for and the database is empty; outside demo mode makes nothing. `advice` is a sentence
 * for the person at the terminal, if any; it fails with a StartFault when the demonstration could not be made. `stop` ends it.
 */
export function seedDemo(env: Env, how: How): Seeding {
  let running: Errand | null = null;
  const advice = seed(env, how, (errand) => {
    running = errand;
  });
  return { advice, stop: async () => running?.stop() };
}
