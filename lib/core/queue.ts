// The queue: pg-boss in the same PostgreSQL. A command's jobs are enqueued in its own transaction.
import { fromPrisma, PgBoss } from "pg-boss";
import { log } from "#lib/core/log";
import type { Enqueue } from "#lib/core/operation";
import { address } from "#lib/db/address";
import { connection } from "#lib/db/connection";
import type { WriteDb } from "#lib/db/types";

const kept = globalThis as { countersignQueue?: Promise<PgBoss>; countersignQueues?: Map<string, Promise<void>> };

/** A job that its worker lost, by a crash or a stall, is taken up again after this time without a sign of life. */
const HEARTBEAT_SECONDS = 30;
const EXPIRY_SECONDS = 3600;
const RETRIES_MAX = 5;
/** How often a worker looks for jobs that were lost. */
const LOOK_SECONDS = 10;

/**
 * A pooler that gives each transaction another session has nothing to hear: a worker behind one finds jobs by asking alone, as it does
 * beside listening anyway, and need not say so each time it tried.
 */
const tell = (error: Error) => {
  if (error.message.startsWith("LISTEN/NOTIFY")) log.debug({ err: error }, "the queue listens in vain");
  else log.error({ err: error }, "the queue met an error");
};

const open = async (supervise: boolean): Promise<PgBoss> => {
  const boss = new PgBoss({
    ...connection("write", address("DATABASE_URL"), "queue", 3),
    schema: "pgboss",
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise,
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
    useListenNotify: supervise,
  });
  boss.on("error", tell);
  await boss.start();
  return boss;
};

/** The queue of this process. The worker's also looks after jobs that were lost, and is told of new ones (`supervise`). */
export const queue = (supervise = false): Promise<PgBoss> => {
  kept.countersignQueue ??= open(supervise).catch((error: unknown) => {
    // A database that was away when it was first asked is asked again.
    kept.countersignQueue = undefined;
    throw error;
  });
  return kept.countersignQueue;
};

/** Where a job goes that was tried as often as it may be. */
export const givenUp = (name: string): string => `${name}.given-up`;

/** Giving up comes after every try: one that was lost and comes back then is void. */
export const attemptToGiveUp = (retryCount: number): number => RETRIES_MAX + 1 + retryCount;

/** The commit of a command that enqueues wakes the workers that listen. Queues made before that was so are brought up to it. */
async function makeQueues(boss: PgBoss, name: string): Promise<void> {
  await boss.createQueue(givenUp(name));
  await boss.createQueue(name, { notify: true });
  const made = await boss.getQueue(name);
  if (!made?.notify) await boss.updateQueue(name, { notify: true });
}

/** Makes the queues of a job when they are new. */
export function ensureQueue(boss: PgBoss, name: string): Promise<void> {
  kept.countersignQueues ??= new Map();
  const made = kept.countersignQueues.get(name) ?? makeQueues(boss, name);
  kept.countersignQueues.set(name, made);
  // A failure is not kept: the next one tries again.
  return made.catch((error: unknown) => {
    kept.countersignQueues?.delete(name);
    throw error;
  });
}

export async function enqueue(db: WriteDb, jobs: Enqueue[]) {
  if (jobs.length === 0) return;
  const boss = await queue();
  for (const { job, payload } of jobs) {
    await ensureQueue(boss, job);
    const care = {
      retryLimit: RETRIES_MAX,
      retryBackoff: true,
      expireInSeconds: EXPIRY_SECONDS,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deadLetter: givenUp(job),
    };
    await boss.send(job, payload, { db: fromPrisma(db), ...care });
  }
}
