// The simulated clock: while a demonstration is made, the product's clock stands where the seed puts it.
import type pg from "pg";
import { MIGRATION_LOCK } from "#lib/db/migrate";

/** A second of the seed is ten minutes of the story: long enough to tell one act from the next, short enough to stay on its day. */
const PACE = 600;

/** One row: where the clock was set and when, and the two functions as the migrations made them, so that nothing else is needed to go back. */
const START = `
  create table simulated_clock (at timestamptz, set_at timestamptz not null, product_clock text not null, ledger_epoch text not null);
  insert into simulated_clock
    select null, clock_timestamp(), pg_get_functiondef('product_clock()'::regprocedure), pg_get_functiondef('ledger_epoch()'::regprocedure);
  create or replace function product_clock() returns timestamptz language sql volatile
    as $$ select coalesce(at + (clock_timestamp() - set_at) * ${PACE}, clock_timestamp()) from public.simulated_clock $$;
  create or replace function ledger_epoch() returns text language sql stable security definer set search_path = pg_catalog
    as $$ select 'demonstration' $$`;

/** The clock only goes forward: set to what is past already, it stays where it is. Until it is set it shows the real time. */
const SET =
  "update simulated_clock set at = case when at is null then $1 else greatest(product_clock(), $1) end, set_at = clock_timestamp()";

const inTransaction = async (owner: pg.ClientBase, act: () => Promise<void>) => {
  await owner.query("begin");
  try {
    await act();
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw error;
  }
};

export type Clock = { set(at: Date): Promise<void> };

/**
 * Waits for whoever migrates, or makes a demonstration, and keeps others waiting to the end of the connection. Changes of the
 * database's own functions made meanwhile are on record as the program's.
 */
export const takeTurn = async (owner: pg.ClientBase) => void (await owner.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]));

/** Replaces the product's clock; it is the caller's turn. */
export async function startClock(owner: pg.ClientBase): Promise<Clock> {
  await inTransaction(owner, async () => void (await owner.query(START)));
  return { set: async (at) => void (await owner.query(SET, [at])) };
}

/** Puts both functions back exactly as they were and drops the table; it is the caller's turn. False when no clock was simulated. */
export async function stopClock(owner: pg.ClientBase): Promise<boolean> {
  const { rows } = await owner.query<{ simulated: boolean }>(
    "select to_regclass('public.simulated_clock') is not null as simulated",
  );
  if (!rows[0]?.simulated) return false;
  await inTransaction(owner, async () => {
    const before = await owner.query<{ product_clock: string; ledger_epoch: string }>(
      "select product_clock, ledger_epoch from simulated_clock",
    );
    for (const kept of before.rows) {
      await owner.query(kept.product_clock);
      await owner.query(kept.ledger_epoch);
    }
    await owner.query("drop table simulated_clock");
  });
  return true;
}
