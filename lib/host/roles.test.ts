import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ROLE_LIMITS } from "#lib/db/limits";
import { sql } from "#lib/db/sql";
import { writer, writerPool } from "#lib/db/writer";
import { limitsHeld, limitsSaid } from "#lib/test/role-limits";

const UNITS: Record<string, number> = { s: 1000, min: 60_000 };
const inMilliseconds = (value: string) => {
  const [, amount, unit = ""] = /^'(\d+)(s|min)'$/.exec(value) ?? [];
  return amount === undefined ? value.replaceAll("'", "") : String(Number(amount) * (UNITS[unit] ?? 0));
};

test.each(["writer", "reader"] as const)("roles.sql gives the %s what an embedded server gives it", (role) => {
  const settings = readFileSync("prisma/roles.sql", "utf8").matchAll(/^ALTER ROLE countersign_(\w+) SET (\w+) = (.+);$/gm);
  const said = [...settings].flatMap(([, of, name = "", value = ""]) => (of === role ? [[name, inMilliseconds(value)]] : []));
  const wanted = Object.entries(ROLE_LIMITS[role]).map(([name, value]) => [name, String(value)]);
  const readOnly = role === "reader" ? [["default_transaction_read_only", "on"]] : [];
  expect(said.sort()).toEqual([...wanted, ...readOnly].sort());
});

test.each([
  ["writer", () => process.env.DATABASE_URL],
  ["reader", () => process.env.DATABASE_READ_URL],
] as const)("T3: an embedded server holds whoever signs in as the %s to what its role is given", async (role, url) => {
  expect(await limitsHeld(role, url())).toEqual(limitsSaid(role));
});

test("T3: a connection of the product itself asks for no other end of a transaction", async () => {
  const asked = "current_setting('idle_in_transaction_session_timeout') as idle, current_setting('transaction_timeout') as open";
  expect((await writerPool().query(`select ${asked}`)).rows).toEqual([{ idle: "30s", open: "2min" }]);
  const [door] = await writer().$queryRaw<object[]>(sql`select current_setting('transaction_timeout') as open`);
  expect(door).toEqual({ open: "2min" });
});
