import { describe, expect, test } from "vitest";
import { readerPool } from "#lib/db/reader";
import { writerPool } from "#lib/db/writer";
import { sealOnce } from "#lib/ledger/seal";
import { verifyLedger } from "#lib/ledger/verify";
import { asOwner } from "#lib/test/database";
import { leaves, sealAll, tamper } from "#lib/test/ledger";

const INSERT = `insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id, epoch)
  values ($1, 'test', 'system', 'test.happened', 'x', '{}', 'r', coalesce($2, ledger_epoch()))`;
const insert = (id: string, epoch: string | null = null) => asOwner(INSERT, [id, epoch]);

const committed = async () => (await asOwner<{ id: string }>("select id from ledger_event order by id")).map(({ id }) => id);
const sealedEvents = async () => (await leaves()).flatMap(({ event_id }) => event_id ?? []).toSorted();
const indexes = async () => (await leaves()).map(({ index }) => Number(index));

/** What was written in another cluster: its name, and transaction numbers this one has not reached. */
async function asOfOldCluster(xid: string, ...ids: string[]) {
  await tamper("ledger_event", "update ledger_event set epoch = 'old-cluster', xid = $1::xid8 where id = any($2)", [xid, ids]);
  await tamper("ledger_row", "update ledger_row set epoch = 'old-cluster', xid = $1::xid8 where key = any($2)", [xid, ids]);
  await asOwner("update ledger_horizon set epoch = 'old-cluster', horizon = $1::xid8", [xid]);
}

const noFaults = async () => {
  const { faults } = await verifyLedger(readerPool());
  expect(faults.filter(({ kind }) => kind !== "guard")).toEqual([]);
};

describe("T5: a restore into another cluster", () => {
  test("seals what the old cluster had not sealed, once, although its transaction numbers mean nothing here", async () => {
    for (const id of ["o1", "o2"]) await insert(id);
    await asOfOldCluster("18446744073709550000", "o1", "o2");
    await sealOnce(writerPool());
    // From here on the rest of the old cluster's work arrives, and the new cluster begins its own.
    for (const id of ["f1", "f2", "f3"]) await insert(id);
    await asOwner(
      "insert into ledger_row (at, table_name, key, op, db_user) values (now(), 'elsewhere', 'lost', 'UPDATE', 'somebody')",
    );
    await asOfOldCluster("18446744073709551000", "f1", "f2", "f3", "lost");
    await insert("new-cluster");
    await sealAll();
    await insert("new-cluster-2");
    await sealAll();
    const made = (await leaves()).map(({ event_id, row_seq }) => event_id ?? `row ${row_seq}`);
    expect(made.filter((id) => /^([of]\d|new-cluster)/.test(id))).toEqual([
      "o1",
      "o2",
      "f1",
      "f2",
      "f3",
      "new-cluster",
      "new-cluster-2",
    ]);
    expect(await sealedEvents()).toEqual(await committed());
    expect(await indexes()).toEqual((await leaves()).map((_, index) => index));
    await noFaults();
  });
});

describe("a demonstration", () => {
  test("is sealed like the present, in the order of its transactions", async () => {
    await insert("d1", "demonstration");
    await insert("now");
    await insert("d2", "demonstration");
    await sealAll();
    expect((await leaves()).map(({ event_id }) => event_id).slice(-3)).toEqual(["d1", "now", "d2"]);
    await noFaults();
  });
});
