// How far background jobs are. It is shown while they run and is no evidence, so it stands outside the ledger.
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { writer } from "#lib/db/writer";

export type Progress = { done: number; total: number | null; error: string | null };

/** Notes how far the job about `subject` is; `error` is the code of a refusal that only the job itself could record. */
export const noteProgress = (subject: string, done: number, total: number | null, error: string | null = null) =>
  writer().$executeRaw(sql`
    insert into job_progress (subject, done, total, error, at) values (${subject}, ${done}, ${total}, to_jsonb(${error}::text), product_clock())
    on conflict (subject) do update set done = excluded.done, total = excluded.total, error = excluded.error, at = excluded.at`);

/** A reporter that writes at most about twice a second, however often it is called. */
export function progressOf(subject: string): (done: number, total: number | null) => Promise<void> {
  let next = 0;
  return async (done, total) => {
    const now = performance.now();
    if (now < next) return;
    next = now + 500;
    await noteProgress(subject, done, total);
  };
}

export async function readProgress(db: Pick<ReadDb, "jobProgress">, subject: string): Promise<Progress | null> {
  const noted = await db.jobProgress.findUnique({ where: { subject } });
  return noted && { done: noted.done, total: noted.total, error: typeof noted.error === "string" ? noted.error : null };
}
