// A sealer that dies, or stands still, at any of its steps: what is left is one history, and the next one goes on from there.
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readerPool } from "#lib/db/reader";
import { writerPool } from "#lib/db/writer";
import { sealOnce } from "#lib/ledger/seal";
import { sealLag } from "#lib/ledger/seal-lag";
import { verifyLedger } from "#lib/ledger/verify";
import { asOwner } from "#lib/test/database";
import { leaves, sealAll } from "#lib/test/ledger";
import { aUnit } from "#lib/test/people";

/** The statements of one batch, by what they do. A step that the sealer has and this list has not fails the first test. */
const STEPS = [
  "begin",
  "set local idle_in_transaction_session_timeout",
  "select pg_try_advisory_xact_lock",
  "select token",
  "with events",
  "select coalesce(max(index)",
  "select id, to_char(at",
  "select r.seq",
  "insert into ledger_leaf",
  "update ledger_horizon",
  "commit",
] as const;
const stepOf = (text: string) => STEPS.find((step) => text.trim().replaceAll(/\s+/g, " ").startsWith(step)) ?? `unknown: ${text}`;

type Before = (step: string, client: pg.PoolClient) => Promise<void>;

/** A pool of one real connection that tells each statement before it is sent. */
class Watched extends pg.Pool {
  private readonly before: Before;
  constructor(before: Before) {
    super({ connectionString: process.env.DATABASE_URL, max: 1 });
    this.before = before;
    this.on("error", () => undefined);
  }
  override async connect(): Promise<pg.PoolClient>;
  override async connect(): Promise<pg.PoolClient> {
    const client = await super.connect();
    return new Proxy(client, {
      get: (target, name) => {
        const member = Reflect.get(target, name);
        if (name !== "query") return typeof member === "function" ? member.bind(target) : member;
        return async (text: string, values?: unknown[]) => {
          await this.before(stepOf(text), target);
          return target.query(text, values);
        };
      },
    });
  }
}

const pools: pg.Pool[] = [];
const watched = (before: Before) => {
  const pool = new Watched(before);
  pools.push(pool);
  return pool;
};
afterAll(() => Promise.all(pools.map((pool) => pool.end())));

/** Ends the session as a crash of its process or a timeout of the server does, and waits until it is gone. */
async function ends(client: pg.PoolClient) {
  const pid = (client as unknown as { processID: number }).processID;
  const gone = new Promise((resolve) => client.once("error", resolve));
  await asOwner("select pg_terminate_backend($1)", [pid]);
  await gone;
}

/** Other tests of the same server hold the horizon back for a moment, and a batch with nothing to seal has fewer steps. */
const isLost = (leader: pg.Pool) =>
  expect
    .poll(
      () =>
        sealOnce(leader).then(
          () => "went on",
          () => "lost",
        ),
      { timeout: 20_000 },
    )
    .toBe("lost");

async function oneHistory() {
  const indexes = (await leaves()).map(({ index }) => Number(index));
  expect(indexes).toEqual(indexes.map((_, index) => index));
  expect(await sealLag(readerPool())).toEqual({ unsealed: 0, oldestSeconds: 0 });
  const { faults } = await verifyLedger(readerPool());
  expect(faults.filter(({ kind }) => kind !== "guard")).toEqual([]);
}

beforeAll(async () => {
  await aUnit();
  await sealAll();
});

test("every step of a batch is one that is attacked below", async () => {
  const seen: string[] = [];
  await aUnit();
  await expect.poll(() => sealOnce(watched(async (step) => void seen.push(step))), { timeout: 20_000 }).toBeGreaterThan(0);
  expect(new Set(seen.slice(seen.lastIndexOf("begin")))).toEqual(new Set(STEPS));
});

describe("T7, T8: a sealer that is lost", () => {
  test.each(STEPS)("before `%s` leaves nothing half done, and others go on", async (at) => {
    await aUnit();
    const leader = watched(async (step, client) => {
      if (step !== at) return;
      await ends(client);
      // While it stands still two others seal, and more is written.
      await aUnit();
      await Promise.all([sealOnce(writerPool()), sealOnce(writerPool())]);
      await sealAll();
    });
    await isLost(leader);
    await sealAll();
    await oneHistory();
  });

  test("whose commit got through and whose answer did not has sealed once", async () => {
    await aUnit();
    const leader = watched(async (step, client) => {
      if (step !== "commit") return;
      await client.query("commit");
      await ends(client);
    });
    await isLost(leader);
    await sealAll();
    await oneHistory();
  });

  test("T7: one that merely stands still holds the others off, and they go on when it ends", async () => {
    await aUnit();
    const meanwhile: number[] = [];
    const leader = watched(async (step) => {
      if (step === "commit") meanwhile.push(await sealOnce(writerPool()), await sealOnce(writerPool()));
    });
    await expect.poll(() => sealOnce(leader), { timeout: 20_000 }).toBeGreaterThan(0);
    expect(new Set(meanwhile)).toEqual(new Set([0]));
    await aUnit();
    expect(await sealAll()).toBe(1);
    await oneHistory();
  });

  test("T7: one that took its token before another sealed gives its whole batch up, even where the lock did not part them", async () => {
    await aUnit();
    const before = await leaves();
    const leader = watched(async (step) => {
      if (step === "update ledger_horizon") await asOwner("update ledger_horizon set token = token + 1");
    });
    await isLost(leader);
    expect(await leaves()).toEqual(before);
    expect(await sealAll()).toBe(1);
    await oneHistory();
  });
});
