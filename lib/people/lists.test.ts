import { describe, expect, test } from "vitest";
import type { InputOf } from "#lib/core/operation";
import { run } from "#lib/core/run";
import { createApiKey } from "#lib/people/create-api-key.command";
import { deactivatePerson } from "#lib/people/deactivate-person.command";
import { getPerson } from "#lib/people/get-person.query";
import { grantRole } from "#lib/people/grant-role.command";
import { listApiKeys } from "#lib/people/list-api-keys.query";
import { listMySessions } from "#lib/people/list-my-sessions.query";
import { listPeople } from "#lib/people/list-people.query";
import { revokeApiKey } from "#lib/people/revoke-api-key.command";
import { asOwner } from "#lib/test/database";
import { aKeyOf, aPerson, aPersonWithPassword, atTheMachine, aUnit } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { callerOfToken } from "#lib/web/context";
import { openSession } from "#lib/web/sessions";

const NOT_FOUND = { code: "notFound", reasons: ["not_found"] };
type Someone = Awaited<ReturnType<typeof aPerson>>;
const sees = async (viewer: Someone, person: Someone) =>
  (await viewer.does(listPeople, { limit: 200 })).items.some(({ id }) => id === person.id);

describe("who sees whom", () => {
  test("people whose roles reach one's units, also from above and from below, and nobody else", async () => {
    const [bank, hospital] = [await aUnit(), await aUnit()];
    const branch = await aUnit(undefined, bank);
    const viewer = await aPerson(["model_owner"], bank);
    const [above, below, elsewhere] = [
      await aPerson(["validator"]),
      await aPerson(["validator"], branch),
      await aPerson(["validator"], hospital),
    ];
    expect([await sees(viewer, above), await sees(viewer, below), await sees(viewer, elsewhere)]).toEqual([true, true, false]);
    expect(await refusal(viewer.does(getPerson, { personId: elsewhere.id }))).toEqual(NOT_FOUND);
    expect((await viewer.does(getPerson, { personId: below.id })).roles).toMatchObject([
      { role: "validator", unit: { id: branch } },
    ]);
  });

  test("of a person's roles elsewhere a colleague sees nothing", async () => {
    const [bank, hospital] = [await aUnit(), await aUnit()];
    const both = await aPerson(["validator"], bank);
    await run(grantRole, { personId: both.id, role: "compliance_officer", unitId: hospital }, atTheMachine());
    const viewer = await aPerson(["model_owner"], bank);
    expect((await viewer.does(getPerson, { personId: both.id })).roles.map(({ role }) => role)).toEqual(["validator"]);
  });

  test("who gave a role, when somebody signed in and how many keys there are is for those who manage or check access, and for oneself", async () => {
    const person = await aPersonWithPassword(["validator"]);
    await openSession(person.id);
    for (const role of ["admin", "auditor", "risk_officer"] as const) {
      expect((await (await aPerson([role])).does(getPerson, { personId: person.id })).access).toMatchObject({
        lastSignInAt: expect.any(Date),
        sessions: 1,
      });
    }
    expect((await person.does(getPerson, { personId: person.id })).access).not.toBeNull();
    for (const role of ["data_scientist", "model_owner", "compliance_officer"] as const) {
      const viewer = await aPerson([role]);
      expect((await viewer.does(getPerson, { personId: person.id })).access).toBeNull();
      expect((await viewer.does(listPeople, {})).items.every(({ lastSignInAt }) => lastSignInAt === null)).toBe(true);
    }
  });

  test("somebody who left, or has no role yet, is seen by administrators, and by auditors whose units they worked in", async () => {
    const unit = await aUnit();
    const [left, fresh] = [await aPerson(["validator"], unit), await aPerson([])];
    await run(deactivatePerson, { personId: left.id }, atTheMachine());
    const [admin, auditor, other] = [
      await aPerson(["admin"]),
      await aPerson(["auditor"], unit),
      await aPerson(["auditor"], await aUnit()),
    ];
    expect([await sees(admin, left), await sees(admin, fresh)]).toEqual([true, true]);
    expect([await sees(auditor, left), await sees(other, left), await sees(auditor, fresh)]).toEqual([true, false, false]);
    const { access } = await auditor.does(getPerson, { personId: left.id });
    expect(access?.grants).toMatchObject([
      { role: "validator", state: "ended", grantedBy: { name: "command line" }, duringSetUp: true },
    ]);
  });
});

