// The whole verification, as the button and the command line run it: the ledger, and what was signed.
import type pg from "pg";
import { type Progress, type Verification, verifyLedger } from "#lib/ledger/verify";
import { verifySignatures } from "#lib/signoff/verify-signatures";

export const verifyRecord = (pool: pg.Pool, onProgress?: Progress, signal?: AbortSignal): Promise<Verification> =>
  verifyLedger(pool, { onProgress, signal, checks: [verifySignatures] });
