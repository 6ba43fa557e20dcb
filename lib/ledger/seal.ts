// The one sealer: gives what was committed its gapless place and its hash. Events of transactions that may still commit wait.
import type pg from "pg";
import { log } from "#lib/core/log";
import { borrow } from "#lib/db/borrow";
import { leafHash } from "#lib/ledger/leaf";
import { type LeafPlace, leavesOf, readStored } from "#lib/ledger/read-leaf";

export const BATCH_MAX = 5000;
/** Leaves hashed at a time, so that a batch of large rows stays small in memory: two such chunks are. */
const CHUNK = 250;
/** Taken by every sealer of a database for the length of one batch. */
const SEALER_LOCK = 7_270_736_901;

type Horizon = { token: string; horizon: string; epoch: string; cluster: string; xmin: string };
type Pending = LeafPlace & { xid: string };

const HORIZON = `
  select token::text as token, horizon::text as horizon, epoch, ledger_cluster() as cluster, pg_snapshot_xmin(pg_current_snapshot())::text as xmin
  from ledger_horizon`;

type Bounds = { settled: (alias: string) => string; era: (alias: string) => string; before: string };

/**
 * Not sealed, and in an order every verifier can repeat: transaction by transaction, in each the events, then rows without event.
 * Rows are looked for only as far as their turn can come (`before`). The event of a row is found by its id alone: one transaction may
 * have written them all, which the database learns only when it counts.
 */
const pending = ({ settled, era, before }: Bounds) => `
  with events as materialized (select ${era("e")} as era, e.xid, e.id as "eventId", null::bigint as seq from ledger_event e
    where ${settled("e")} and not exists (select from ledger_leaf l where l.event_id = e.id)
    order by 1, e.xid, e.id collate "C" limit $1)
  select xid::text as xid, "eventId", seq::text as "rowSeq" from (
    select * from events
    union all
    (select ${era("r")} as era, r.xid, null, r.seq from ledger_row r
      where ${settled("r")} and ${before} and not exists (select from ledger_leaf l where l.row_seq = r.seq)
        and not exists (select from ledger_event e where e.id = r.event_id and (e.xid, e.epoch) is not distinct from (r.xid, r.epoch))
      order by 1, r.xid, r.seq limit $1)
  ) as pending order by era, pending.xid, seq is not null, "eventId" collate "C", seq limit $1`;

/** Below the horizon every transaction has ended, so what is there is all there will ever be. */
const BELOW_HORIZON = pending({
  settled: (a) => `${a}.xid >= $2::xid8 and ${a}.xid < $3::xid8 and ${a}.epoch in ($4, 'demonstration')`,
  era: () => "''",
  // Where events alone fill the batch, the rows of the last one's transaction come after it.
  before: "r.xid < coalesce((select xid from events offset $1::int - 1), $3::xid8)",
});

/** After a restore into another cluster: its transactions ended elsewhere. What the old cluster had begun comes first. */
const OF_ANOTHER_CLUSTER = pending({
  settled: (a) => `${a}.epoch <> $2`,
  era: (a) => `case when ${a}.epoch in ($3, 'demonstration') then '' else ${a}.epoch end`,
  before: "true",
});

const advance = async (client: pg.ClientBase, { token }: Horizon, horizon: string, epoch: string) => {
  const { rowCount } = await client.query(
    "update ledger_horizon set token = token + 1, horizon = $2::xid8, epoch = $3 where token = $1::bigint",
    [token, horizon, epoch],
  );
  if (rowCount !== 1) throw new Error("another sealer was here: this batch is given up");
};

type Sealed = { kind: string; hash: string };

/** Reads and hashes the places, a chunk at a time. */
async function hashAll(client: pg.ClientBase, places: readonly Pending[]): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  let reading = readStored(client, places.slice(0, CHUNK));
  for (let from = 0; from < places.length; from += CHUNK) {
    const chunk = places.slice(from, from + CHUNK);
    const stored = await reading;
    // The database reads the next chunk while this one is hashed.
    reading = readStored(client, places.slice(from + CHUNK, from + 2 * CHUNK));
    reading.catch(() => undefined);
    for (const leaf of leavesOf(stored, chunk)) {
      if (!leaf) throw new Error("the ledger changed while it was sealed");
      sealed.push({ kind: leaf.kind, hash: leafHash(leaf) });
    }
  }
  return sealed;
}

async function sealAll(client: pg.ClientBase, places: readonly Pending[]) {
  if (places.length === 0) return;
  const { rows } = await client.query<{ next: string }>("select coalesce(max(index) + 1, 0)::text as next from ledger_leaf");
  const sealed = await hashAll(client, places);
  await client.query(
    `insert into ledger_leaf (index, kind, event_id, row_seq, hash, sealed_at)
     select $1::bigint + n - 1, kind, event_id, row_seq, hash, clock_timestamp()
     from unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) with ordinality as l(kind, event_id, row_seq, hash, n)`,
    [
      Number(rows[0]?.next),
      sealed.map(({ kind }) => kind),
      places.map(({ eventId }) => eventId),
      places.map(({ rowSeq }) => rowSeq),
      sealed.map(({ hash }) => hash),
    ],
  );
  const alone = places.filter(({ rowSeq }) => rowSeq !== null).length;
  if (alone > 0) log.warn({ changes: alone }, "the database was changed without an event of the ledger");
}

async function sealBatch(client: pg.ClientBase, limit: number): Promise<number> {
  const { rows } = await client.query<Horizon>(HORIZON);
  const [at] = rows;
  if (!at) throw new Error("the ledger has no horizon");
  const moved = at.epoch !== "" && at.epoch !== at.cluster;
  const { rows: places } = moved
    ? await client.query<Pending>(OF_ANOTHER_CLUSTER, [limit, at.cluster, at.epoch])
    : await client.query<Pending>(BELOW_HORIZON, [limit, at.horizon, at.xmin, at.cluster]);
  await sealAll(client, places);
  const isFull = places.length === limit;
  const reached = isFull ? (places.at(-1)?.xid ?? at.horizon) : at.xmin;
  if (moved && !isFull) await advance(client, at, "0", at.cluster);
  else if (moved) await advance(client, at, at.horizon, at.epoch);
  else if (places.length > 0 || at.epoch === "") await advance(client, at, reached, at.cluster);
  return places.length;
}

/**
 * Seals at most `limit` leaves in one transaction and gives their number; 0 when there is nothing to seal or another sealer is
 * at work. Leaves get the indexes after the last one, without a gap.
 */
export const sealOnce = (pool: pg.Pool, limit = BATCH_MAX): Promise<number> =>
  borrow(pool, async (client) => {
    await client.query("begin");
    try {
      // A sealer that stands still must not keep the others out. What waits is found by indexes, also while the database, just filled,
      // takes its tables for small: read from end to end for each entry, a few thousand would take as many seconds.
      await client.query("set local idle_in_transaction_session_timeout = '30s'; set local enable_seqscan = off");
      const { rows } = await client.query<{ ours: boolean }>("select pg_try_advisory_xact_lock($1) as ours", [SEALER_LOCK]);
      const sealed = rows[0]?.ours ? await sealBatch(client, limit) : 0;
      await client.query("commit");
      return sealed;
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      throw error;
    }
  });
