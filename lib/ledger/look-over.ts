// A look at the ledger that takes a moment: whether its places are without a gap, and the latest entries recomputed. It proves less
// than a verification (lib/ledger/verify).
import type pg from "pg";
import { leafHash } from "#lib/ledger/leaf";
import { readLeaves } from "#lib/ledger/read-leaf";

const LATEST = 500;

/** `altered`: indexes of the latest entries that do not give their hash any more. */
export type Overview = { size: number; missing: number; looked: number; altered: number[] };

type Sealed = { index: string; eventId: string | null; rowSeq: string | null; hash: string };

export async function lookOver(client: pg.ClientBase): Promise<Overview> {
  const { rows: counted } = await client.query<{ size: string; there: string }>(
    "select coalesce(max(index) + 1, 0)::text as size, count(*)::text as there from ledger_leaf",
  );
  const [size, there] = [Number(counted[0]?.size), Number(counted[0]?.there)];
  const { rows } = await client.query<Sealed>(
    `select index::text as index, event_id as "eventId", row_seq::text as "rowSeq", hash from ledger_leaf order by ledger_leaf.index desc limit ${LATEST}`,
  );
  const leaves = await readLeaves(client, rows);
  const altered = rows.flatMap(({ index, hash }, n) => {
    const leaf = leaves[n];
    return leaf && leafHash(leaf) === hash ? [] : [Number(index)];
  });
  return { size, missing: size - there, looked: rows.length, altered };
}
