// Recomputes every leaf from what is stored, in the order of their indexes, a few at a time.

import type pg from "pg";
import { type Fault, fault, type Unaccounted } from "#lib/ledger/fault";
import { type Leaf, leafHash } from "#lib/ledger/leaf";
import { isMigration } from "#lib/ledger/migration.rules";
import { readLeaves } from "#lib/ledger/read-leaf";

const CHUNK = 250;

type Sealed = { index: string; kind: string; eventId: string | null; rowSeq: string | null; hash: string };
type Place = { epoch: string; xid: bigint; part: 0 | 1; id: string };
type Found = { fault(found: Fault): void; unaccounted(found: Unaccounted): void };

const SEALED = `select index::text as index, kind, event_id as "eventId", row_seq::text as "rowSeq", hash from ledger_leaf l where index > $1 and index < $2 order by l.index limit ${CHUNK}`;

const placeOf = (leaf: Leaf): Place => {
  const [row] = leaf.rows;
  if (leaf.kind === "event") return { epoch: leaf.event.epoch, xid: BigInt(leaf.event.xid), part: 0, id: leaf.event.id };
  return { epoch: row?.epoch ?? "", xid: BigInt(row?.xid ?? 0), part: 1, id: (row?.seq ?? "").padStart(20, "0") };
};

const isAfter = (a: Place, b: Place) => {
  if (a.xid !== b.xid) return a.xid > b.xid;
  return a.part === b.part ? a.id > b.id : a.part > b.part;
};

/**
 * Within one cluster leaves stand in the order of their transactions, and a cluster that was left does not come back: an index
 * that was moved breaks that order.
 */
function orderKeeper() {
  const left = new Set<string>();
  let last: Place | null = null;
  return (next: Place): boolean => {
    const epoch = next.epoch === "demonstration" ? (last?.epoch ?? next.epoch) : next.epoch;
    const before = last;
    last = { ...next, epoch };
    if (!before) return true;
    if (epoch === before.epoch || before.epoch === "demonstration") return isAfter(next, before);
    left.add(before.epoch);
    return !left.has(epoch);
  };
}

function tellUnaccounted(index: number, leaf: Leaf, found: Found) {
  const [row] = leaf.rows;
  if (leaf.kind !== "unaccounted" || !row || isMigration(row)) return;
  found.unaccounted({ index, table: row.table, key: row.key, op: row.op, by: row.dbUser, at: row.at });
}

function checkLeaf(sealed: Sealed, leaf: Leaf | null, inOrder: (place: Place) => boolean, found: Found) {
  const index = Number(sealed.index);
  const at = { index, ...(sealed.eventId !== null && { eventId: sealed.eventId }) };
  if (!leaf || leaf.kind !== sealed.kind) return found.fault(fault("gone", "gone", at));
  if (leafHash(leaf) !== sealed.hash) found.fault(fault("altered", "altered", at));
  if (!inOrder(placeOf(leaf))) found.fault(fault("order", "order", at));
  tellUnaccounted(index, leaf, found);
}

/**
 * Reads the leaves below `size` once, in bounded memory, and tells each that does not hold. Gives how many it read.
 * `onChecked` is called with the number read so far.
 */
export async function verifyLeaves(
  client: pg.ClientBase,
  size: number,
  found: Found,
  onChecked: (checked: number) => Promise<void> | void,
): Promise<number> {
  const inOrder = orderKeeper();
  let after = "-9223372036854775808";
  let expected = 0;
  let checked = 0;
  for (;;) {
    const { rows } = await client.query<Sealed>(SEALED, [after, size]);
    const contents = await readLeaves(client, rows);
    for (const [n, sealed] of rows.entries()) {
      const index = Number(sealed.index);
      if (index !== expected) found.fault(fault("gap", "gap", { index: expected }, { next: index }));
      expected = index + 1;
      checkLeaf(sealed, contents[n] ?? null, inOrder, found);
    }
    checked += rows.length;
    await onChecked(checked);
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return checked;
    after = last.index;
  }
}
