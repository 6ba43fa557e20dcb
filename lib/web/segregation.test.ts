// Segregation of duties at every door: REST with a real key, the Server Function with a forged payload, and SQL as the product's role.
import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { sqlState } from "#lib/core/attempts";
import { writer } from "#lib/db/writer";
import { operations } from "#lib/operations";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { asWriter } from "#lib/test/as-writer";
import type { Absent, Attack } from "#lib/test/attack";
import { aKeyOf, anOrganisation, aPerson } from "#lib/test/people";
import { ORIGIN, overRest } from "#lib/test/rest";
import { attacks } from "#lib/test/segregation";
import { act } from "#lib/web/act";
import { openSession } from "#lib/web/sessions";

// Next's request is not there in a test: the browser's cookie is, as next-auth seals it, and the Origin of our own page.
const browser = vi.hoisted(() => ({ cookie: "", origin: "" }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => (browser.cookie ? { value: browser.cookie } : undefined) }),
  headers: async () => new Headers({ origin: browser.origin }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

const SECRET = "a secret of thirty-two characters at least";
const rules = lifecyclePolicy().sod_rules.map(({ id }) => id);
const ruleOf = (row: string) => row.split(" ")[0] ?? "";

let table: Record<string, Attack | Absent> = {};
const attack = (row: string): Attack => {
  const found = table[row];
  if (!found || "absent" in found) throw new Error(`${row} has no attack`);
  return found;
};

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", SECRET);
  vi.stubEnv("NEXTAUTH_URL", ORIGIN);
  browser.origin = ORIGIN;
  table = await attacks();
}, 180_000);

const ATTACKED = [
  ...["SD-1", "SD-2", "SD-3", "SD-4", "SD-6 reduction", "SD-6 not applicable", "SD-7", "SD-8", "SD-11", "SD-12", "SD-14"],
  ...["SD-15", "SD-16"],
];

test("every rule of the policy has a row, and what is said to be absent is", () => {
  expect([...new Set(Object.keys(table).map(ruleOf))].toSorted()).toEqual(rules.toSorted());
  const attacked = Object.entries(table).flatMap(([row, one]) => ("operation" in one ? [row] : []));
  expect(attacked.toSorted()).toEqual(ATTACKED.toSorted());
  for (const one of Object.values(table))
    if ("absent" in one)
      expect(
        Object.keys(operations).filter((id) => one.unlike.test(id)),
        one.absent,
      ).toEqual([]);
});

const signsIn = async (personId: string) => {
  browser.cookie = await encode({ token: { session: await openSession(personId) }, secret: SECRET });
};

const recorded = ({ event, subject, by, says }: Attack) =>
  writer().ledgerEvent.count({
    where: { event: event ?? "", subject, actorId: by.id, change: { path: ["rule"], equals: says } },
  });

describe("over REST, with a key that may sign", () => {
  test.each(ATTACKED)("%s is refused by name, and the attempt is on record", async (row) => {
    const one = attack(row);
    // Some acts need a person at a session, whoever's key it is.
    const key = one.operation.keyScope === "never" ? null : await aKeyOf(one.by.id, ["read", "write", "sign"]);
    if (!key) await signsIn(one.by.id);
    const as: Record<string, string> = key ? { authorization: `Bearer ${key.key}` } : { cookie: "session", origin: ORIGIN };
    const { status, reasons } = await overRest(one.operation, one.input, as);
    expect({ status, code: reasons[0]?.code }).toEqual({ status: 409, code: one.says });
    expect(reasons[0]?.message).not.toBe(one.says);
    expect(await recorded(one)).toBe(1);
  });
});

describe("by the Server Function, with a forged payload", () => {
  test.each(ATTACKED)("%s is refused by name", async (row) => {
    const one = attack(row);
    await signsIn(one.by.id);
    const outcome = await act(one.operation.id, one.input);
    expect(outcome).toMatchObject({ ok: false, code: "refused", reasons: [{ code: one.says }] });
  });
});

describe("by SQL as the role the product writes with", () => {
  test.each(ATTACKED)("%s is refused by a guard that says so", async (row) => {
    const { sql } = attack(row);
    const refused = await asWriter(sql.change).catch((error: unknown) => error);
    expect({ state: sqlState(refused), says: String(refused) }).toEqual({
      state: sql.state,
      says: expect.stringMatching(new RegExp(`\\b${sql.says}\\b`)),
    });
  });

  test.each(["admin", "auditor"] as const)("whoever is %s is given no signing role either", async (role) => {
    const { id: personId } = await aPerson([role]);
    const grant = { id: randomUUID(), personId, role: "validator", unitId: await anOrganisation(), state: "pending" };
    const given = asWriter((db) => db.roleGrant.create({ data: { ...grant, grantedBy: "test", grantedAt: new Date() } }));
    expect(sqlState(await given.catch((error: unknown) => error))).toBe("CS008");
  });
});
