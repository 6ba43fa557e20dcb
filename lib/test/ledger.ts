// What tests of the ledger need: sealing to the end, and doing what only somebody with the keys to the server could do.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { writerPool } from "#lib/db/writer";
import { sealOnce } from "#lib/ledger/seal";
import { sealLag } from "#lib/ledger/seal-lag";
import { asOwner } from "#lib/test/database";

/**
 * Seals until nothing waits; gives the number of leaves made. Transactions of other tests on the same server hold the horizon
 * back, so it tries for a few seconds.
 */
export async function sealAll(): Promise<number> {
  let all = 0;
  for (let tries = 0; tries < 200; tries += 1) {
    all += await sealOnce(writerPool());
    if ((await sealLag(writerPool())).unsealed === 0) return all;
    await sleep(50);
  }
  throw new Error("events wait to be sealed and nothing ends the transaction they wait for");
}

/** Changes a table of the ledger as its owner can: the guard is switched off, the change made, the guard put back. */
export async function tamper(table: "ledger_event" | "ledger_row" | "ledger_leaf", text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  try {
    // Only the guards of the ledger: the triggers that keep foreign keys stay as they are.
    await client.query("begin");
    await client.query(`alter table ${table} disable trigger ledger_is_append_only`);
    await client.query(text, values);
    await client.query(`alter table ${table} enable always trigger ledger_is_append_only`);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

export const leaves = () =>
  asOwner<{ index: string; kind: string; event_id: string | null; row_seq: string | null; hash: string }>(
    "select index, kind, event_id, row_seq, hash from ledger_leaf order by index",
  );
