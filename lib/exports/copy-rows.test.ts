import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readerPool } from "#lib/db/reader";
import { type Sql, sql } from "#lib/db/sql";
import { isStorable } from "#lib/db/storable";
import { type Cell, copyRows } from "#lib/exports/copy-rows";
import { csvRecord } from "#lib/exports/csv-cell";
import { inSnapshot } from "#lib/exports/snapshot";

type Read = { csv: string; cells: Cell[] };

async function read(query: Sql): Promise<Read[]> {
  const found: Read[] = [];
  await inSnapshot(readerPool(), async (client) => {
    for await (const rows of copyRows(client, query))
      for (const row of rows) found.push({ csv: row.csv().toString("utf8"), cells: row.cells() });
  });
  return found;
}

const HOSTILE = [
  ..."=+-@\t\r\n＝＋－＠",
  ...["=cmd|' /C calc'!A0", "-1+1", 'x,"=1', 'a,"', ',"\n', '"', '""', ",", "", "'", "\\", "\\.", "\\N", "$1", "null", "NULL"],
  ...["{a,b}", '{"a": "=1"}', "数\u2028数", "\u{1f50f}", "\uffff", "'; drop table model; --", "\\'; select 1; --", "a\r\nb", " "],
];
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme" }).filter(isStorable));
const rows = fc.array(fc.tuple(text, fc.option(text), fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }))), {
  maxLength: 40,
});

describe("rows by COPY", () => {
  test("hold what was stored, whatever it is, and are the records the rule writes", async () => {
    await fc.assert(
      fc.asyncProperty(rows, text, async (stored, given) => {
        const column = (n: 0 | 1 | 2) => stored.map((row) => row[n]);
        const found = await read(sql`
          select a, ${given}::text, b, n from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::int[]) with ordinality as t(a, b, n, place)
          where ${null}::text is null and ${true} order by place`);
        expect(found.map(({ cells }) => cells)).toEqual(stored.map(([a, b, n]) => [a, given, b, n]));
        expect(found.map(({ csv }) => csv)).toEqual(stored.map(([a, b, n]) => csvRecord([a, given, b, n])));
      }),
      { numRuns: 60, examples: [[HOSTILE.flatMap((a) => HOSTILE.map((b): [string, string, number] => [a, b, -1])), "=1"]] },
    );
  });

  test("refuse a column that a file would hold otherwise than the program reads it", async () => {
    await expect(read(sql`select 'a', true`)).rejects.toThrow("column 2 is neither text nor a whole number");
  });

  test("refuse a value that PostgreSQL cannot hold", async () => {
    await expect(read(sql`select ${"a\0"}::text`)).rejects.toThrow();
  });

  test("may come for longer than a statement may take", async () => {
    await inSnapshot(readerPool(), async (client) => {
      await client.query("set local statement_timeout = '200ms'");
      let found = 0;
      for await (const rows of copyRows(client, sql`select pg_sleep(0.1)::text from generate_series(1, 5)`)) found += rows.length;
      expect(found).toBe(5);
    });
  });

  test("that fail half way fail whoever reads them, and the connection goes on", async () => {
    await inSnapshot(readerPool(), async (client) => {
      const all = async () => {
        for await (const _ of copyRows(
          client,
          sql`select (1 / (3000 - i))::text, repeat('x', 1000) from generate_series(1, 4000) i`,
        ));
      };
      await expect(all()).rejects.toMatchObject({ code: "22012" });
      await client.query("rollback");
      expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    });
  });

  test("that nobody wants any more end their connection, and the pool has others", async () => {
    const many = sql`select pg_backend_pid(), repeat('x', 1000) from generate_series(1, 10000000)`;
    const given = inSnapshot(readerPool(), async (client) => {
      for await (const [row] of copyRows(client, many)) return row?.cells()[0];
    });
    const pid = await given;
    await expect
      .poll(async () => (await readerPool().query("select 1 from pg_stat_activity where pid = $1", [pid])).rowCount, {
        timeout: 20_000,
      })
      .toBe(0);
  });
});
