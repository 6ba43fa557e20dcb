import { describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { acceptInvitation } from "#lib/people/accept-invitation.command";
import { invitePerson } from "#lib/people/invite-person.command";
import { resetPassword } from "#lib/people/reset-password.command";
import { asOwner } from "#lib/test/database";
import { aPerson, aPersonWithPassword, atTheMachine, PASSWORD, personOf } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { callerOfInvitation } from "#lib/web/context";
import { signIn } from "#lib/web/sign-in";

const GONE = { code: "notFound", reasons: ["invitation.gone"] };
const NEW = "eight herons over the weir";

const invited = async (email: string) => {
  const { personId, token } = await run(invitePerson, { email, name: "Invited" }, atTheMachine());
  return { person: personOf(personId), token: token ?? "" };
};
const accept = async (token: string, password = PASSWORD) =>
  run(acceptInvitation, { token, password }, await callerOfInvitation(token, "r"));

describe("an invitation", () => {
  test("lets the person set a password once", async () => {
    const { token } = await invited("once@test.example");
    await accept(token);
    expect(await signIn("once@test.example", PASSWORD, "192.0.2.9")).not.toBeNull();
    expect(await refusal(accept(token, NEW))).toEqual(GONE);
    expect(await signIn("once@test.example", NEW, "192.0.2.9")).toBeNull();
  });

  test("used by two at once sets one password", async () => {
    const { person, token } = await invited("twice@test.example");
    const answers = await Promise.all(
      [PASSWORD, NEW].map((password) => refusal(person.does(acceptInvitation, { token, password }))),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers).toContainEqual(GONE);
  });

  test("is over after seven days, and when a newer one was made", async () => {
    const { person, token } = await invited("late@test.example");
    const [row] = await asOwner<{ days: number }>(
      "select extract(epoch from expires_at - created_at)::int / 86400 as days from invitation where person_id = $1",
      [person.id],
    );
    expect(row?.days).toBe(7);
    const second = await run(resetPassword, { personId: person.id }, atTheMachine());
    expect(await refusal(accept(token))).toEqual(GONE);
    await asOwner("update invitation set expires_at = now() where person_id = $1", [person.id]);
    expect(await refusal(accept(second.token ?? ""))).toEqual(GONE);
  });

  test("of one person is of no use to another who is signed in", async () => {
    const { token } = await invited("victim@test.example");
    expect(await refusal((await aPerson(["admin"])).does(acceptInvitation, { token, password: NEW }))).toEqual(GONE);
  });

  test("sent by an administrator in the browser gives them no link to use themselves", async () => {
    const admin = await aPersonWithPassword(["admin"]);
    const answer = await admin.does(invitePerson, { email: "from-browser@test.example", name: "Browser" });
    expect(answer).toMatchObject({ token: null, expiresAt: null });
    expect(await writer().invitation.count({ where: { personId: answer.personId } })).toBe(0);
    expect(await admin.does(resetPassword, { personId: answer.personId })).toMatchObject({ token: null });
  });

  test("keeps no token, e-mail or name in the ledger", async () => {
    const { token } = await invited("secret@test.example");
    await accept(token);
    const text = JSON.stringify([
      await asOwner("select * from ledger_event"),
      await asOwner("select old, new from ledger_row"),
      await asOwner("select * from invitation"),
    ]);
    for (const kept of [token, "secret@test.example", "Invited", PASSWORD]) expect(text).not.toContain(kept);
  });

  test("to an address that is known is refused, in any spelling", async () => {
    await invited("same@test.example");
    for (const email of ["same@test.example", " SAME@Test.Example ", "ｓame@test.example"]) {
      expect(await refusal(run(invitePerson, { email, name: "x" }, atTheMachine()))).toEqual({
        code: "invalid",
        reasons: ["person.known"],
      });
    }
  });

  test.each(["a@b", "a@b.example, c@d.example", "ä@b.example", "a b@c.example", "", "@b.example", "a@b..example"])(
    "to %j is refused",
    async (email) =>
      expect(await refusal(run(invitePerson, { email, name: "x" }, atTheMachine()))).toMatchObject({ code: "invalid" }),
  );

  test("with a weak password is refused and stays good", async () => {
    const { token } = await invited("weak@test.example");
    expect(await refusal(accept(token, "countersign-demo"))).toEqual({ code: "invalid", reasons: ["password.product"] });
    expect(await refusal(accept(token, "123456789012"))).toEqual({ code: "invalid", reasons: ["password.pattern"] });
    await accept(token);
  });
});
