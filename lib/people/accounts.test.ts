import { describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { acceptInvitation } from "#lib/people/accept-invitation.command";
import { changePassword } from "#lib/people/change-password.command";
import { deactivatePerson } from "#lib/people/deactivate-person.command";
import { endGrant } from "#lib/people/end-grant.command";
import { endPersonSessions } from "#lib/people/end-person-sessions.command";
import { grantRole } from "#lib/people/grant-role.command";
import { invitePerson } from "#lib/people/invite-person.command";
import { reactivatePerson } from "#lib/people/reactivate-person.command";
import { resetPassword } from "#lib/people/reset-password.command";
import { asOwner } from "#lib/test/database";
import { aPerson, aPersonWithPassword, atTheMachine, aUnit, PASSWORD } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { callerOfInvitation } from "#lib/web/context";
import { signIn } from "#lib/web/sign-in";

const NEW = "eight herons over the weir";
const forbidden = { code: "forbidden", reasons: ["forbidden"] };

const accept = async (token: string, password = PASSWORD) =>
  run(acceptInvitation, { token, password }, await callerOfInvitation(token, "r"));

describe("a password", () => {
  const own = (id: string) =>
    writer()
      .person.findUniqueOrThrow({ where: { id } })
      .then(({ passwordIsOwn }) => passwordIsOwn);

  test("is changed by its person with the present one, and the old one is worth nothing then", async () => {
    const person = await aPersonWithPassword(["model_owner"]);
    await person.does(changePassword, { current: PASSWORD, password: NEW });
    expect(await signIn(person.email, PASSWORD, "192.0.2.9")).toBeNull();
    expect(await signIn(person.email, NEW, "192.0.2.9")).not.toBeNull();
  });

  test.each([
    ["the wrong present one", { current: NEW, password: NEW }, "signing.secret"],
    ["the same again", { current: PASSWORD, password: PASSWORD }, "password.same"],
    ["a common one", { current: PASSWORD, password: "password123456" }, "password.common"],
  ])("is not changed with %s", async (_what, input, code) => {
    const person = await aPersonWithPassword(["model_owner"]);
    expect(await refusal(person.does(changePassword, input))).toEqual({ code: "invalid", reasons: [code] });
    expect(await signIn(person.email, PASSWORD, "192.0.2.9")).not.toBeNull();
  });

  test("is not guessed through the form that changes it: five wrong ones lock it", async () => {
    const person = await aPersonWithPassword(["model_owner"]);
    for (let i = 0; i < 5; i += 1) await refusal(person.does(changePassword, { current: `wrong number ${i}`, password: NEW }));
    expect(await refusal(person.does(changePassword, { current: PASSWORD, password: NEW }))).toEqual({
      code: "invalid",
      reasons: ["signing.locked"],
    });
  });

  test("reset by others suspends signing until the person has signed in and set their own", async () => {
    const person = await aPersonWithPassword(["validator"]);
    expect(await own(person.id)).toBe(true);
    const { token } = await run(resetPassword, { personId: person.id }, atTheMachine());
    expect(await signIn(person.email, PASSWORD, "192.0.2.9")).toBeNull();
    await accept(token ?? "", NEW);
    expect(await own(person.id)).toBe(false);
    await person.does(changePassword, { current: NEW, password: PASSWORD });
    expect(await own(person.id)).toBe(true);
  });

  test("is also set by somebody whose every role has ended", async () => {
    const person = await aPersonWithPassword([]);
    expect(await refusal(person.does(changePassword, { current: PASSWORD, password: NEW }))).toBeNull();
  });
});

describe("an administrator", () => {
  test.each(["data_scientist", "model_owner", "validator", "risk_officer", "compliance_officer", "auditor"] as const)(
    "is no %s: each act upon people is forbidden to them",
    async (role) => {
      const [person, victim] = [await aPerson([role]), await aPerson(["model_owner"])];
      expect(await refusal(person.does(invitePerson, { email: "x@test.example", name: "x" }))).toEqual(forbidden);
      for (const op of [endPersonSessions, resetPassword, deactivatePerson, reactivatePerson])
        expect(await refusal(person.does(op, { personId: victim.id }))).toEqual(forbidden);
    },
  );

  test("of one unit signs out, resets or deactivates who also works in another: refused", async () => {
    const [here, there] = [await aUnit(), await aUnit()];
    const admin = await aPerson(["admin"], here);
    const [both, mine] = [await aPerson(["validator"], there), await aPerson(["validator"], here)];
    await run(grantRole, { personId: both.id, role: "model_owner", unitId: here }, atTheMachine());
    for (const op of [endPersonSessions, resetPassword, deactivatePerson]) {
      expect(await refusal(admin.does(op, { personId: both.id }))).toEqual({ code: "refused", reasons: ["person.elsewhere"] });
      expect(await refusal(admin.does(op, { personId: mine.id }))).toBeNull();
    }
  });

  test("does not sign out, deactivate or reset themselves", async () => {
    await aPersonWithPassword(["admin"]);
    const admin = await aPersonWithPassword(["admin"]);
    for (const op of [endPersonSessions, resetPassword, deactivatePerson]) {
      expect(await refusal(admin.does(op, { personId: admin.id }))).toEqual({ code: "refused", reasons: ["person.self"] });
    }
  });

  test("brings back a person without roles, keys or sessions", async () => {
    const person = await aPersonWithPassword(["validator"]);
    await run(deactivatePerson, { personId: person.id }, atTheMachine());
    await (await aPerson(["admin"])).does(reactivatePerson, { personId: person.id });
    expect((await person.caller()).actor.units).toEqual({});
    expect(await refusal(run(reactivatePerson, { personId: person.id }, atTheMachine()))).toEqual({
      code: "refused",
      reasons: ["person.active"],
    });
  });
});

test("the last administrator who can sign in stays, also when two let go of each other at the same moment", async () => {
  await asOwner("update role_grant set state = 'ended' where role = 'admin'");
  const [one, two] = [await aPersonWithPassword(["admin"]), await aPersonWithPassword(["admin"])];
  await aPerson(["admin"]);
  const [asOne, asTwo] = [await one.caller(), await two.caller()];
  const answers = await Promise.all([
    refusal(run(deactivatePerson, { personId: two.id }, asOne)),
    refusal(run(deactivatePerson, { personId: one.id }, asTwo)),
  ]);
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  const grants = await writer().roleGrant.findMany({
    where: { role: "admin", state: "active", personId: { in: [one.id, two.id] } },
  });
  expect(grants).toHaveLength(1);
  const last = { code: "refused", reasons: ["person.last_admin"] };
  expect(await refusal(run(endGrant, { grantId: grants[0]?.id ?? "" }, atTheMachine()))).toEqual(last);
  expect(await refusal(run(deactivatePerson, { personId: grants[0]?.personId ?? "" }, atTheMachine()))).toEqual(last);
});
