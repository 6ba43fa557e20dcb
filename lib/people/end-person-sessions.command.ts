import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { PersonInput } from "#lib/people/schema";
import { SessionsEnded } from "#lib/people/session.schema";
import { administerFaultsOf, endSessionsOf, lockSeenPerson, unitsOfPerson } from "#lib/people/store";

/** A laptop was lost: whoever has it is out, and the person signs in again with the password they have. */
export const endPersonSessions = command({
  id: "endPersonSessions",
  summary: "Sign a person out everywhere",
  http: "DELETE /people/{personId}/sessions",
  permission: "people:administer",
  keyScope: "never",
  scope: () => "none",
  event: "person.sessions_ended",
  input: PersonInput,
  output: SessionsEnded,

  load: async (db, { personId }, { actor }) => ({
    person: await lockSeenPerson(db, actor, personId),
    units: await unitsOfPerson(db, personId),
  }),
  decide: ({ person, units }, _input, { actor }) => {
    if (!person) throw new Refusal("notFound", reason("person.unknown"));
    const faults = administerFaultsOf(actor, { id: person.id, units });
    if (faults.length > 0) throw new Refusal("refused", faults);
    return { personId: person.id };
  },
  save: async (db, { personId }, _state, { now }) => ({ id: personId, ended: await endSessionsOf(db, personId, now) }),
});
