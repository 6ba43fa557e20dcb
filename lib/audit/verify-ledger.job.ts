// The verification behind the button: the same check as the command line's, for somebody who has no shell.
import { z } from "zod";
import { finishVerification } from "#lib/audit/finish-verification.command";
import type { StoredResult } from "#lib/audit/schema";
import { verifyRecord } from "#lib/audit/verify-record";
import { finishFor } from "#lib/core/finish-job";
import { job } from "#lib/core/job";
import { log } from "#lib/core/log";
import { noteProgress, progressOf } from "#lib/core/progress";
import { run } from "#lib/core/run";
import { isUnavailable } from "#lib/core/unavailable";
import { readerPool } from "#lib/db/reader";

/** Faults kept with the verification; the command line tells them all. */
const KEPT = 200;

async function result(verificationId: string, signal: AbortSignal): Promise<StoredResult | null> {
  await noteProgress(verificationId, 0, null);
  try {
    const found = await verifyRecord(readerPool(), progressOf(verificationId), signal);
    return { ...found, faults: found.faults.slice(0, KEPT) };
  } catch (error) {
    // Asked to stop, or without a database: the queue gives the job out again.
    if (signal.aborted || isUnavailable(error)) throw error;
    log.error({ err: error, verification: verificationId }, "the ledger could not be verified");
    return null;
  }
}

export const verifyLedgerJob = job({
  name: "verifyLedger",
  payload: z.strictObject({ verificationId: z.string(), personId: z.string() }),
  handle: async ({ verificationId, personId }, signal) => {
    const found = await result(verificationId, signal);
    await finishFor(personId, verificationId, (caller) => run(finishVerification, { verificationId, result: found }, caller));
  },
  giveUp: ({ verificationId, personId }) =>
    finishFor(personId, verificationId, (caller) => run(finishVerification, { verificationId, result: null }, caller)),
});
