// R15: a transaction that loses to others, by a deadlock or a serialisation failure, is done again as a whole; nobody is told, and
// nothing is done twice.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { command } from "#lib/core/operation";
import { isUnavailable } from "#lib/core/unavailable";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import { asOwner } from "#lib/test/database";
import { anOrganisation, aPerson, aUnit } from "#lib/test/people";

const TRIES_MAX = 5;

/** Both come here once, and go on when the other one is here too. */
function barrier(parties: number) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let here = 0;
  return async () => {
    here += 1;
    if (here === parties) open();
    await opened;
  };
}

/** Makes a unit after `load` did what is contended; `count` says how often a transaction of it was begun. */
function contended(load: (db: WriteDb, begun: number) => Promise<unknown>) {
  const count = { begun: 0 };
  const operation = command({
    id: "contended",
    summary: "Add a unit under contention",
    http: "POST /contended",
    permission: "unit:manage",
    scope: () => "none",
    event: "unit.contended",
    input: z.strictObject({ name: z.string(), parentId: z.string() }),
    output: z.object({ id: z.string() }),
    load: async (db, input) => {
      count.begun += 1;
      await load(db, count.begun);
      return input;
    },
    decide: (_state, { name, parentId }) => ({ id: randomUUID(), name, parentId }),
    save: async (db, change, _state, { now }) => {
      await db.businessUnit.create({ data: { ...change, createdAt: now } });
      return { id: change.id };
    },
  });
  return { operation, count };
}

const lock = (db: WriteDb, id: string) => db.$queryRaw(sql`select 1 from business_unit where id = ${id} for update`);
const loses = (db: WriteDb) =>
  db.$executeRawUnsafe("do $$ begin raise exception 'could not serialize access' using errcode = '40001'; end $$");

const made = async (name: string) => {
  const [row] = await asOwner<{ units: number; events: number }>(
    `select count(distinct u.id)::int as units, count(e.id)::int as events
     from business_unit u join ledger_event e on e.subject = u.id and e.event = 'unit.contended' where u.name like $1`,
    [`${name}%`],
  );
  return row;
};

test("two that lock the same rows in opposite orders: one is a deadlock's victim, and both are done once", async () => {
  const parentId = await anOrganisation();
  const [one, other] = [await aUnit(), await aUnit()];
  const meet = barrier(2);
  const crossing = (first: string, second: string) =>
    contended(async (db, begun) => {
      await lock(db, first);
      if (begun === 1) await meet();
      await lock(db, second);
    });
  const there = crossing(one, other);
  const back = crossing(other, one);
  const admin = await aPerson(["admin"]);
  await Promise.all([
    admin.does(there.operation, { name: "Crossed there", parentId }, "there"),
    admin.does(back.operation, { name: "Crossed back", parentId }, "back"),
  ]);
  expect(there.count.begun + back.count.begun).toBe(3);
  expect(await made("Crossed")).toEqual({ units: 2, events: 2 });
});

test("a serialisation failure four times over is nobody's business, with the same key at once eight times", async () => {
  const parentId = await anOrganisation();
  const admin = await aPerson(["admin"]);
  const { operation, count } = contended(async (db, begun) => begun < TRIES_MAX && loses(db));
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => admin.does(operation, { name: "Serialised", parentId }, "one key")),
  );
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(count.begun).toBe(TRIES_MAX);
  expect(await made("Serialised")).toEqual({ units: 1, events: 1 });
});

test("one that loses each time is given up after five, as something to try again later, and leaves nothing", async () => {
  const parentId = await anOrganisation();
  const admin = await aPerson(["admin"]);
  const { operation, count } = contended(loses);
  const error = await admin.does(operation, { name: "Lost", parentId }, "lost").catch((thrown: unknown) => thrown);
  expect(isUnavailable(error)).toBe(true);
  expect(count.begun).toBe(TRIES_MAX);
  expect(await made("Lost")).toEqual({ units: 0, events: 0 });
});
