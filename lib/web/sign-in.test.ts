import { describe, expect, test } from "vitest";
import { passwordsChecked } from "#lib/access/password";
import { Refusal } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { deactivatePerson } from "#lib/people/deactivate-person.command";
import { resetPassword } from "#lib/people/reset-password.command";
import { asOwner } from "#lib/test/database";
import { aPerson, aPersonWithPassword, atTheMachine, PASSWORD } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { signIn } from "#lib/web/sign-in";

const HERE = "192.0.2.7";
const WAIT = { code: "tooMany", reasons: ["sign_in.wait"] };
const WRONG = "nine herons over the weir";

/** What a try answers, and how many passwords were worked on for it. */
async function tryWith(email: string, password: string, address = HERE) {
  const before = passwordsChecked();
  const answer = await signIn(email, password, address).catch((error) =>
    error instanceof Refusal ? error.code : Promise.reject(error),
  );
  return { answer: typeof answer === "string" && answer !== "tooMany" ? "in" : answer, work: passwordsChecked() - before };
}

describe("a sign-in that fails", () => {
  test("answers the same after the same work, whatever was wrong", async () => {
    const known = await aPersonWithPassword(["model_owner"]);
    const left = await aPersonWithPassword(["model_owner"]);
    await run(deactivatePerson, { personId: left.id }, atTheMachine());
    const reset = await aPersonWithPassword(["model_owner"]);
    await run(resetPassword, { personId: reset.id }, atTheMachine());
    const tries = [
      await tryWith(known.email, WRONG),
      await tryWith("nobody@test.example", WRONG),
      await tryWith("", ""),
      await tryWith("nobody\0@test.example", WRONG),
      await tryWith("nobody\ud800@test.example", `${WRONG}\0`),
      await tryWith(left.email, PASSWORD),
      await tryWith(reset.email, PASSWORD),
      await tryWith(known.email, ""),
      await tryWith(known.email, `${PASSWORD} `),
    ];
    expect(tries).toEqual(tries.map(() => ({ answer: null, work: 1 })));
    expect(await tryWith(known.email, PASSWORD)).toEqual({ answer: "in", work: 1 });
  });

  test("waits after the fifth, for unknown addresses as for known ones, and then does no work", async () => {
    const known = await aPersonWithPassword(["model_owner"]);
    for (const email of [known.email, "stranger@test.example"]) {
      for (let i = 0; i < 5; i += 1) expect(await tryWith(email, WRONG)).toEqual({ answer: null, work: 1 });
      expect(await tryWith(email, PASSWORD)).toEqual({ answer: "tooMany", work: 0 });
    }
  });

  test("is one failure each, also when fifty come at the same moment", async () => {
    const { email } = await aPersonWithPassword(["model_owner"]);
    const before = passwordsChecked();
    await Promise.allSettled(Array.from({ length: 50 }, () => signIn(email, WRONG, "192.0.2.50")));
    expect(passwordsChecked() - before).toBeLessThanOrEqual(5);
  });

  test("is told at the next sign-in, with those that were turned away", async () => {
    const { id, email } = await aPersonWithPassword(["model_owner"]);
    for (let i = 0; i < 7; i += 1) await tryWith(email, WRONG);
    await asOwner("update attempt set blocked_until = now()");
    expect((await tryWith(email, PASSWORD)).answer).toBe("in");
    expect(await writer().session.findFirst({ where: { personId: id } })).toMatchObject({ failedSignIns: 7, failedSignings: 0 });
    expect((await tryWith(email, PASSWORD)).answer).toBe("in");
    expect(await writer().session.count({ where: { personId: id, failedSignIns: 0, failedSince: null } })).toBe(1);
  });
});

describe("the wait", () => {
  test("is not made longer by knocking at the door", async () => {
    for (let i = 0; i < 6; i += 1) await tryWith("knocker@test.example", WRONG);
    const until = () => asOwner("select max(blocked_until) as until from attempt");
    const before = await until();
    for (let i = 0; i < 5; i += 1) await tryWith("knocker@test.example", WRONG);
    expect(await until()).toEqual(before);
  });

  test("of an address comes after forty strangers, and other addresses do not wait", async () => {
    const somebody = await aPersonWithPassword(["model_owner"]);
    for (let i = 0; i < 41; i += 1) await signIn(`p${i}@test.example`, WRONG, "198.51.100.1").catch(() => null);
    expect(await refusal(signIn(somebody.email, PASSWORD, "198.51.100.1"))).toEqual(WAIT);
    expect(await refusal(signIn(somebody.email, PASSWORD, "198.51.100.2"))).toBeNull();
  });

  test("does not come from the typing of an office that shares an address", async () => {
    const somebody = await aPersonWithPassword(["model_owner"]);
    for (let i = 0; i < 15; i += 1) {
      for (let slip = 0; slip < 3; slip += 1) await tryWith(somebody.email, WRONG, "198.51.100.3");
      expect((await tryWith(somebody.email, PASSWORD, "198.51.100.3")).answer).toBe("in");
    }
  });

  test("is kept in the database by hash, without names and addresses", async () => {
    const { email } = await aPersonWithPassword(["model_owner"]);
    await tryWith(email, WRONG);
    const text = JSON.stringify(await asOwner("select * from attempt"));
    expect(text).not.toContain(email);
    expect(text).not.toContain(HERE);
  });
});

test("a person who never set a password does not get in with an empty one", async () => {
  const person = await aPerson(["model_owner"]);
  const [row] = await asOwner<{ email: string }>("select email from person where id = $1", [person.id]);
  expect((await tryWith(row?.email ?? "", "")).answer).toBeNull();
});
