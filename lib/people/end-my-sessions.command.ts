import { command } from "#lib/core/operation";
import { EndMySessionsInput, SessionsEnded } from "#lib/people/session.schema";
import { endSessionsOf } from "#lib/people/store";

export const endMySessions = command({
  id: "endMySessions",
  summary: "Sign out everywhere",
  http: "DELETE /me/sessions",
  permission: "self:manage",
  keyScope: "never",
  scope: () => "none",
  event: "sessions.ended",
  input: EndMySessionsInput,
  output: SessionsEnded,

  load: async () => null,
  decide: (_state, { keepCurrent }, { actor }) => ({ personId: actor.id, except: keepCurrent ? actor.sessionId : null }),
  save: async (db, { personId, except }, _state, { now }) => ({
    id: personId,
    ended: await endSessionsOf(db, personId, now, except),
  }),
});
