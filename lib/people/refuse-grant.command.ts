import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockGrant } from "#lib/people/grants.store";
import { confirmFaults } from "#lib/people/rules";
import { Changed, GrantInput } from "#lib/people/schema";

export const refuseGrant = command({
  id: "refuseGrant",
  summary: "Refuse a signing role that somebody else gave; it never comes into force",
  http: "POST /role-grants/{grantId}/refusal",
  permission: "grant:confirm",
  keyScope: "never",
  scope: ({ grantId }) => ({ grant: grantId }),
  event: "role.refused",
  refused: "grant.refused",
  input: GrantInput,
  output: Changed,

  load: async (db, { grantId }) => ({ grant: await lockGrant(db, grantId) }),
  decide: ({ grant }, _input, { actor }) => {
    if (!grant) throw new Refusal("notFound", reason("not_found"));
    const faults = confirmFaults(actor.id, grant);
    if (faults.length > 0) throw new Refusal("refused", faults);
    return { id: grant.id, personId: grant.personId, role: grant.role, unitId: grant.unitId, state: "ended" };
  },
  save: async (db, { id, state }, _loaded, { actor, now }) => {
    await db.roleGrant.update({ where: { id }, data: { state, endedBy: actor.id, endedAt: now } });
    return { id };
  },
  about: (_saved, change) => ({ subject: change.personId }),
});
