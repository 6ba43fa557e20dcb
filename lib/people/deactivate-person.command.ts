import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lastAdminFaults } from "#lib/people/rules";
import { Changed, PersonInput } from "#lib/people/schema";
import { administerFaultsOf, administrators, endSessionsOf, expireLinks, lockSeenPerson, unitsOfPerson } from "#lib/people/store";

/** A person leaves: sessions, keys, links and roles end. The record stays, and with it every signature they gave. */
export const deactivatePerson = command({
  id: "deactivatePerson",
  summary: "Deactivate a person: sessions, keys and roles end",
  http: "POST /people/{personId}/deactivation",
  permission: "people:administer",
  keyScope: "never",
  scope: () => "none",
  event: "person.deactivated",
  input: PersonInput,
  output: Changed,

  load: async (db, { personId }, { actor }) => ({
    admins: await administrators(db, personId),
    person: await lockSeenPerson(db, actor, personId),
    units: await unitsOfPerson(db, personId),
  }),
  decide: ({ admins, person, units }, _input, { actor }) => {
    if (!person) throw new Refusal("notFound", reason("person.unknown"));
    if (person.deactivated) throw new Refusal("refused", reason("person.deactivated"));
    const faults = [...administerFaultsOf(actor, { id: person.id, units }), ...lastAdminFaults(admins.isAdmin, admins.others)];
    if (faults.length > 0) throw new Refusal("refused", faults);
    return { personId: person.id };
  },
  save: async (db, { personId }, _state, { actor, now }) => {
    await db.person.update({ where: { id: personId }, data: { deactivatedAt: now } });
    await endSessionsOf(db, personId, now);
    await expireLinks(db, personId, now);
    await db.apiKey.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
    await db.roleGrant.updateMany({
      where: { personId, state: { in: ["pending", "active"] } },
      data: { state: "ended", endedBy: actor.id, endedAt: now },
    });
    return { id: personId };
  },
});
