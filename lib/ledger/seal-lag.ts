// How far sealing is behind: what was committed and has no place in the ledger yet.
import type pg from "pg";

export type SealLag = { unsealed: number; oldestSeconds: number };

/** Everything sealed lies below the horizon, so only what is above it is looked at; a ledger that moved to another cluster is looked at whole. */
const WAITING = (above: (alias: string) => string) => `
  select count(*)::int as unsealed, greatest(coalesce(extract(epoch from clock_timestamp() - min(since)), 0), 0)::float8 as "oldestSeconds" from (
    select e.recorded_at as since from ledger_event e where ${above("e")} and not exists (select from ledger_leaf l where l.event_id = e.id)
    union all
    select r.at from ledger_row r where ${above("r")} and not exists (select from ledger_leaf l where l.row_seq = r.seq)
      and not exists (select from ledger_event e where e.id = r.event_id and e.xid = r.xid and e.epoch = r.epoch)
  ) as waiting`;

export async function sealLag(db: Pick<pg.ClientBase, "query">): Promise<SealLag> {
  const { rows } = await db.query<{ horizon: string; moved: boolean }>(
    "select horizon::text as horizon, epoch not in ('', ledger_cluster()) as moved from ledger_horizon",
  );
  const [at] = rows;
  if (!at) throw new Error("the ledger has no horizon");
  const { rows: found } = at.moved
    ? await db.query<SealLag>(WAITING(() => "true"))
    : await db.query<SealLag>(
        WAITING((a) => `${a}.xid >= $1::xid8`),
        [at.horizon],
      );
  return found[0] ?? { unsealed: 0, oldestSeconds: 0 };
}
