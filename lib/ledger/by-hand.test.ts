// The ledger written by hand as the role the product writes with: what it may not do, and what is found when it does what it may.
import { beforeAll, describe, expect, test } from "vitest";
import { readerPool } from "#lib/db/reader";
import { writerPool } from "#lib/db/writer";
import { verifyLedger } from "#lib/ledger/verify";
import { leaves, sealAll } from "#lib/test/ledger";
import { aUnit } from "#lib/test/people";

beforeAll(async () => {
  await aUnit();
  await sealAll();
});
const EVENT = "'hand', 'x', 'person', 'unit.created', 'x', '{}', 'r'";
const COLUMNS = "id, actor_id, actor_kind, event, subject, change, request_id";

describe("the product's own role may not", () => {
  test.each([
    [
      "write a captured row",
      "insert into ledger_row (at, table_name, key, op, db_user) values (now(), 'model', 'x', 'UPDATE', 'x')",
    ],
    ["give an event a transaction of its choice", `insert into ledger_event (${COLUMNS}, xid) values (${EVENT}, '3')`],
    [
      "give an event an instant of its choice",
      `insert into ledger_event (${COLUMNS}, recorded_at) values (${EVENT}, '2020-01-01')`,
    ],
    ["write an event of another cluster", `insert into ledger_event (${COLUMNS}, epoch) values (${EVENT}, 'elsewhere')`],
    ["change an event", "update ledger_event set actor_id = 'x'"],
    ["change a leaf", "update ledger_leaf set hash = 'x'"],
    ["delete an event", "delete from ledger_event"],
    ["delete a leaf", "delete from ledger_leaf"],
    ["delete a captured row", "delete from ledger_row"],
    ["truncate the ledger", "truncate ledger_event"],
    ["switch a guard off", "alter table ledger_event disable trigger all"],
    ["say that it replicates", "set session_replication_role = replica"],
    ["commit a change without an event", "update business_unit set name = name || ' by hand'"],
  ])("%s", async (_what, statement) => {
    await expect(writerPool().query(statement)).rejects.toThrow(/permission denied|must be owner|has no ledger event/);
  });
});

test("a leaf it writes by hand, as the sealer would, is found", async () => {
  const next = (await leaves()).length;
  await writerPool().query(
    "insert into ledger_leaf (index, kind, event_id, hash, sealed_at) values ($1, 'event', 'never happened', repeat('0', 64), now())",
    [next],
  );
  const { faults } = await verifyLedger(readerPool());
  expect(faults.filter(({ kind }) => kind !== "guard")).toMatchObject([{ kind: "gone", index: next }]);
});
