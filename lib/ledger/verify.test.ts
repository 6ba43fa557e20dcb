import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { worded } from "#lib/core/wording";
import { readerPool } from "#lib/db/reader";
import type { Fault } from "#lib/ledger/fault";
import { verifyLedger } from "#lib/ledger/verify";
import { asOwner } from "#lib/test/database";
import { leaves, sealAll, tamper } from "#lib/test/ledger";
import { aPerson, aUnit } from "#lib/test/people";

// What the guards themselves are is the matter of catalogue.test.ts; here it would only be noise of the next migration.
const verify = async () => {
  const result = await verifyLedger(readerPool());
  return { ...result, faults: result.faults.filter(({ kind }) => kind !== "guard") };
};
const told = (faults: Fault[]) =>
  faults.map(({ kind, index, table, key }) =>
    [kind, ...(index === undefined ? [] : [index]), ...(table ? [table, key] : [])].join(" "),
  );

/** The leaf of a unit that was just made, with the unit's id. */
async function aSealedUnit(name: string) {
  const id = await aUnit(name);
  await sealAll();
  const [leaf] = await asOwner<{ index: string; eventId: string }>(
    `select l.index, e.id as "eventId" from ledger_leaf l join ledger_event e on e.id = l.event_id where e.subject = $1`,
    [id],
  );
  return { id, index: Number(leaf?.index), eventId: leaf?.eventId ?? "" };
}

describe("an untouched ledger", () => {
  test("holds, every leaf is read, and progress is told", async () => {
    await aPerson(["risk_officer"]);
    await aUnit();
    await sealAll();
    const seen: number[] = [];
    const result = await verifyLedger(readerPool(), { onProgress: (checked) => void seen.push(checked) });
    expect(result.faults.filter(({ kind }) => kind !== "guard")).toEqual([]);
    expect(result.checked).toBe((await leaves()).length);
    expect(seen.at(-1)).toBe(result.checked);
    expect(result.tables).toBeGreaterThan(20);
  });

  test("an event made a moment ago waits, and is no fault", async () => {
    await aUnit();
    const result = await verify();
    expect(result.waiting).toBe(1);
    expect(result.faults).toEqual([]);
    await sealAll();
  });

  test("every fault has a sentence", () => {
    for (const code of [
      "gone",
      "altered",
      "order",
      "gap",
      "doubled",
      "unsealed",
      "unsealed_row",
      "row_gone",
      "row_unknown",
      "row_lives",
      "row_differs",
      "table_unreadable",
      "guard_missing",
      "guard_unexpected",
      "dossier_altered",
      "manifest_altered",
      "signature_moved",
      "name_altered",
      "unsigned",
    ])
      expect(
        worded({ code: `ledger.${code}`, values: { index: 1, next: 2, table: "t", key: "k", eventId: "e", fact: "f" } }).message,
      ).not.toMatch(/^ledger\./);
  });
});

