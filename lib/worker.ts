// The worker process: background jobs, the sealer, and the watch over the catalogue. Any number of them may run.
import type { PgBoss } from "pg-boss";
import { z } from "zod";
import type { Job, Turn } from "#lib/core/job";
import { log } from "#lib/core/log";
import { beginAttempt, noteProgress } from "#lib/core/progress";
import { attemptToGiveUp, ensureQueue, givenUp, queue } from "#lib/core/queue";
import { readOnly } from "#lib/core/read-only";
import { foldCounts, sweep } from "#lib/core/sweep";
import { during } from "#lib/core/task";
import { writerPool } from "#lib/db/writer";
import { sweepStagingFolders } from "#lib/exports/staging-folder";
import { jobs } from "#lib/jobs";
import { checkCatalogue } from "#lib/ledger/catalogue";
import { startSealer } from "#lib/ledger/sealer";
import { listLapsedTiers } from "#lib/models/list-lapsed-tiers";

const SECOND_MILLISECONDS = 1000;
const MINUTE_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 10_000;
const stopping = new AbortController();
/** Kept from the first moment on: whoever waits for it may begin to after it was asked. */
const asked = new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve()));

/** Runs now and then every `everyMilliseconds`; a failure is told and tried again. */
function repeat(what: string, everyMilliseconds: number, act: () => Promise<void>) {
  const once = () => act().catch((error: unknown) => log.error({ err: error }, `${what} failed`));
  void once();
  const timer = setInterval(once, everyMilliseconds);
  void asked.then(() => clearInterval(timer));
}

/** A guard that is not as this program expects it is an alarm, whoever changed it. */
async function watchCatalogue() {
  const { missing, unexpected } = await checkCatalogue(writerPool());
  if (missing.length + unexpected.length > 0) log.error({ missing, unexpected }, "guards in the database were changed");
}

/** A worker that hears of new jobs asks as often as one that does not: whether it would hear cannot be known. */
const ONE_BY_ONE = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5, batchSize: 1 };

const until = (lost: AbortSignal): AbortSignal => AbortSignal.any([stopping.signal, lost]);

/** A payload that cannot be read says at least whose progress it was about, and whoever watches that is told. */
async function giveUp(job: Job<z.ZodType>, data: unknown, turn: Turn) {
  log.error({ payload: data }, "a job was given up");
  const payload = job.payload.safeParse(data);
  if (payload.success) return job.giveUp?.(payload.data, turn);
  const subject = z.object({ [job.about ?? ""]: z.string() }).safeParse(data).data?.[job.about ?? ""];
  if (subject === undefined) return;
  const attempt = { subject, attempt: turn.attempt };
  if (await beginAttempt(attempt)) await noteProgress(attempt, 0, null, "job.given_up");
}

/** Takes up the jobs of this name, and closes the records of those that were tried too often. */
async function perform(boss: PgBoss, job: Job<z.ZodType>) {
  await ensureQueue(boss, job.name);
  await boss.work(job.name, ONE_BY_ONE, async ([one]) => {
    if (!one) return;
    const turn = { attempt: one.retryCount, signal: until(one.signal) };
    await during({ job: job.name, jobId: one.id }, () => job.handle(job.payload.parse(one.data), turn));
  });
  await boss.work(givenUp(job.name), ONE_BY_ONE, async ([one]) => {
    if (!one) return;
    const turn = { attempt: attemptToGiveUp(one.retryCount), signal: until(one.signal) };
    await during({ job: job.name, jobId: one.id }, () => giveUp(job, one.data, turn));
  });
}

const leave = async (boss: PgBoss, { name }: Job<z.ZodType>) => {
  for (const queue of [name, givenUp(name)]) await boss.offWork(queue, { wait: false });
};

/** While nothing may be written no job is taken up: trying would only use up its tries. What is at work then comes back later. */
function takeTurns(boss: PgBoss): () => Promise<void> {
  const taken = new Set<Job<z.ZodType>>();
  return async () => {
    const may = (await readOnly()) === null;
    for (const job of jobs.filter((one) => taken.has(one) !== may)) {
      await (may ? perform(boss, job) : leave(boss, job));
      if (may) taken.add(job);
      else taken.delete(job);
    }
  };
}

async function main() {
  const boss = await queue(true);
  const sealer = startSealer(writerPool());
  const take = takeTurns(boss);
  await take();
  repeat("taking up jobs", SECOND_MILLISECONDS, take);
  repeat("the watch over the catalogue", MINUTE_MILLISECONDS, watchCatalogue);
  repeat("listing tiers that ran out", MINUTE_MILLISECONDS, () => listLapsedTiers(writerPool()));
  repeat("folding the counts", MINUTE_MILLISECONDS, () => foldCounts(writerPool()));
  repeat("sweeping", 60 * MINUTE_MILLISECONDS, () => sweep(writerPool()));
  repeat("sweeping what exports left behind", 60 * MINUTE_MILLISECONDS, () => sweepStagingFolders());
  log.info({ jobs: jobs.map((job) => job.name) }, "worker is ready");
  await asked;
  await sealer.stop();
  await boss.stop({ graceful: true, timeout: STOP_MILLISECONDS });
  process.exit(0);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());

await main();
