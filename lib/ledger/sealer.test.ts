import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { log } from "#lib/core/log";
import { startSealer } from "#lib/ledger/sealer";
import { asOwner } from "#lib/test/database";
import { aUnit } from "#lib/test/people";

afterEach(() => vi.restoreAllMocks());

const isSealed = async (subject: string) =>
  (await asOwner("select from ledger_event e join ledger_leaf l on l.event_id = e.id where e.subject = $1", [subject])).length ===
  1;

test("a database that takes no writes is told once, asked again, and told once more when it takes them", async () => {
  const errors = vi.spyOn(log, "error");
  const infos = vi.spyOn(log, "info");
  const id = await aUnit();
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 1,
    options: "-c default_transaction_read_only=on",
  });
  let asked = 0;
  pool.on("acquire", () => {
    asked += 1;
  });
  const sealer = startSealer(pool, 5);
  try {
    await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(4);
    expect(errors).toHaveBeenCalledTimes(1);
    expect(infos).not.toHaveBeenCalled();
    // The one connection of this sealer takes writes from now on.
    const client = await pool.connect();
    await client.query("set default_transaction_read_only = off");
    client.release();
    await expect.poll(() => isSealed(id), { timeout: 20_000 }).toBe(true);
    expect(infos).toHaveBeenCalledExactlyOnceWith({ failed: expect.any(Number) }, "sealing goes on");
    expect(errors).toHaveBeenCalledTimes(1);
  } finally {
    await sealer.stop();
    await pool.end();
  }
});
