import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { Changed, PersonInput } from "#lib/people/schema";
import { lockSeenPerson } from "#lib/people/store";

/** Brings back the person, not the roles: those are given anew, signing ones with a second person (SD-14). */
export const reactivatePerson = command({
  id: "reactivatePerson",
  summary: "Let a person who left come back, without roles",
  http: "POST /people/{personId}/reactivation",
  permission: "people:administer",
  keyScope: "never",
  scope: () => "none",
  event: "person.reactivated",
  input: PersonInput,
  output: Changed,

  load: async (db, { personId }, { actor }) => ({ person: await lockSeenPerson(db, actor, personId) }),
  decide: ({ person }) => {
    if (!person) throw new Refusal("notFound", reason("person.unknown"));
    if (!person.deactivated) throw new Refusal("refused", reason("person.active"));
    return { personId: person.id };
  },
  save: async (db, { personId }) => {
    await db.person.update({ where: { id: personId }, data: { deactivatedAt: null } });
    return { id: personId };
  },
});
