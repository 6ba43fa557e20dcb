// Starting: W18. From the start of the process to the first page, on a home that is there, on none, and after everything was killed.
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startCluster } from "#lib/host/embedded";
import { atMost, told, type Workload } from "../finding.ts";
import { firstPage, start, stop } from "../site.ts";
import { median } from "../statistics.ts";

const ROUNDS_MAX = 3;

/** A folder that the database's own user may pass through, gone afterwards. */
async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
  chmodSync(folder, 0o711);
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds from nothing to the first page: database, roles, migrations, server. Without the demonstration. */
const firstBoot = () =>
  inFolder(async (folder) => {
    const began = performance.now();
    const started = await start(join(folder, "home"), {
      COUNTERSIGN_DEMO: "0",
      NEXTAUTH_SECRET: `${randomUUID()}${randomUUID()}`,
    });
    await firstPage(started);
    const seconds = (performance.now() - began) / 1000;
    await stop(started);
    return seconds;
  });

/** Seconds from nothing to an answer of the database alone: initdb, start, `select 1`. */
const bareBoot = () =>
  inFolder(async (folder) => {
    const password = randomUUID();
    const began = performance.now();
    const cluster = await startCluster(join(folder, "postgres"), password);
    const client = new pg.Client({
      connectionString: `postgresql://countersign_owner:${password}@127.0.0.1:${cluster.port}/postgres`,
    });
    await client.connect();
    await client.query("select 1");
    const seconds = (performance.now() - began) / 1000;
    await client.end();
    await cluster.stop();
    return seconds;
  });

const starting: Workload = {
  id: "W18",
  title: "Starting",
  run: async (site, setting) => {
    const rounds = Math.min(ROUNDS_MAX, setting.rounds);
    const [warm, crashed, boots, bare]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let round = 0; round < rounds; round += 1) {
      warm.push((await site.again("stopped")) / 1000);
      crashed.push((await site.again("killed")) / 1000);
      boots.push(await firstBoot());
      bare.push(await bareBoot());
    }
    const ratios = boots.map((taken, round) => taken / (bare[round] ?? Number.NaN));
    return [
      atMost("up to the ready line, once", site.startedIn / 1000, "s", 5),
      atMost("up to the first page", median(warm), "s", 5),
      atMost("up to the first page after everything was killed with -9", median(crashed), "s", 10),
      atMost("first boot up to the first page, against initdb and select 1", median(ratios), "times", 2.5),
      told("first boot up to the first page", median(boots), "s"),
    ];
  },
};

export const STARTING: Workload[] = [starting];
