import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { Changed } from "#lib/people/schema";
import { EndSessionInput } from "#lib/people/session.schema";

export const endSession = command({
  id: "endSession",
  summary: "End one of the caller's sessions; its next request is refused",
  http: "DELETE /me/sessions/{sessionId}",
  permission: "self:manage",
  keyScope: "never",
  scope: () => "none",
  event: "session.ended",
  input: EndSessionInput,
  output: Changed,

  load: (db, { sessionId }, { actor }) =>
    db.session.findUnique({ where: { id: sessionId, personId: actor.id, revokedAt: null }, select: { id: true } }),
  decide: (session, _input, { actor }) => {
    if (!session) throw new Refusal("notFound", reason("not_found"));
    return { personId: actor.id, sessionId: session.id };
  },
  save: async (db, { personId, sessionId }, _state, { now }) => {
    await db.session.update({ where: { id: sessionId }, data: { revokedAt: now } });
    return { id: personId };
  },
});
