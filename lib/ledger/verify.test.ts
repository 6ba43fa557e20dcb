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

  test("alters an event", async () => {
    await tamper("ledger_event", "update ledger_event set actor_id = 'somebody else' where id = $1", [unit.eventId]);
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

  test("deletes an event", async () => {
    await tamper("ledger_event", "delete from ledger_event where id = $1", [unit.eventId]);
    expect(await news()).toEqual([`gone ${unit.index}`, `unsealed business_unit ${unit.id}`]);
  });

  test("alters a leaf", async () => {
    await tamper("ledger_leaf", "update ledger_leaf set hash = repeat('0', 64) where index = $1", [unit.index]);
    expect(await news()).toEqual([`altered ${unit.index}`]);
  });

  test("deletes a leaf", async () => {
    await aSealedUnit("After it");
    await tamper("ledger_leaf", "delete from ledger_leaf where index = $1", [unit.index]);
    expect(await news()).toEqual([`gap ${unit.index}`, "unsealed"]);
  });

  test("moves an index", async () => {
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
});
