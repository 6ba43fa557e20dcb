// Recomputes the whole ledger and says what does not hold. What it cannot find is written in docs/ledger.md.
import type pg from "pg";
import { borrow } from "#lib/db/borrow";
import { checkCatalogue, watchedTables } from "#lib/ledger/catalogue";
import { bounded, FAULTS_MAX, type Fault, fault, UNACCOUNTED_MAX, type Unaccounted } from "#lib/ledger/fault";
import { sealLag } from "#lib/ledger/seal-lag";
import { verifyLeaves } from "#lib/ledger/verify-leaves";
import { verifyRows } from "#lib/ledger/verify-rows";

export type Verification = {
  /** Leaves that were read and recomputed. */
  checked: number;
  /** Rows of governed tables were held against their last image in so many tables. */
  tables: number;
  /** At most 1,000; `faultCount` says how many there are. */
  faults: Fault[];
  faultCount: number;
  /** Changes made behind the program's back, which the ledger has on record. At most 100; `unaccountedCount` says how many. */
  unaccounted: Unaccounted[];
  unaccountedCount: number;
  /** Entries that wait to be sealed, most likely because they were made a moment ago. */
  waiting: number;
  /** The server has no trigger on changes of the schema. */
  withoutDdlTrigger: boolean;
};

const EVENT_OR_ROW = (what: string, alias: string) => `
  ((${alias}.epoch in (h.epoch, 'demonstration') and ${alias}.xid < h.horizon) or (${alias}.epoch not in (h.epoch, 'demonstration') and h.epoch = ledger_cluster()))
  and not exists (select from ledger_leaf l where l.${what})`;

/** Everything below the horizon was sealed; what is there now without a leaf came later, or lost its leaf. */
const UNSEALED = `
  (select e.id as "eventId", null as "table", null as key from ledger_event e, ledger_horizon h where ${EVENT_OR_ROW("event_id = e.id", "e")} order by e.xid limit ${FAULTS_MAX})
  union all
  (select null, r.table_name, r.key from ledger_row r, ledger_horizon h where ${EVENT_OR_ROW("row_seq = r.seq", "r")}
    and not exists (select from ledger_event e where e.id = r.event_id and (e.xid, e.epoch) is not distinct from (r.xid, r.epoch)) order by r.seq limit ${FAULTS_MAX})`;

const DOUBLED = `
  select min(index)::text as index, event_id as "eventId" from ledger_leaf group by coalesce(event_id, 'row ' || row_seq), event_id having count(*) > 1
  union all
  select index::text, min(event_id) from ledger_leaf group by index having count(*) > 1`;

type Found = { fault(found: Fault): void };

async function verifyPlaces(client: pg.ClientBase, found: Found) {
  const unsealed = await client.query<{ eventId: string | null; table: string | null; key: string | null }>(UNSEALED);
  for (const { eventId, table, key } of unsealed.rows)
    found.fault(
      eventId === null
        ? fault("unsealed", "unsealed_row", { table: table ?? "", key: key ?? "" })
        : fault("unsealed", "unsealed", { eventId }),
    );
  const doubled = await client.query<{ index: string; eventId: string | null }>(DOUBLED);
  for (const { index, eventId } of doubled.rows)
    found.fault(fault("doubled", "doubled", { index: Number(index), ...(eventId !== null && { eventId }) }));
}

const count = async (client: pg.ClientBase, query: string): Promise<number> =>
  Number((await client.query<{ n: string }>(query)).rows[0]?.n);

/** Told the leaves read so far, and how many there are. */
export type Progress = (checked: number, size: number) => Promise<void> | void;

type Asked = {
  onProgress?: Progress | undefined;
  /** Ends it early with its reason. */
  signal?: AbortSignal | undefined;
  /** What else is held against the record: what a capability knows and the ledger does not. */
  checks?: readonly ((client: pg.ClientBase, found: Found) => Promise<void>)[];
};

/** Verifies the whole ledger in bounded memory: guards, every leaf, every place, every governed row, and then `checks`. */
export async function verifyLedger(pool: pg.Pool, { onProgress, signal, checks = [] }: Asked = {}): Promise<Verification> {
  const faults = bounded<Fault>(FAULTS_MAX);
  const unaccounted = bounded<Unaccounted>(UNACCOUNTED_MAX);
  const found = { fault: faults.add, unaccounted: unaccounted.add };
  const { missing, unexpected, withoutDdlTrigger } = await checkCatalogue(pool);
  for (const fact of missing) faults.add(fault("guard", "guard_missing", {}, { fact }));
  for (const fact of unexpected) faults.add(fault("guard", "guard_unexpected", {}, { fact }));
  return borrow(pool, async (client) => {
    const size = await count(client, "select coalesce(max(index) + 1, 0) as n from ledger_leaf");
    const checked = await verifyLeaves(client, size, found, async (done) => {
      signal?.throwIfAborted();
      await onProgress?.(done, size);
    });
    await verifyPlaces(client, found);
    const tables = watchedTables();
    for (const watched of tables) {
      signal?.throwIfAborted();
      await verifyRows(client, watched, found);
    }
    for (const check of checks) await check(client, found);
    const { unsealed } = await sealLag(client);
    return {
      checked,
      tables: tables.length,
      faults: faults.items,
      faultCount: faults.count(),
      unaccounted: unaccounted.items,
      unaccountedCount: unaccounted.count(),
      waiting: unsealed,
      withoutDdlTrigger,
    };
  });
}
