import pg from "pg";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { readerPool } from "#lib/db/reader";
import { writerPool } from "#lib/db/writer";
import { sealOnce } from "#lib/ledger/seal";
import { sealLag } from "#lib/ledger/seal-lag";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { anOrganisation, aUnit } from "#lib/test/people";

const SEALED = { unsealed: 0, oldestSeconds: 0 };

/** A session of the product's own role in a transaction that has written, or only read. */
async function standing(statement: string, timeout = "0") {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(`set idle_in_transaction_session_timeout = '${timeout}'`);
  await client.query("begin isolation level repeatable read");
  await client.query(statement);
  return client;
}
const WRITES = "select pg_current_xact_id()";
const READS = "select count(*) from ledger_event";

describe("T3: the lag of the sealer", () => {
  beforeEach(async () => {
    await anOrganisation();
    await sealAll();
    expect(await sealLag(readerPool())).toEqual(SEALED);
  });

  test("counts events and lone changes that are committed and have no leaf, and says since when", async () => {
    const id = await aUnit();
    await asOwner("update business_unit set name = $2 where id = $1", [id, `${id} renamed`]);
    const lag = await sealLag(readerPool());
    expect(lag.unsealed).toBe(2);
    expect(lag.oldestSeconds).toBeGreaterThan(0);
    expect((await sealLag(readerPool())).oldestSeconds).toBeGreaterThan(lag.oldestSeconds);
  });

  test("grows while a writer stands idle, and goes to nothing when the timeout has ended the writer", async () => {
    const idle = await standing(WRITES, "2s");
    // The end of the session is told twice: why, and that the connection is gone.
    const said: string[] = [];
    idle.on("error", ({ message }) => said.push(message));
    await aUnit();
    const sealed: number[] = [await sealOnce(writerPool())];
    const first = await sealLag(readerPool());
    await aUnit();
    sealed.push(await sealOnce(writerPool()));
    const second = await sealLag(readerPool());
    expect({ sealed, first: first.unsealed, second: second.unsealed }).toEqual({ sealed: [0, 0], first: 1, second: 2 });
    expect(second.oldestSeconds).toBeGreaterThan(first.oldestSeconds);
    await vi.waitFor(() => expect(said.join()).toMatch(/idle-in-transaction timeout/), 20_000);
    expect(await sealAll()).toBe(2);
    expect(await sealLag(readerPool())).toEqual(SEALED);
  });

  test("is not held by a long read", async () => {
    const reading = await standing(READS);
    await aUnit();
    expect(await sealAll()).toBe(1);
    expect(await sealLag(readerPool())).toEqual(SEALED);
    await reading.query("rollback");
    await reading.end();
  });

  test("counts what a restored cluster had not sealed, and nothing it had", async () => {
    await aUnit();
    await asOwner("update ledger_horizon set epoch = 'old-cluster', horizon = '18446744073709550000'");
    expect((await sealLag(readerPool())).unsealed).toBe(1);
    await sealAll();
    expect(await sealLag(readerPool())).toEqual(SEALED);
  });
});
