// Typed SQL reads the same on a plain connection as through Prisma, in a transaction of which the same statements run.
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { address } from "#lib/db/address";
import { PrismaClient } from "#lib/db/generated/client";
import { plainly } from "#lib/db/plain";
import { Sql, sql } from "#lib/db/sql";

let pool: pg.Pool;
let prisma: PrismaClient;
let plain: PrismaClient;
beforeAll(() => {
  pool = new pg.Pool({ connectionString: address("DATABASE_READ_URL"), max: 1 });
  prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  plain = plainly(prisma, pool);
});
afterAll(() => pool.end());

const AT = new Date("2026-03-29T01:30:00.123Z");
const VALUES: [string, Sql][] = [
  [
    "numbers",
    sql`select 1::smallint as a, 2 as b, 9007199254740993::bigint as c, 1.50::numeric as d, 0.1::real as e, 0.1::float8 as f, count(*) as g`,
  ],
  [
    "texts",
    sql`select 'ä'::text as a, 'x'::varchar as b, 'y'::char(1) as c, null::text as d, true as e, '7b1d0000-0000-4000-8000-000000000001'::uuid as f`,
  ],
  [
    "instants",
    sql`select timestamptz '2026-03-29 03:30:00.123456+02' as a, timestamp '2026-03-29 02:30:00' as b, date '2026-03-29' as c, null::date as d`,
  ],
  [
    "documents",
    sql`select '{"a": [1, null, "x"]}'::jsonb as a, '[1]'::json as b, null::jsonb as c, '"x"'::jsonb as d, 'null'::jsonb as e`,
  ],
  ["bytes", sql`select '\\x00ff'::bytea as a`],
  [
    "lists",
    sql`select array['a', null, 'b "c"'] as a, array[1, 2] as b, array[1]::bigint[] as c, array[1.5]::numeric[] as d, array[true] as e, array[date '2026-03-29'] as f,
    array[timestamptz '2026-03-29 03:30:00+02'] as g, '{}'::text[] as h`,
  ],
  [
    "what is sent",
    sql`select ${"x"} || 'y' as a, ${7}::int as b, ${true} as c, ${null}::text as d, ${AT}::timestamptz as e, ${AT}::date as f, ${["p", 'q "r"']}::text[] as g,
    ${JSON.stringify({ k: 1 })}::jsonb as h, ${[1, 2]}::int[] as i, ${12n}::bigint as j`,
  ],
];

test.each(VALUES)("%s are the same", async (_, statement) => {
  const through = await prisma.$queryRaw(statement);
  // Three times: without a name, then prepared, then prepared before.
  for (let time = 0; time < 3; time += 1) expect(await plain.$queryRaw(statement)).toStrictEqual(through);
});

test("a text asked for again is a prepared statement, and no more than a hundred are", async () => {
  const prepared = async () => Number((await pool.query("select count(*) as n from pg_prepared_statements")).rows[0].n);
  const before = await prepared();
  expect(before).toBe(VALUES.length);
  for (let n = 0; n < 150; n += 1)
    for (let time = 0; time < 2; time += 1) await plain.$queryRaw(new Sql([`select ${n} as n`], []));
  expect(await prepared()).toBe(100);
});
