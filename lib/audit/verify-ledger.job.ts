// The verification behind the button: the same check as the command line's, for somebody who has no shell.
import { z } from "zod";
import { finishVerification } from "#lib/audit/finish-verification.command";
import type { StoredResult } from "#lib/audit/schema";
import { verifyRecord } from "#lib/audit/verify-record";
import { finishFor } from "#lib/core/finish-job";
import { job, type Turn } from "#lib/core/job";
import { log } from "#lib/core/log";
import { type Attempt, beginAttempt, progressOf } from "#lib/core/progress";
import { run } from "#lib/core/run";
import { isUnavailable } from "#lib/core/unavailable";
import { readerPool } from "#lib/db/reader";

/** Faults kept with the verification; the command line tells them all. */
const KEPT = 200;

async function verified(attempt: Attempt, { signal }: Turn): Promise<StoredResult | null> {
  try {
    const found = await verifyRecord(readerPool(), progressOf(attempt), signal);
    return { ...found, faults: found.faults.slice(0, KEPT) };
  } catch (error) {
    // Asked to stop, or without a database: the queue gives the job out again.
    if (signal.aborted || isUnavailable(error)) throw error;
    log.error({ err: error, verification: attempt.subject }, "the ledger could not be verified");
    return null;
  }
}

const record = (personId: string, { subject, attempt }: Attempt, result: StoredResult | null) =>
  finishFor(personId, { subject, attempt }, (caller) =>
    run(finishVerification, { verificationId: subject, attempt, result }, caller),
  );

export const verifyLedgerJob = job({
  name: "verifyLedger",
  payload: z.strictObject({ verificationId: z.string(), personId: z.string() }),
  about: "verificationId",
  handle: async ({ verificationId, personId }, turn) => {
    const attempt = { subject: verificationId, attempt: turn.attempt };
    if (await beginAttempt(attempt)) await record(personId, attempt, await verified(attempt, turn));
  },
  giveUp: async ({ verificationId, personId }, turn) => {
    const attempt = { subject: verificationId, attempt: turn.attempt };
    if (await beginAttempt(attempt)) await record(personId, attempt, null);
  },
});
