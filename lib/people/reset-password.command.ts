import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { ownAfterReset } from "#lib/people/rules";
import { PasswordReset, PersonInput } from "#lib/people/schema";
import { administerFaultsOf, endSessionsOf, lockSeenPerson, newLink, saveLink, unitsOfPerson } from "#lib/people/store";

/**
 * Takes a password away; nobody ever sees one. The link for a new one comes from the machine's command line, and signing is
 * suspended until the person has signed in and set their own (21 CFR 11.200(a)(3)).
 */
export const resetPassword = command({
  id: "resetPassword",
  summary: "Take a person's password away, so that a new one-time link sets the next",
  http: "POST /people/{personId}/password-reset",
  permission: "people:administer",
  keyScope: "never",
  scope: () => "none",
  event: "password.reset",
  input: PersonInput,
  output: PasswordReset,
  shownOnce: ["token"],

  load: async (db, { personId }, { actor, now }) => ({
    person: await lockSeenPerson(db, actor, personId),
    units: await unitsOfPerson(db, personId),
    link: newLink(actor, now),
  }),
  decide: ({ person, units, link }, _input, { actor }) => {
    if (!person || person.deactivated) throw new Refusal("notFound", reason("person.unknown"));
    const faults = administerFaultsOf(actor, { id: person.id, units });
    if (faults.length > 0) throw new Refusal("refused", faults);
    return { personId: person.id, passwordIsOwn: ownAfterReset(person), invitation: link?.invitation ?? null };
  },
  save: async (db, { personId, passwordIsOwn, invitation }, { link }, { actor, now }) => {
    await db.person.update({ where: { id: personId }, data: { passwordHash: null, passwordIsOwn } });
    await endSessionsOf(db, personId, now);
    await saveLink(db, personId, invitation, { actor, now });
    return { id: personId, token: link?.token ?? null, expiresAt: invitation ? new Date(invitation.expiresAt) : null };
  },
});
