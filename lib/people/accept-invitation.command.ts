import { hashPassword } from "#lib/access/password";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { commonest } from "#lib/people/commonest";
import { isDemoPassword, passwordFaults } from "#lib/people/password.rules";
import { AcceptInvitationInput, Changed } from "#lib/people/schema";
import { expireLinks, hashOfToken, lockPerson } from "#lib/people/store";

const faultsOf = (password: string, email: string) =>
  process.env.COUNTERSIGN_INTERNAL_DEMO === "1" && isDemoPassword(password, email)
    ? []
    : passwordFaults(password, email, commonest());

/**
 * The first password, or the first after a reset, set by whoever holds the one-time link. After a reset it does not count as
 * their own yet: they sign in with it and change it, then they can sign again.
 */
export const acceptInvitation = command({
  id: "acceptInvitation",
  summary: "Set the first password with a one-time link",
  http: "POST /invitations/acceptance",
  permission: "self:manage",
  keyScope: "never",
  scope: () => "none",
  event: "invitation.accepted",
  input: AcceptInvitationInput,
  output: Changed,
  secrets: ["token", "password"],

  load: async (db, { token, password }, { actor, now }) => {
    const person = await lockPerson(db, actor.id);
    const invitation = await db.invitation.findUnique({
      where: { tokenHash: hashOfToken(token), personId: actor.id, acceptedAt: null, expiresAt: { gt: now } },
      select: { id: true },
    });
    const faults = person && invitation ? faultsOf(password, person.email) : [];
    const hash = invitation && faults.length === 0 ? await hashPassword(password) : null;
    return { person, invitation, faults, hash };
  },
  decide: ({ person, invitation, faults }) => {
    if (!person || !invitation) throw new Refusal("notFound", reason("invitation.gone"));
    if (faults.length > 0) throw new Refusal("invalid", faults);
    return { personId: person.id, invitationId: invitation.id };
  },
  save: async (db, { personId, invitationId }, { hash }, { now }) => {
    await db.invitation.update({ where: { id: invitationId }, data: { acceptedAt: now } });
    await expireLinks(db, personId, now);
    await db.person.update({ where: { id: personId }, data: { passwordHash: hash } });
    return { id: personId };
  },
});
