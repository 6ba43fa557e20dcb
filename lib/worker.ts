// The worker process: background jobs, the sealer, and the watch over the catalogue. Any number of them may run.
import type { PgBoss } from "pg-boss";
import type { z } from "zod";
import type { Job } from "#lib/core/job";
import { log } from "#lib/core/log";
import { ensureQueue, givenUp, queue } from "#lib/core/queue";
import { foldCounts, sweep } from "#lib/core/sweep";
import { writerPool } from "#lib/db/writer";
import { jobs } from "#lib/jobs";
import { checkCatalogue } from "#lib/ledger/catalogue";
import { startSealer } from "#lib/ledger/seal";

const MINUTE_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 10_000;
const stopping = new AbortController();

/** Runs now and then every `everyMilliseconds`; a failure is told and tried again. */
function repeat(what: string, everyMilliseconds: number, act: () => Promise<void>) {
  const once = () => act().catch((error: unknown) => log.error({ err: error }, `${what} failed`));
  void once();
  const timer = setInterval(once, everyMilliseconds);
  stopping.signal.addEventListener("abort", () => clearInterval(timer));
}

/** A guard that is not as this program expects it is an alarm, whoever changed it. */
async function watchCatalogue() {
  const { missing, unexpected } = await checkCatalogue(writerPool());
  if (missing.length + unexpected.length > 0) log.error({ missing, unexpected }, "guards in the database were changed");
}

const ONE_BY_ONE = { pollingIntervalSeconds: 1, batchSize: 1 };

/** Takes up the jobs of this name, and closes the records of those that were tried too often. */
async function perform(boss: PgBoss, job: Job<z.ZodType>) {
  await ensureQueue(boss, job.name);
  await boss.work(job.name, ONE_BY_ONE, async ([one]) => {
    if (one) await job.handle(job.payload.parse(one.data), stopping.signal);
  });
  await boss.work(givenUp(job.name), ONE_BY_ONE, async ([one]) => {
    if (!one) return;
    log.error({ job: job.name, payload: one.data }, "a job was given up");
    const payload = job.payload.safeParse(one.data);
    if (payload.success) await job.giveUp?.(payload.data);
  });
}

async function main() {
  const boss = await queue(true);
  const sealer = startSealer();
  for (const job of jobs) await perform(boss, job);
  repeat("the watch over the catalogue", MINUTE_MILLISECONDS, watchCatalogue);
  repeat("folding the counts", MINUTE_MILLISECONDS, () => foldCounts(writerPool()));
  repeat("sweeping", 60 * MINUTE_MILLISECONDS, () => sweep(writerPool()));
  log.info({ jobs: jobs.map((job) => job.name) }, "worker is ready");
  await new Promise((resolve) => stopping.signal.addEventListener("abort", resolve));
  await sealer.stop();
  await boss.stop({ graceful: true, timeout: STOP_MILLISECONDS });
  process.exit(0);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());

await main();
