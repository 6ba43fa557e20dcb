import pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { readerPool } from "#lib/db/reader";
import { verifyLedger } from "#lib/ledger/verify";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { aPerson, aUnit } from "#lib/test/people";

async function told() {
  const { faults, unaccounted } = await verifyLedger(readerPool());
  return {
    faults: faults.filter(({ kind }) => kind !== "guard").map(({ because, table, key }) => `${because.code} ${table} ${key}`),
    unaccounted: unaccounted.map(({ op, table, key }) => `${op} ${table} ${key}`),
  };
}

/** Statements of one session of the owner. */
async function session(...statements: string[]) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

describe("T11: a row of a governed table", () => {
  let id: string;
  let known: Awaited<ReturnType<typeof told>>;
  beforeEach(async () => {
    id = await aUnit();
    await sealAll();
    known = await told();
  });
  const news = async () => {
    await sealAll();
    const now = await told();
    return {
      faults: now.faults.filter((line) => !known.faults.includes(line)),
      unaccounted: now.unaccounted.filter((line) => !known.unaccounted.includes(line)),
    };
  };

  test("changed by the owner's SQL is on record as unaccounted, and is no fault of the ledger", async () => {
    await asOwner("update business_unit set name = $2 where id = $1", [id, `${id} renamed`]);
    expect(await news()).toEqual({ faults: [], unaccounted: [`UPDATE business_unit ${id}`] });
  });

  test("changed with triggers off for replication is captured all the same", async () => {
    await session(
      "set session_replication_role = replica",
      `update business_unit set name = 'As a replica ${id}' where id = '${id}'`,
    );
    expect(await news()).toEqual({ faults: [], unaccounted: [`UPDATE business_unit ${id}`] });
  });

  test("changed while its trigger was switched off is found, and so is the switching", async () => {
    await session(
      "alter table business_unit disable trigger ledger_capture",
      `update business_unit set name = 'Unseen ${id}' where id = '${id}'`,
      "alter table business_unit enable always trigger ledger_capture",
    );
    const { faults, unaccounted } = await news();
    expect(faults).toEqual([`ledger.row_differs business_unit ${id}`]);
    expect(unaccounted).toContain("DDL table public.business_unit");
  });

  test("changed while its partition was detached, so to say: under another name and back, is found", async () => {
    await session(
      "alter table business_unit rename to elsewhere",
      "create table business_unit (like elsewhere including all)",
      `insert into business_unit select id, name || ' doctored', parent_id, created_at from elsewhere`,
    );
    expect((await news()).faults).toContain(`ledger.row_differs business_unit ${id}`);
    await session("drop table business_unit", "alter table elsewhere rename to business_unit");
    expect((await news()).faults).toEqual([]);
  });

  test("removed, and put there, while nobody looked is found", async () => {
    await session(
      "alter table business_unit disable trigger ledger_capture",
      `delete from business_unit where id = '${id}'`,
      `insert into business_unit (id, name, created_at) values ('smuggled-${id}', 'Smuggled ${id}', now())`,
      "alter table business_unit enable always trigger ledger_capture",
    );
    expect((await news()).faults.toSorted()).toEqual([
      `ledger.row_gone business_unit ${id}`,
      `ledger.row_unknown business_unit smuggled-${id}`,
    ]);
  });

  test("brought back after its deletion is found", async () => {
    await session(
      `create temp table kept as select * from business_unit where id = '${id}'`,
      `delete from business_unit where id = '${id}'`,
      "alter table business_unit disable trigger ledger_capture",
      "insert into business_unit select * from kept",
      "alter table business_unit enable always trigger ledger_capture",
    );
    expect((await news()).faults).toEqual([`ledger.row_lives business_unit ${id}`]);
  });

  test("of a table that was truncated is accounted for by the record of the truncation", async () => {
    await asOwner("insert into saved_mapping (id, name, mapping, created_by, created_at) values ('m1', $1, '{}', 'x', now())", [
      id,
    ]);
    await session("truncate saved_mapping");
    expect(await news()).toEqual({ faults: [], unaccounted: ["INSERT saved_mapping m1", "TRUNCATE saved_mapping *"] });
  });

  test("with a column that came later is compared by what that column came with", async () => {
    await session("alter table business_unit add column colour text not null default 'grey', add column note text");
    expect((await news()).faults).toEqual([]);
    await session(
      "alter table business_unit disable trigger ledger_capture",
      `update business_unit set colour = 'red' where id = '${id}'`,
      "alter table business_unit enable always trigger ledger_capture",
    );
    expect((await news()).faults).toEqual([`ledger.row_differs business_unit ${id}`]);
    await session("alter table business_unit drop column colour, drop column note");
    expect((await news()).faults).toEqual([]);
  });
});

describe("personal and secret values", () => {
  test("are held by commitment: a name changed unseen is found, the name itself is nowhere in the ledger", async () => {
    const person = await aPerson(["auditor"]);
    await sealAll();
    await session(
      "alter table person disable trigger ledger_capture",
      `update person set name = 'Somebody else' where id = '${person.id}'`,
      "alter table person enable always trigger ledger_capture",
    );
    expect((await told()).faults).toContain(`ledger.row_differs person ${person.id}`);
    const [names] = await asOwner<{ n: string }>(
      "select count(*) as n from ledger_row where old::text || new::text like '%Test auditor%'",
    );
    expect(Number(names?.n)).toBe(0);
  });
});
