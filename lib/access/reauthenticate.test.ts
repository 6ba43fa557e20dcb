import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/access/actor";
import { passwordsChecked } from "#lib/access/password";
import { type Proof, reauthenticate } from "#lib/access/reauthenticate";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { getMe } from "#lib/people/get-me.query";
import { asOwner } from "#lib/test/database";
import { aPersonWithPassword, PASSWORD } from "#lib/test/people";
import { callerOfToken } from "#lib/web/context";
import { signIn } from "#lib/web/sign-in";

const WRONG = "nine herons over the weir";

/** A risk officer who has signed in. */
async function aSigner() {
  const person = await aPersonWithPassword(["risk_officer"]);
  const token = await signIn(person.email, PASSWORD, "192.0.2.1");
  return { ...person, actor: (await callerOfToken(token, "r")).actor };
}

const prove = (actor: Pick<Actor, "id" | "keyId" | "sessionId">, email: string | null, secret = PASSWORD): Promise<Proof> =>
  writer().$transaction((db) => reauthenticate(db, actor, { email, secret }));

const codes = ({ reasons }: Proof) => reasons.map(({ code }) => code);

describe("the first signature of a sitting", () => {
  test("takes e-mail and password, the next ones the password", async () => {
    const { actor, email } = await aSigner();
    expect(codes(await prove(actor, null))).toEqual(["signing.identify"]);
    expect(await prove(actor, email)).toEqual({ identifiedBy: "email", reasons: [] });
    expect(await prove(actor, null)).toEqual({ identifiedBy: "sitting", reasons: [] });
  });

  test("is due again when fifteen minutes passed, or in another session", async () => {
    const { actor, email } = await aSigner();
    await prove(actor, email);
    await asOwner("update session set sitting_until = sitting_until - interval '15 minutes' where id = $1", [actor.sessionId]);
    expect(codes(await prove(actor, null))).toEqual(["signing.identify"]);
    await prove(actor, email);
    const other = await callerOfToken(await signIn(email, PASSWORD, "192.0.2.1"), "r");
    expect(codes(await prove(other.actor, null))).toEqual(["signing.identify"]);
  });

  test("is due again after signing out", async () => {
    const { actor, email } = await aSigner();
    await prove(actor, email);
    await asOwner("update session set revoked_at = now() where id = $1", [actor.sessionId]);
    expect(codes(await prove(actor, null))).toEqual(["signing.identify"]);
  });
});

test("each request of the session keeps the sitting open", async () => {
  const person = await aPersonWithPassword(["risk_officer"]);
  const token = await signIn(person.email, PASSWORD, "192.0.2.1");
  const { actor } = await callerOfToken(token, "r");
  await prove(actor, person.email);
  await asOwner(
    "update session set sitting_until = sitting_until - interval '14 minutes', last_seen_at = now() - interval '2 minutes'",
  );
  await callerOfToken(token, "r");
  const [row] = await asOwner<{ left: number }>(
    "select extract(epoch from sitting_until - now())::int as left from session where id = $1",
    [actor.sessionId],
  );
  expect(row?.left).toBeGreaterThan(14 * 60);
});

test("beside an API key the password alone is enough, and is still needed", async () => {
  const { id } = await aPersonWithPassword(["risk_officer"]);
  const actor = { id, keyId: "key", sessionId: null };
  expect(await prove(actor, null)).toEqual({ identifiedBy: "api_key", reasons: [] });
  expect(codes(await prove(actor, null, WRONG))).toEqual(["signing.secret"]);
});

describe("a wrong secret", () => {
  test("is the same answer for a wrong password and for somebody else's e-mail", async () => {
    const [{ actor, email }, other] = [await aSigner(), await aPersonWithPassword(["validator"])];
    expect(codes(await prove(actor, email, WRONG))).toEqual(["signing.secret"]);
    expect(codes(await prove(actor, other.email))).toEqual(["signing.secret"]);
  });

  test("is counted, though the signature it was for is rolled back; five lock signing, also with the right one", async () => {
    const { actor, email } = await aSigner();
    const attempt = () =>
      writer().$transaction(async (db) => {
        const proof = await reauthenticate(db, actor, { email, secret: WRONG });
        throw new Error(proof.reasons.map(({ code, values }) => `${code} ${values?.left ?? ""}`).join());
      });
    for (const left of ["signing.secret 4", "signing.secret 3", "signing.secret 2", "signing.secret 1", "signing.locked "]) {
      await expect(attempt()).rejects.toThrow(left);
    }
    expect(codes(await prove(actor, email))).toEqual(["signing.locked"]);
  });

  test("fifty at the same moment are looked at five times at most", async () => {
    const { actor, email } = await aSigner();
    const before = passwordsChecked();
    await Promise.allSettled(Array.from({ length: 50 }, () => prove(actor, email, WRONG)));
    expect(passwordsChecked() - before).toBeLessThanOrEqual(5);
  });

  test("locks one person only, is shown to them, and a new sign-in lifts it and tells it", async () => {
    const [{ actor, email }, other] = [await aSigner(), await aSigner()];
    for (let i = 0; i < 5; i += 1) await prove(actor, email, WRONG);
    expect(codes(await prove(other.actor, other.email))).toEqual([]);
    expect(await run(getMe, {}, { actor, requestId: "r" })).toMatchObject({ signingLocked: true, failedBefore: null });
    const again = await callerOfToken(await signIn(email, PASSWORD, "192.0.2.1"), "r");
    expect(await run(getMe, {}, again)).toMatchObject({ signingLocked: false, failedBefore: { signIns: 0, signings: 5 } });
    expect(codes(await prove(again.actor, email))).toEqual([]);
  });

  test("of a person who left proves nothing", async () => {
    const { actor, email } = await aSigner();
    await asOwner("alter table person disable trigger ledger_capture");
    await asOwner("update person set deactivated_at = now() where id = $1", [actor.id]);
    await asOwner("alter table person enable always trigger ledger_capture");
    expect(codes(await prove(actor, email))).toEqual(["signing.secret"]);
  });
});
