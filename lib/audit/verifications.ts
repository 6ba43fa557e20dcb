// Verifications as they are shown: what is stored, with the progress of one that runs.
import type { z } from "zod";
import { type LedgerVerification, StoredResult } from "#lib/audit/schema";
import { worded } from "#lib/core/wording";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";

type Row = {
  id: string;
  state: string;
  byId: string;
  byName: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
  result: unknown;
  done: number | null;
  total: number | null;
  failed: boolean;
};

const stateOf = ({ state, failed, done }: Row): LedgerVerification["state"] => {
  if (state === "done" || state === "failed") return state;
  if (failed) return "failed";
  return done === null ? "queued" : "running";
};

const resultOf = (stored: unknown): LedgerVerification["result"] => {
  if (stored === null) return null;
  const { faults, ...result } = StoredResult.parse(stored);
  return { ...result, faults: faults.map(({ because, ...fault }) => ({ ...fault, message: worded(because).message })) };
};

/** Rows of verifications, newest first. `where` narrows `ledger_check c`. */
export async function readVerifications(
  db: Pick<ReadDb, "$queryRaw">,
  where: Sql,
  limit: number,
): Promise<z.input<typeof LedgerVerification>[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    select c.id, c.state, c.requested_by as "byId", p.name as "byName", c.requested_at as "requestedAt", c.finished_at as "finishedAt", c.result,
      j.done, j.total, j.error is not null as failed
    from ledger_check c left join person p on p.id = c.requested_by left join job_progress j on j.subject = c.id
    where ${where} order by c.requested_at desc, c.id desc limit ${limit}`);
  return rows.map((row) => {
    const result = resultOf(row.result);
    return {
      id: row.id,
      state: stateOf(row),
      requestedBy: { id: row.byId, name: row.byName ?? row.byId },
      requestedAt: row.requestedAt,
      finishedAt: row.finishedAt,
      done: result?.checked ?? row.done ?? 0,
      total: result?.checked ?? row.total,
      result,
    };
  });
}