describe("the list of people", () => {
  test("pages through everybody once, in the order of names", async () => {
    const admin = await aPerson(["admin"]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.does(listPeople, { limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const all = await asOwner<{ id: string }>("select id from person order by lower(name), id");
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  test("is found by a part of the name or the address, with the signs of patterns taken as they are", async () => {
    const admin = await aPerson(["admin"]);
    const person = await aPersonWithPassword(["validator"]);
    expect((await admin.does(listPeople, { q: person.email.slice(2, 9).toUpperCase() })).items.map(({ id }) => id)).toEqual([
      person.id,
    ]);
    for (const q of ["%", "m_del", "\\"]) expect((await admin.does(listPeople, { q })).items).toEqual([]);
  });

  test("is narrowed by role, unit and state", async () => {
    const unit = await aUnit();
    const person = await aPersonWithPassword(["compliance_officer"], unit);
    const admin = await aPerson(["admin"]);
    const ids = async (input: InputOf<typeof listPeople>) => (await admin.does(listPeople, input)).items.map(({ id }) => id);
    expect(await ids({ role: "compliance_officer", unit, state: "active" })).toEqual([person.id]);
    for (const other of [{ role: "validator" }, { state: "waiting" }, { unit: await aUnit() }] as const) {
      expect(await ids({ role: "compliance_officer", unit, state: "active", ...other })).not.toContain(person.id);
    }
  });

  test.each(["x", Buffer.from("[1]").toString("base64url"), Buffer.from('[{"a":1},2]').toString("base64url")])(
    "refuses the cursor %s",
    async (cursor) =>
      expect(await refusal((await aPerson(["admin"])).does(listPeople, { cursor }))).toEqual({
        code: "invalid",
        reasons: ["invalid.cursor"],
      }),
  );
});

describe("API keys", () => {
  test("are listed to their person; to administrators and auditors everybody's, never with their hash", async () => {
    const person = await aPersonWithPassword(["validator"]);
    const { prefix, key } = await aKeyOf(person.id, ["read", "sign"]);
    const mine = await person.does(listApiKeys, {});
    expect(mine.items).toMatchObject([{ prefix, state: "active", scopes: ["read", "sign"], lastUsedAt: null }]);
    const all = await (await aPerson(["auditor"])).does(listApiKeys, { whose: "everybody", personId: person.id });
    expect(all.items).toEqual(mine.items);
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`${key.slice(12)}|[0-9a-f]{64}`));
    expect(await refusal(person.does(listApiKeys, { whose: "everybody" }))).toMatchObject({ code: "forbidden" });
  });

  test("somebody revokes another's key by guessing its id: not theirs to see; an administrator may", async () => {
    const person = await aPersonWithPassword(["validator"]);
    const { id } = await aKeyOf(person.id);
    for (const role of ["validator", "auditor", "risk_officer"] as const) {
      expect(await refusal((await aPerson([role])).does(revokeApiKey, { keyId: id }))).toEqual(NOT_FOUND);
    }
    const admin = await aPerson(["admin"]);
    await admin.does(revokeApiKey, { keyId: id });
    expect(await refusal(admin.does(revokeApiKey, { keyId: id }))).toEqual({ code: "refused", reasons: ["key.revoked"] });
  });

  test("a key mints a key: refused, whatever its scopes", async () => {
    const person = await aPersonWithPassword(["admin"]);
    const caller = await person.caller();
    const actor = { ...caller.actor, via: "api" as const, keyId: "k", sessionId: null };
    expect(await refusal(run(createApiKey, { name: "child", scopes: ["read"] }, { ...caller, actor }))).toEqual({
      code: "forbidden",
      reasons: ["key.never"],
    });
  });

  test("a person gives their key the right to sign: refused", async () =>
    expect(await refusal((await aPerson(["risk_officer"])).does(createApiKey, { name: "x", scopes: ["sign"] }))).toEqual({
      code: "invalid",
      reasons: ["key.sign"],
    }));
});

describe("oneself", () => {
  test("sees one's own open sessions, the present one marked, and nobody else's", async () => {
    const person = await aPersonWithPassword(["validator"]);
    await openSession(person.id);
    await openSession((await aPerson(["validator"])).id);
    const here = await callerOfToken(await openSession(person.id), "r");
    const { items } = await run(listMySessions, {}, here);
    expect(items.map(({ current }) => current).sort()).toEqual([false, true]);
  });
});
