// Clears what nobody needs after a day: answers kept for repeated keys, and bytes that no command came to name.
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { stagingFolder } from "#lib/core/blob";

const DAY_MILLISECONDS = 86_400_000;

/** Rows of the roll-up that may stand beside the folded ones: few enough to be added up in no time. */
const COUNTS_UNFOLDED_MAX = 1000;

/** Puts one row in place of many where the counts of the portfolio have grown. */
export async function foldCounts(pool: pg.Pool): Promise<void> {
  await pool.query("select fold_listed_count($1)", [COUNTS_UNFOLDED_MAX]);
  await pool.query("select fold_month_count($1)", [COUNTS_UNFOLDED_MAX]);
  await pool.query("select fold_waiting_count($1)", [COUNTS_UNFOLDED_MAX]);
  await pool.query("select fold_stage_count($1)", [COUNTS_UNFOLDED_MAX]);
}

/** Files of broken-off uploads. One that is being written is younger than a day. */
async function sweepStaging(now: number) {
  const folder = stagingFolder();
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const age = await stat(file).then(
      ({ mtimeMs }) => now - mtimeMs,
      () => 0,
    );
    if (age > DAY_MILLISECONDS) await rm(file, { force: true });
  }
}

export async function sweep(pool: pg.Pool, now: number = Date.now()): Promise<void> {
  await pool.query("delete from idempotency_key where created_at < product_clock() - interval '24 hours'");
  await pool.query("delete from upload where created_at < product_clock() - interval '24 hours'");
  await sweepStaging(now);
}
