// How far the sealer is behind: what a health check, a metric and a verification tell of it.
import type pg from "pg";

/** Committed and without a leaf: how many entries, and for how many seconds the oldest of them has waited; 0 and 0 when sealed. */
export type SealLag = { unsealed: number; oldestSeconds: number };

/** Counts without reading what is sealed; `waits` is the part of the ledger that may hold something unsealed. */
const LAG = (waits: (alias: string) => string) => `
  select count(*)::int as unsealed, greatest(coalesce(extract(epoch from clock_timestamp() - min(since)), 0), 0)::float8 as "oldestSeconds" from (
    select e.recorded_at as since from ledger_event e where ${waits("e")} and not exists (select from ledger_leaf l where l.event_id = e.id)
    union all
    select r.at from ledger_row r where ${waits("r")} and not exists (select from ledger_leaf l where l.row_seq = r.seq)
      and not exists (select from ledger_event e where e.id = r.event_id and (e.xid, e.epoch) is not distinct from (r.xid, r.epoch))) as waiting`;

/** The upper bound keeps out what another cluster, restored here, wrote under numbers this one has not reached. */
const SINCE_THE_HORIZON = LAG(
  (a) =>
    `${a}.xid >= $1::xid8 and ${a}.xid < pg_snapshot_xmax(pg_current_snapshot()) and ${a}.epoch in (ledger_cluster(), 'demonstration')`,
);

/** Before the first sealing, and after a restore into another cluster, anything may wait. */
const EVERYTHING = LAG(() => "true");

/** A lag that grows while the sealer runs means that a transaction stays open: everything committed after it began waits for it. */
export async function sealLag(db: Pick<pg.ClientBase | pg.Pool, "query">): Promise<SealLag> {
  const { rows } = await db.query<{ horizon: string; counted: boolean }>(
    "select horizon::text as horizon, epoch = ledger_cluster() as counted from ledger_horizon",
  );
  const [at] = rows;
  if (!at) throw new Error("the ledger has no horizon");
  const { rows: found } = at.counted
    ? await db.query<SealLag>(SINCE_THE_HORIZON, [at.horizon])
    : await db.query<SealLag>(EVERYTHING);
  return found[0] ?? { unsealed: 0, oldestSeconds: 0 };
}
