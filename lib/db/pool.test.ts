import { PrismaPg } from "@prisma/adapter-pg";
import { expect, test } from "vitest";
import { isUnavailable } from "#lib/core/unavailable";
import { address } from "#lib/db/address";
import { connection } from "#lib/db/connection";
import { PrismaClient } from "#lib/db/generated/client";
import { openPool } from "#lib/db/pool";

const small = (config = {}) =>
  openPool("stream", { ...connection("read", address("DATABASE_READ_URL"), "stream", 1), ...config });

test("who comes when too many wait is told so at once; the others get their turn", async () => {
  const pool = small();
  const held = await pool.connect();
  const waiting = Array.from({ length: 256 }, (_, n) => pool.query<{ n: number }>("select $1::int as n", [n]));
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  const tooMany = [pool.query("select 1"), pool.connect(), client.$queryRaw`select 1`, client.$transaction(async () => 1)];
  for (const one of tooMany) await expect(one).rejects.toSatisfy(isUnavailable);
  held.release();
  const answers = await Promise.all(waiting);
  expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(Array.from({ length: 256 }, (_, n) => n));
  await pool.end();
});

test("nobody waits for ever", async () => {
  const pool = small({ connectionTimeoutMillis: 1_000 });
  const held = await pool.connect();
  await expect(pool.query("select 1")).rejects.toSatisfy(isUnavailable);
  held.release();
  expect((await pool.query("select 1")).rowCount).toBe(1);
  await pool.end();
});
