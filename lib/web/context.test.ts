import { describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { changePassword } from "#lib/people/change-password.command";
import { deactivatePerson } from "#lib/people/deactivate-person.command";
import { endGrant } from "#lib/people/end-grant.command";
import { endMySessions } from "#lib/people/end-my-sessions.command";
import { endPersonSessions } from "#lib/people/end-person-sessions.command";
import { endSession } from "#lib/people/end-session.command";
import { reactivatePerson } from "#lib/people/reactivate-person.command";
import { resetPassword } from "#lib/people/reset-password.command";
import { revokeApiKey } from "#lib/people/revoke-api-key.command";
import { asOwner } from "#lib/test/database";
import { aKeyOf, anOrganisation, aPersonWithPassword, atTheMachine, PASSWORD } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { createUnit } from "#lib/units/create-unit.command";
import { listUnits } from "#lib/units/list-units.query";
import { callerOf, callerOfToken } from "#lib/web/context";
import { closeSession, openSession } from "#lib/web/sessions";

const OUT = { code: "unauthenticated", reasons: ["unauthenticated"] };

const open = async () => {
  const person = await aPersonWithPassword(["model_owner"]);
  const token = await openSession(person.id);
  const request = () => callerOfToken(token, "r");
  return { person, token, request, caller: await request() };
};

describe("a session is over at the next request", () => {
  test("after signing out", async () => {
    const { token, request } = await open();
    await closeSession(token);
    expect(await refusal(request())).toEqual(OUT);
  });

  test("after sixty minutes without a request, and not before", async () => {
    const { request, caller } = await open();
    const idle = (minutes: number) =>
      asOwner("update session set last_seen_at = now() - make_interval(mins => $1) where id = $2", [
        minutes,
        caller.actor.sessionId,
      ]);
    await idle(59);
    expect(await refusal(request())).toBeNull();
    await idle(60);
    expect(await refusal(request())).toEqual(OUT);
  });

  test("after twelve hours, whatever was done in them", async () => {
    const { request, caller } = await open();
    const [row] = await asOwner<{ hours: number }>(
      "select extract(epoch from expires_at - created_at)::int / 3600 as hours from session where id = $1",
      [caller.actor.sessionId],
    );
    expect(row?.hours).toBe(12);
    await asOwner("update session set expires_at = now() where id = $1", [caller.actor.sessionId]);
    expect(await refusal(request())).toEqual(OUT);
  });

  test("after ending it from another session, which goes on", async () => {
    const { person, request, caller } = await open();
    const other = await callerOfToken(await openSession(person.id), "r");
    await run(endSession, { sessionId: caller.actor.sessionId ?? "" }, other);
    expect(await refusal(request())).toEqual(OUT);
    expect(await refusal(run(endSession, { sessionId: caller.actor.sessionId ?? "" }, other))).toMatchObject({
      code: "notFound",
    });
  });

  test("after signing out everywhere, with every other session of that person and no session of others", async () => {
    const [mine, others] = [await open(), await open()];
    const second = await openSession(mine.person.id);
    expect(await run(endMySessions, {}, mine.caller)).toMatchObject({ ended: 2 });
    expect(await refusal(mine.request())).toEqual(OUT);
    expect(await refusal(callerOfToken(second, "r"))).toEqual(OUT);
    expect(await refusal(others.request())).toBeNull();
  });

  test("after a change of the password, except the session that changed it", async () => {
    const { person, request } = await open();
    const token = await openSession(person.id);
    const input = { current: PASSWORD, password: "eight herons over the weir" };
    expect(await run(changePassword, input, await callerOfToken(token, "r"))).toMatchObject({ ended: 1 });
    expect(await refusal(request())).toEqual(OUT);
    expect(await refusal(callerOfToken(token, "r"))).toBeNull();
  });

  test.each([
    ["deactivation", deactivatePerson],
    ["a reset of the password", resetPassword],
    ["the end of all their sessions", endPersonSessions],
  ])("after %s by an administrator", async (_what, op) => {
    const { person, request } = await open();
    await run(op, { personId: person.id }, atTheMachine());
    expect(await refusal(request())).toEqual(OUT);
  });
});

test("a made-up token opens nothing, and the table of sessions holds no token", async () => {
  const { token, caller } = await open();
  expect(await refusal(callerOfToken("made-up", "r"))).toEqual(OUT);
  expect(await refusal(callerOfToken(null, "r"))).toEqual(OUT);
  expect(await refusal(callerOfToken(caller.actor.sessionId, "r"))).toEqual(OUT);
  expect(JSON.stringify(await asOwner("select * from session"))).not.toContain(token);
});

test("a role that ended is gone at the next request of the same session", async () => {
  const { person, request, caller } = await open();
  expect(caller.actor.units.model_owner).toBeDefined();
  const grant = await writer().roleGrant.findFirstOrThrow({ where: { personId: person.id } });
  await run(endGrant, { grantId: grant.id }, atTheMachine());
  expect((await request()).actor.units).toEqual({});
});

const byKey = (key: string) =>
  callerOf(new Request("http://localhost/api/v1/units", { headers: { authorization: `Bearer ${key}` } }), "r");

describe("an API key", () => {
  test("acts as its person, with its scopes, and notes when it was used", async () => {
    const person = await aPersonWithPassword(["admin"]);
    const { key, id } = await aKeyOf(person.id, ["read"]);
    const caller = await byKey(key);
    expect(caller.actor).toMatchObject({ id: person.id, via: "api", keyId: id, keyScopes: ["read"], sessionId: null });
    expect(await refusal(run(listUnits, {}, caller))).toBeNull();
    expect(await refusal(run(createUnit, { name: "By key", parentId: await anOrganisation() }, caller))).toEqual({
      code: "forbidden",
      reasons: ["key.scope"],
    });
    expect(await writer().apiKeyUse.count({ where: { keyId: id } })).toBe(1);
  });

  test("that was revoked opens nothing", async () => {
    const person = await aPersonWithPassword(["admin"]);
    const { key, id } = await aKeyOf(person.id);
    await person.does(revokeApiKey, { keyId: id });
    expect(await refusal(byKey(key))).toEqual(OUT);
  });

  test("that expired opens nothing", async () => {
    const person = await aPersonWithPassword(["admin"]);
    const { key, id } = await aKeyOf(person.id);
    await asOwner("update api_key set expires_at = now() where id = $1", [id]);
    expect(await refusal(byKey(key))).toEqual(OUT);
  });

  test("of a person who was deactivated opens nothing, also after they came back", async () => {
    const person = await aPersonWithPassword(["validator"]);
    const { key } = await aKeyOf(person.id);
    await run(deactivatePerson, { personId: person.id }, atTheMachine());
    expect(await refusal(byKey(key))).toEqual(OUT);
    await run(reactivatePerson, { personId: person.id }, atTheMachine());
    expect(await refusal(byKey(key))).toEqual(OUT);
  });

  test("does no more than its person may do now: a role that ended ends for the key", async () => {
    const person = await aPersonWithPassword(["admin"]);
    await aPersonWithPassword(["admin"]);
    const { key } = await aKeyOf(person.id);
    const parentId = await anOrganisation();
    expect(await refusal(run(createUnit, { name: "While admin", parentId }, await byKey(key)))).toBeNull();
    const grant = await writer().roleGrant.findFirstOrThrow({ where: { personId: person.id } });
    await run(endGrant, { grantId: grant.id }, atTheMachine());
    expect(await refusal(run(createUnit, { name: "No admin", parentId }, await byKey(key)))).toEqual({
      code: "forbidden",
      reasons: ["forbidden"],
    });
  });

  test.each([
    ["with another secret behind the right prefix", (key: string) => `${key.slice(0, 12)}${"A".repeat(43)}`],
    ["with one sign more", (key: string) => `${key}A`],
    ["with the prefix alone", (key: string) => key.slice(0, 11)],
    ["that is empty", () => ""],
    ["with a quote in it", () => "cs_abcdefgh_' or true --aaaaaaaaaaaaaaaa"],
  ])("%s opens nothing", async (_what, spoil) => {
    const { id } = await aPersonWithPassword(["admin"]);
    const { key } = await aKeyOf(id);
    expect(await refusal(byKey(spoil(key)))).toEqual(OUT);
  });

  test("is nowhere in the database, and its hash nowhere in the ledger", async () => {
    const { id } = await aPersonWithPassword(["admin"]);
    const { key } = await aKeyOf(id);
    const hash = (await asOwner<{ hash: string }>("select hash from api_key where person_id = $1", [id]))[0]?.hash;
    const text = JSON.stringify([
      await asOwner("select * from api_key"),
      await asOwner("select new, old from ledger_row"),
      await asOwner("select change from ledger_event"),
    ]);
    expect(text).not.toContain(key.slice(12));
    expect(JSON.stringify(await asOwner("select new, old from ledger_row"))).not.toContain(hash);
  });
});
