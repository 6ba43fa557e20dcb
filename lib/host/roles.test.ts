import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ROLE_LIMITS } from "#lib/db/limits";

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
