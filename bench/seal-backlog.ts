// Sealing what the generator brought in, against hashing the same bytes and nothing else.
import { createHash } from "node:crypto";
import pg from "pg";
import { leafText } from "#lib/ledger/leaf";
import { readLeaves } from "#lib/ledger/read-leaf";
import { sealOnce } from "#lib/ledger/seal";

export type Sealing = { entries: number; perSecond: number; hashesPerSecond: number };

const SAMPLE = 'select event_id as "eventId", row_seq::text as "rowSeq" from ledger_leaf order by index desc limit 5000';

/** How many of the newest leaves' bytes are hashed in a second by one thread. */
async function hashing(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  const { rows } = await client.query<{ eventId: string | null; rowSeq: string | null }>(SAMPLE);
  const texts = (await readLeaves(client, rows)).flatMap((leaf) => (leaf ? [leafText(leaf)] : []));
  client.release();
  const started = performance.now();
  for (const text of texts) createHash("sha256").update(text, "utf8").digest("hex");
  return (texts.length * 1000) / (performance.now() - started);
}

/** Seals until nothing waits; null when there was next to nothing. */
export async function sealBacklog(writerUrl: string): Promise<Sealing | null> {
  const pool = new pg.Pool({ connectionString: writerUrl, max: 2 });
  try {
    const started = performance.now();
    let entries = 0;
    for (let sealed = await sealOnce(pool); sealed > 0; sealed = await sealOnce(pool)) entries += sealed;
    const perSecond = (entries * 1000) / (performance.now() - started);
    return entries < 1000 ? null : { entries, perSecond, hashesPerSecond: await hashing(pool) };
  } finally {
    await pool.end();
  }
}
