// What a verification cannot find before the head of the ledger is kept outside the server: docs/ledger.md says so, and this proves it.
import { beforeAll, expect, test } from "vitest";
import { borrow } from "#lib/db/borrow";
import { readerPool } from "#lib/db/reader";
import { leafHash } from "#lib/ledger/leaf";
import { readLeaves } from "#lib/ledger/read-leaf";
import { verifyLedger } from "#lib/ledger/verify";
import { asOwner } from "#lib/test/database";
import { leaves, sealAll, tamper } from "#lib/test/ledger";
import { aPerson, aUnit } from "#lib/test/people";

const told = async () => {
  const { faults, unaccounted } = await verifyLedger(readerPool());
  return { faults: faults.filter(({ kind }) => kind !== "guard").map(({ because }) => because), unaccounted };
};
const NOTHING = { faults: [], unaccounted: [] };

beforeAll(async () => {
  await aUnit();
  await sealAll();
  expect(await told()).toEqual(NOTHING);
});

/** The watchers of the schema are switched off meanwhile, so that nothing tells of the guards being switched. */
async function unwatched(...acts: (() => Promise<unknown>)[]) {
  await asOwner("alter event trigger ledger_ddl disable; alter event trigger ledger_drop disable");
  for (const act of acts) await act();
  await asOwner("alter event trigger ledger_ddl enable always; alter event trigger ledger_drop enable always");
}
const uncaptured = (table: string, statement: string) => () =>
  asOwner(
    `alter table ${table} disable trigger ledger_capture; ${statement}; alter table ${table} enable always trigger ledger_capture`,
  );

const eventOf = async (subject: string) =>
  (await asOwner<{ id: string }>("select id from ledger_event where subject = $1", [subject]))[0]?.id ?? "";

test("T10: a consistent rewrite of event, row and leaf is NOT found", async () => {
  const unit = await aUnit("As it was");
  await sealAll();
  const id = await eventOf(unit);
  const wished = "As somebody wishes";
  await unwatched(
    uncaptured("business_unit", `update business_unit set name = '${wished}' where id = '${unit}'`),
    () => tamper("ledger_event", "update ledger_event set actor_id = 'somebody else' where id = $1", [id]),
    () => tamper("ledger_row", `update ledger_row set new = new || '{"name": "${wished}"}' where event_id = $1`, [id]),
  );
  expect(await told()).toMatchObject({ faults: [{ code: "ledger.altered" }] });
  const [rewritten] = await borrow(readerPool(), (client) => readLeaves(client, [{ eventId: id, rowSeq: null }]));
  if (!rewritten) throw new Error("the event is there");
  await unwatched(() => tamper("ledger_leaf", "update ledger_leaf set hash = $2 where event_id = $1", [id, leafHash(rewritten)]));
  await sealAll();
  expect(await told()).toEqual(NOTHING);
});

test("T10: a tail that was cut off with everything it changed is NOT found", async () => {
  await sealAll();
  const before = (await leaves()).length;
  const unit = await aUnit("Never happened");
  await sealAll();
  const id = await eventOf(unit);
  await unwatched(
    uncaptured("business_unit", `delete from business_unit where id = '${unit}'`),
    () => tamper("ledger_leaf", `delete from ledger_leaf where index >= ${before}`),
    () => tamper("ledger_row", "delete from ledger_row where event_id = $1", [id]),
    () => tamper("ledger_event", "delete from ledger_event where id = $1", [id]),
  );
  await aUnit("Goes on as if nothing had been");
  await sealAll();
  expect(await told()).toEqual(NOTHING);
});

test("a forged event, as if the program had made it, is NOT found while it claims no change", async () => {
  const person = await aPerson(["auditor"]);
  await asOwner(
    `insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id)
     values ('forged', $1, 'person', 'ledger.verified', 'x', '{}', 'r')`,
    [person.id],
  );
  await sealAll();
  expect(await told()).toEqual(NOTHING);
  expect((await leaves()).some(({ event_id }) => event_id === "forged")).toBe(true);
});

test("a secret that was replaced unseen is NOT found, since no image holds it", async () => {
  const person = await aPerson(["auditor"]);
  await sealAll();
  await unwatched(uncaptured("person", `update person set password_hash = 'another' where id = '${person.id}'`));
  await sealAll();
  expect(await told()).toEqual(NOTHING);
});

test("T5: an event altered while it waits to be sealed, as between a dump and its load, is NOT found", async () => {
  const unit = await aUnit("Waits");
  const id = await eventOf(unit);
  await unwatched(() => tamper("ledger_event", "update ledger_event set actor_id = 'somebody else' where id = $1", [id]));
  await sealAll();
  expect(await told()).toEqual(NOTHING);
});

test("T11: a row changed with its trigger off, used, and changed back is NOT found, though what it was is while it lasts", async () => {
  const unit = await aUnit("Lent");
  await sealAll();
  const renamed = (name: string) =>
    unwatched(uncaptured("business_unit", `update business_unit set name = '${name}' where id = '${unit}'`));
  await renamed("For a moment");
  expect(await told()).toMatchObject({ faults: [{ code: "ledger.row_differs" }] });
  await renamed("Lent");
  expect(await told()).toEqual(NOTHING);
});
