import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { writerPool } from "#lib/db/writer";
import { leafHash } from "#lib/ledger/leaf";
import { readLeaves } from "#lib/ledger/read-leaf";
import { sealOnce } from "#lib/ledger/seal";
import { startSealer } from "#lib/ledger/sealer";
import { asOwner } from "#lib/test/database";
import { leaves, sealAll } from "#lib/test/ledger";
import { aPerson, aUnit } from "#lib/test/people";

const INSERT_EVENT = `insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id) values ($1, 'test', 'system', 'test.happened', 'x', '{}', 'r')`;

const SEED = 20261126;
/** The same pauses and rollbacks at every run (mulberry32). */
const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const committed = async () => (await asOwner<{ id: string }>("select id from ledger_event order by id")).map(({ id }) => id);
const sealedEvents = async () => (await leaves()).flatMap(({ event_id }) => event_id ?? []).toSorted();
const indexes = async () => (await leaves()).map(({ index }) => Number(index));

/** Rows of the ledger that were looked at since the database began, by an index or from end to end. */
const rowsLookedAt = async () => {
  const text =
    "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as rows from pg_stat_user_tables where relname like 'ledger%'";
  return Number((await asOwner<{ rows: string }>(text))[0]?.rows);
};

describe("the sealer", () => {
  test("gives each event with its rows one leaf, gapless from 0, and a second look finds nothing new", async () => {
    await aPerson(["auditor"]);
    expect(await sealAll()).toBeGreaterThan(0);
    expect(await sealedEvents()).toEqual(await committed());
    expect(await indexes()).toEqual((await leaves()).map((_, index) => index));
    expect(await sealAll()).toBe(0);
  });

  test("looks at as much as waits, also while the database has no idea yet how much that is", async () => {
    await aUnit();
    await sealAll();
    for (const table of ["event", "row", "leaf"]) await asOwner(`analyze ledger_${table}`);
    const waiting = 3000;
    await asOwner(`do $$ begin
      for n in 1..${waiting} loop
        perform set_config('countersign.event', 'many ' || n, true);
        ${INSERT_EVENT.replace("$1", "'many ' || n")};
        update business_unit set name = 'Unit ' || n where parent_id is null;
      end loop;
    end $$`);
    const before = await rowsLookedAt();
    expect(await sealOnce(writerPool(), waiting - 500)).toBe(waiting - 500);
    expect(await sealAll()).toBe(500);
    await writerPool().query("select pg_stat_force_next_flush()");
    expect((await rowsLookedAt()) - before).toBeLessThan(20 * waiting);
  });

  test("the hash is over what is stored", async () => {
    const id = await aUnit();
    await sealAll();
    const [leaf] = await asOwner<{ id: string; hash: string }>(
      "select e.id, l.hash from ledger_event e join ledger_leaf l on l.event_id = e.id where e.subject = $1",
      [id],
    );
    const client = await writerPool().connect();
    const [content] = await readLeaves(client, [{ eventId: leaf?.id ?? "", rowSeq: null }]);
    client.release();
    expect(content?.rows.map(({ table, op }) => `${op} ${table}`)).toEqual(["INSERT business_unit"]);
    expect(content && leafHash(content)).toBe(leaf?.hash);
  });

  test("T1: a transaction that is still open holds back those that began after it, and is not skipped when it ends late", async () => {
    const early = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await early.connect();
    await early.query("begin");
    await early.query(INSERT_EVENT, ["early"]);
    await asOwner(INSERT_EVENT, ["late"]);
    await sealOnce(writerPool());
    expect(await sealedEvents()).not.toContain("late");
    await early.query("commit");
    await early.end();
    await sealAll();
    const order = (await leaves()).map(({ event_id }) => event_id).slice(-2);
    expect(order).toEqual(["early", "late"]);
  });

  test("T1, T2: eight writers with pauses and rollbacks, three sealers: what was committed is sealed, each once, and gaps mean nothing", async () => {
    const random = seeded(SEED);
    const clients = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
        await client.connect();
        return client;
      }),
    );
    const sealers = [1, 2, 3].map(() => startSealer(writerPool(), 5));
    await Promise.all(
      clients.map(async (client, writer) => {
        for (let n = 0; n < 60; n += 1) {
          await client.query("begin");
          await client.query(INSERT_EVENT, [`w${writer}-${n}`]);
          // A change behind the back takes a number of the sequence, which a rollback leaves as a gap.
          await client.query("select nextval('ledger_row_seq_seq')");
          await sleep(random() * 6);
          await client.query(random() < 0.1 ? "rollback" : "commit");
        }
        await client.end();
      }),
    );
    await Promise.all(sealers.map((sealer) => sealer.stop()));
    await sealAll();
    expect(await sealedEvents(), `seed ${SEED}`).toEqual(await committed());
    expect(await indexes(), `seed ${SEED}`).toEqual((await leaves()).map((_, index) => index));
  });

  test("a small batch at a time ends in the same order as one large batch, also with changes that no event accounts for", async () => {
    const unit = await aUnit("Behind the back");
    await sealAll();
    const change = "update business_unit set name = name || '!' where id = ";
    for (let n = 0; n < 7; n += 1) {
      await asOwner(INSERT_EVENT, [`b${n}`]);
      if (n === 3) await asOwner(`${change} $1`, [unit]);
    }
    // In one transaction the change comes first here, and last in the ledger.
    await asOwner(
      `do $$ begin ${change} '${unit}'; insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id)
       select 'same-' || n, 'test', 'system', 'test.happened', 'x', '{}', 'r' from generate_series(1, 5) n; end $$`,
    );
    const sizes: number[] = [];
    while (sizes.reduce((sum, size) => sum + size, 0) < 14) sizes.push(await sealOnce(writerPool(), 2));
    expect(Math.max(...sizes)).toBe(2);
    const last = (await leaves()).map(({ event_id, kind }) => event_id ?? kind).slice(-14);
    const alone = "unaccounted";
    expect(last.slice(0, 8)).toEqual(["b0", "b1", "b2", "b3", alone, "b4", "b5", "b6"]);
    expect(last.slice(8)).toEqual(["same-1", "same-2", "same-3", "same-4", "same-5", alone]);
  });

  test("survives the loss of its connections", async () => {
    const sealer = startSealer(writerPool(), 20);
    await asOwner(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'countersign worker' and datname = current_database()",
    );
    await asOwner(INSERT_EVENT, ["after the cut"]);
    for (let n = 0; n < 100 && !(await sealedEvents()).includes("after the cut"); n += 1) await sleep(50);
    await sealer.stop();
    expect(await sealedEvents()).toContain("after the cut");
  });
});

describe("direct SQL by the owner", () => {
  test("gets a leaf of its own kind, also when it borrows the id of an event", async () => {
    const id = await aUnit("Borrowed");
    await sealAll();
    const [event] = await asOwner<{ id: string }>("select id from ledger_event where subject = $1", [id]);
    await asOwner(
      `do $$ begin perform set_config('countersign.event', '${event?.id}', true); update business_unit set name = 'Changed behind the back' where id = '${id}'; end $$`,
    );
    await asOwner("update business_unit set name = 'And again' where id = $1", [id]);
    expect(await sealAll()).toBe(2);
    expect((await leaves()).slice(-2).map(({ kind, event_id }) => ({ kind, event_id }))).toEqual([
      { kind: "unaccounted", event_id: null },
      { kind: "unaccounted", event_id: null },
    ]);
  });
});