describe("the owner of the database", () => {
  let unit: Awaited<ReturnType<typeof aSealedUnit>>;
  let known: string[] = [];
  let n = 0;
  beforeAll(async () => void (await sealAll()));
  beforeEach(async () => {
    n += 1;
    unit = await aSealedUnit(`Attacked ${n}`);
    known = told((await verify()).faults);
  });
  /** What is found beyond what earlier attacks of this file left. */
  const news = async () => told((await verify()).faults).filter((line) => !known.includes(line));

  test("T10: alters an event", async () => {
    await tamper("ledger_event", "update ledger_event set actor_id = 'somebody else' where id = $1", [unit.eventId]);
    expect(await news()).toEqual([`altered ${unit.index}`]);
  });

  test("T9: flips one bit of an event", async () => {
    const bit = `get_byte(convert_to(actor_id, 'UTF8'), 0) # 1`;
    await tamper(
      "ledger_event",
      `update ledger_event set actor_id = overlay(actor_id placing chr(${bit}) from 1) where id = $1`,
      [unit.eventId],
    );
    expect(await news()).toEqual([`altered ${unit.index}`]);
  });

  test("moves an event by one microsecond", async () => {
    await tamper("ledger_event", "update ledger_event set at = at + interval '1 microsecond' where id = $1", [unit.eventId]);
    expect(await news()).toEqual([`altered ${unit.index}`]);
  });

  test("alters a captured row", async () => {
    await tamper("ledger_row", `update ledger_row set client = 'elsewhere' where event_id = $1`, [unit.eventId]);
    expect(await news()).toEqual([`altered ${unit.index}`]);
  });

  test("deletes a captured row: its leaf no longer holds, and the live row was never seen", async () => {
    await tamper("ledger_row", "delete from ledger_row where event_id = $1", [unit.eventId]);
    expect(await news()).toEqual([`altered ${unit.index}`, `row business_unit ${unit.id}`]);
  });

  test("T10: deletes an event", async () => {
    await tamper("ledger_event", "delete from ledger_event where id = $1", [unit.eventId]);
    expect(await news()).toEqual([`gone ${unit.index}`, `unsealed business_unit ${unit.id}`]);
  });

  test.each([1, 29, 64])("T9: flips one bit of a leaf, in digit %i of its hash", async (digit) => {
    const flipped = `to_hex(('x0' || substr(hash, ${digit}, 1))::bit(8)::int # 1)`;
    await tamper("ledger_leaf", `update ledger_leaf set hash = overlay(hash placing ${flipped} from ${digit}) where index = $1`, [
      unit.index,
    ]);
    expect(await news()).toEqual([`altered ${unit.index}`]);
  });

  test("T10: deletes a leaf", async () => {
    await aSealedUnit("After it");
    await tamper("ledger_leaf", "delete from ledger_leaf where index = $1", [unit.index]);
    expect(await news()).toEqual([`gap ${unit.index}`, "unsealed"]);
  });

  test("T10: moves an index", async () => {
    const other = await aSealedUnit("The next one");
    await tamper(
      "ledger_leaf",
      `update ledger_leaf set index = index + 1000000 where index in (${unit.index}, ${other.index});
      update ledger_leaf set index = case index when ${unit.index + 1_000_000} then ${other.index} else ${unit.index} end where index >= 1000000`,
    );
    expect(await news()).toEqual([`order ${other.index}`]);
  });

  test("puts an event into the past", async () => {
    await asOwner(
      "insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id, xid) select 'forged', 'x', 'person', 'unit.created', 'x', '{}', 'r', '3'",
    );
    expect((await verify()).faults.filter(({ eventId }) => eventId === "forged").map(({ kind }) => kind)).toEqual(["unsealed"]);
  });

  test("takes the leaf off a change that no event accounts for", async () => {
    await asOwner("update business_unit set name = 'Behind the back' where id = $1", [unit.id]);
    await sealAll();
    const own = "row_seq in (select seq from ledger_row where event_id is null and key = $1)";
    expect(await asOwner(`select index from ledger_leaf where ${own}`, [unit.id])).toHaveLength(1);
    await tamper("ledger_leaf", `delete from ledger_leaf where ${own}`, [unit.id]);
    expect(await news()).toEqual([`unsealed business_unit ${unit.id}`]);
  });

  test("seals an event a second time, with the key that forbids it out of the way", async () => {
    await asOwner("drop index ledger_leaf_event_id_key");
    await asOwner(
      "insert into ledger_leaf select index + 1, kind, event_id, row_seq, hash, sealed_at from ledger_leaf where index = $1",
      [unit.index],
    );
    expect(await news()).toEqual([`order ${unit.index + 1}`, `doubled ${unit.index}`]);
    await tamper("ledger_leaf", "delete from ledger_leaf where index = $1", [unit.index + 1]);
    await asOwner("create unique index ledger_leaf_event_id_key on ledger_leaf (event_id)");
    expect(await news()).toEqual([]);
  });

  test("puts a second leaf at a place, with the key that forbids it out of the way", async () => {
    await asOwner("alter table ledger_leaf drop constraint ledger_leaf_pkey");
    await asOwner("insert into ledger_leaf values ($1, 'event', 'nobody knows', null, repeat('0', 64), now())", [unit.index]);
    const found = [`doubled ${unit.index}`, `gap ${unit.index + 1}`, `gone ${unit.index}`];
    expect((await news()).toSorted()).toEqual(found);
    await tamper("ledger_leaf", "delete from ledger_leaf where event_id = 'nobody knows'");
    await asOwner("alter table ledger_leaf add primary key (index)");
    expect(await news()).toEqual([]);
  });
});
