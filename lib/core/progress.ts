// How far background jobs are, and which try of a job has the turn. It is shown while they run and is no evidence, so it stands
// outside the ledger.
import { Refusal, reason } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import type { ReadDb, WriteDb } from "#lib/db/types";
import { writer } from "#lib/db/writer";

export type Progress = { done: number; total: number | null; error: string | null };

/** A try at the job about one record. Later tries have higher numbers. */
export type Attempt = { subject: string; attempt: number };

/** Takes the turn; what earlier tries say from now on is void. False when a later one has it: there is nothing left to do. */
export async function beginAttempt({ subject, attempt }: Attempt): Promise<boolean> {
  const begun = await writer().$executeRaw(sql`
    insert into job_progress (subject, done, total, error, at, attempt) values (${subject}, 0, null, null, product_clock(), ${attempt})
    on conflict (subject) do update set done = 0, total = null, error = null, at = excluded.at, attempt = excluded.attempt
    where job_progress.attempt <= excluded.attempt`);
  return begun === 1;
}

/** The try that has the turn, held to the end of the transaction: no later one begins before. */
export async function holdAttempt(db: WriteDb, subject: string): Promise<number | null> {
  const [row] = await db.$queryRaw<{ attempt: number }[]>(
    sql`select attempt from job_progress where subject = ${subject} for update`,
  );
  return row?.attempt ?? null;
}

/** A worker that stalled or was cut off, and whose job another one took over, comes too late: nothing it made is recorded. */
export function refuseLate(held: number | null, attempt: number) {
  if (held !== attempt) throw new Refusal("conflict", reason("job.superseded"));
}

/** Notes how far this try is, while it has the turn; `error` is the code of a refusal that only the job itself could record. */
export const noteProgress = (
  { subject, attempt }: Attempt,
  done: number,
  total: number | null,
  error: string | null = null,
): Promise<number> =>
  writer().$executeRaw(sql`
    update job_progress set done = ${done}, total = ${total}, error = to_jsonb(${error}::text), at = product_clock()
    where subject = ${subject} and attempt = ${attempt}`);

/** A reporter that writes at most about twice a second, however often it is called. */
export function progressOf(attempt: Attempt): (done: number, total: number | null) => Promise<void> {
  let next = 0;
  return async (done, total) => {
    const now = performance.now();
    if (now < next) return;
    next = now + 500;
    await noteProgress(attempt, done, total);
  };
}

export async function readProgress(db: Pick<ReadDb, "jobProgress">, subject: string): Promise<Progress | null> {
  const noted = await db.jobProgress.findUnique({ where: { subject } });
  return noted && { done: noted.done, total: noted.total, error: typeof noted.error === "string" ? noted.error : null };
}
