import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockGrant } from "#lib/people/grants.store";
import { confirmFaults, holdsOn } from "#lib/people/rules";
import { Changed, GrantInput } from "#lib/people/schema";

export const confirmGrant = command({
  id: "confirmGrant",
  summary: "Confirm a signing role that somebody else gave (SD-14)",
  http: "POST /role-grants/{grantId}/confirmation",
  permission: "grant:confirm",
  keyScope: "never",
  scope: ({ grantId }) => ({ grant: grantId }),
  event: "role.confirmed",
  refused: "grant.refused",
  input: GrantInput,
  output: Changed,

  load: async (db, { grantId }) => ({ grant: await lockGrant(db, grantId) }),
  decide: ({ grant }, _input, { actor }) => {
    if (!grant) throw new Refusal("notFound", reason("not_found"));
    const faults = confirmFaults(actor.id, grant);
    if (faults.length > 0) throw new Refusal("refused", faults);
    if (grant.deactivated || !holdsOn(grant.until, grant.today)) throw new Refusal("refused", reason("grant.outdated"));
    return { id: grant.id, personId: grant.personId, role: grant.role, unitId: grant.unitId, state: "active" };
  },
  save: async (db, { id, state }, _loaded, { actor, now }) => {
    await db.roleGrant.update({ where: { id }, data: { state, confirmedBy: actor.id, confirmedAt: now } });
    return { id };
  },
  about: (_saved, change) => ({ subject: change.personId }),
});
