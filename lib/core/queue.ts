// The queue: pg-boss in the same PostgreSQL. A command's jobs are enqueued in its own transaction.
import { PgBoss } from "pg-boss";
import type { Enqueue } from "#lib/core/operation";
import { address } from "#lib/db/address";
import type { WriteDb } from "#lib/db/types";

const kept = globalThis as { countersignQueue?: Promise<PgBoss> };

const open = async (): Promise<PgBoss> => {
  const boss = new PgBoss({
    connectionString: address("DATABASE_URL"),
    schema: "pgboss",
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
    max: 3,
    application_name: "countersign queue",
  });
  boss.on("error", () => undefined);
  await boss.start();
  return boss;
};

export const queue = (): Promise<PgBoss> => {
  kept.countersignQueue ??= open();
  return kept.countersignQueue;
};

export async function enqueue(db: WriteDb, jobs: Enqueue[]) {
  if (jobs.length === 0) return;
  const boss = await queue();
  const executeSql = async (text: string, values?: unknown[]) => ({
    rows: await db.$queryRawUnsafe<unknown[]>(text, ...(values ?? [])),
  });
  for (const { job, payload } of jobs)
    await boss.send(job, payload, { db: { executeSql }, retryLimit: 5, retryBackoff: true, expireInSeconds: 3600 });
}
