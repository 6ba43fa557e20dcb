// Verifications as they are shown: what is stored, with the progress of one that runs.
import type { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { colleaguesOf } from "#lib/access/scope";
import { type LedgerVerification, StoredResult } from "#lib/audit/schema";
import { seesWhole } from "#lib/audit/visible";
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
  isColleague: boolean;
  whole: boolean;
};

const stateOf = ({ state, failed, done }: Row): LedgerVerification["state"] => {
  if (state === "done" || state === "failed") return state;
  if (failed) return "failed";
  return done === null ? "queued" : "running";
};

/** The whole ledger is verified whoever asks; what was found is counted for everybody, and told to those who read all of it. */
const resultOf = ({ result: stored, whole }: Row): LedgerVerification["result"] => {
  if (stored === null) return null;
  const { faults, ...result } = StoredResult.parse(stored);
  if (!whole) return { ...result, faults: [], unaccounted: [], isTold: false };
  return {
    ...result,
    isTold: true,
    faults: faults.map(({ because, ...fault }) => ({ ...fault, message: worded(because).message })),
  };
};

/** Rows of verifications, newest first. `where` narrows `ledger_check c`. */
export async function readVerifications(
  db: Pick<ReadDb, "$queryRaw">,
  actor: Actor,
  where: Sql,
  limit: number,
): Promise<z.input<typeof LedgerVerification>[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    select c.id, c.state, c.requested_by as "byId", p.name as "byName", c.requested_at as "requestedAt", c.finished_at as "finishedAt", c.result,
      j.done, j.total, j.error is not null as failed, c.requested_by in (${colleaguesOf(actor)}) as "isColleague", ${seesWhole(actor)} as whole
    from ledger_check c left join person p on p.id = c.requested_by left join job_progress j on j.subject = c.id
    where ${where} order by c.requested_at desc, c.id desc limit ${limit}`);
  return rows.map((row) => {
    const result = resultOf(row);
    return {
      id: row.id,
      state: stateOf(row),
      requestedBy: row.isColleague || row.whole ? { id: row.byId, name: row.byName ?? row.byId } : null,
      requestedAt: row.requestedAt,
      finishedAt: row.finishedAt,
      done: result?.checked ?? row.done ?? 0,
      total: result?.checked ?? row.total,
      result,
    };
  });
}
