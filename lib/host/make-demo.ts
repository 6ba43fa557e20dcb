// A program of the supervisor that runs once: it makes the demonstration in an empty database and ends.
import pg from "pg";
import { loadActor } from "#lib/access/load-actor";
import { queue } from "#lib/core/queue";
import { address } from "#lib/db/address";
import { writer, writerPool } from "#lib/db/writer";
import { startClock, stopClock, takeTurn } from "#lib/demo/clock";
import { makeDemonstration } from "#lib/demo/demonstration";
import { readAnswers, readPortfolio } from "#lib/demo/portfolio";
import { sceneOf } from "#lib/demo/scene";
import { demoState } from "#lib/demo/state";
import { sealOnce } from "#lib/ledger/seal";

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort(new Error("It was interrupted.")));

/** The day of the first start, by its date in UTC. Every step lies before it, so no simulated time is still to come. */
const today = () => new Date(new Date().toISOString().slice(0, 10));

/** The first to look finds all of it in its place: nothing of the demonstration waits to be sealed. */
async function sealed(): Promise<void> {
  while ((await sealOnce(writerPool())) > 0);
}

async function main() {
  const owner = new pg.Client({ connectionString: address("DATABASE_OWNER_URL") });
  await owner.connect();
  await takeTurn(owner);
  // Another process was first.
  if (!(await demoState(owner)).empty) return;
  try {
    const clock = await startClock(owner);
    const actorOf = (id: string) => loadActor(writer(), id, { via: "cli" });
    const given = { portfolio: readPortfolio(), answers: readAnswers(), firstDay: today(), signal: stopping.signal };
    await makeDemonstration(sceneOf({ ...given, clock, actorOf }));
    await stopClock(owner);
    await sealed();
  } finally {
    await stopClock(owner);
    await owner.end();
    await (await queue()).stop({ graceful: false });
    await writer().$disconnect();
  }
}

await main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
