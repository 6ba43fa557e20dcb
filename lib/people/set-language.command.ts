import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { Changed, SetLanguageInput } from "#lib/people/schema";
import { lockPerson } from "#lib/people/store";

export const setLanguage = command({
  id: "setLanguage",
  summary: "Choose the language of one's own pages",
  http: "PUT /me/language",
  permission: "self:manage",
  scope: () => "none",
  event: "person.language_set",
  input: SetLanguageInput,
  output: Changed,

  load: (db, _input, { actor }) => lockPerson(db, actor.id),
  decide: (person, { language }) => {
    if (!person) throw new Refusal("notFound", reason("not_found"));
    return { personId: person.id, language };
  },
  save: async (db, { personId, language }) => {
    await db.person.update({ where: { id: personId }, data: { language } });
    return { id: personId };
  },
});
