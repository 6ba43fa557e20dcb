import { hashPassword, verifyPassword } from "#lib/access/password";
import { verifySecret } from "#lib/access/reauthenticate";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { commonest } from "#lib/people/commonest";
import { passwordFaults } from "#lib/people/password.rules";
import { ChangePasswordInput } from "#lib/people/schema";
import { SessionsEnded } from "#lib/people/session.schema";
import { endSessionsOf, expireLinks, lockPerson } from "#lib/people/store";

export const changePassword = command({
  id: "changePassword",
  summary: "Change one's own password; other sessions end",
  http: "PUT /me/password",
  permission: "self:manage",
  keyScope: "never",
  scope: () => "none",
  event: "password.changed",
  input: ChangePasswordInput,
  output: SessionsEnded,
  secrets: ["current", "password"],

  load: async (db, { current, password }, { actor }) => {
    const person = await lockPerson(db, actor.id);
    const wrong = (await verifySecret(db, actor.id, null, current)).map(({ code, values }) =>
      reason(code, { ...values, path: "current" }),
    );
    const faults = wrong.length > 0 ? wrong : passwordFaults(password, person?.email ?? "", commonest());
    const isSame = faults.length === 0 && (await verifyPassword(person?.passwordHash, password));
    const all = isSame ? [reason("password.same", { path: "password" })] : faults;
    return { person, faults: all, hash: all.length === 0 ? await hashPassword(password) : null };
  },
  decide: ({ person, faults }) => {
    if (!person) throw new Refusal("notFound", reason("not_found"));
    if (faults.length > 0) throw new Refusal("invalid", faults);
    return { personId: person.id };
  },
  save: async (db, { personId }, { hash }, { now, actor }) => {
    await db.person.update({ where: { id: personId }, data: { passwordHash: hash, passwordIsOwn: true } });
    await expireLinks(db, personId, now);
    return { id: personId, ended: await endSessionsOf(db, personId, now, actor.sessionId) };
  },
});
