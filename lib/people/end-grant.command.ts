import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockGrant } from "#lib/people/grants.store";
import { lastAdminFaults } from "#lib/people/rules";
import { Changed, GrantInput } from "#lib/people/schema";
import { administrators } from "#lib/people/store";

export const endGrant = command({
  id: "endGrant",
  summary: "End a role, or withdraw one that still waits; it is gone at the next request",
  http: "POST /role-grants/{grantId}/end",
  permission: "people:administer",
  keyScope: "never",
  scope: ({ grantId }) => ({ grant: grantId }),
  event: "role.ended",
  input: GrantInput,
  output: Changed,

  load: async (db, { grantId }) => {
    const given = await db.roleGrant.findUnique({ where: { id: grantId }, select: { personId: true } });
    const admins = await administrators(db, given?.personId ?? "");
    const grant = await lockGrant(db, grantId);
    const otherAdminGrants = await db.roleGrant.count({
      where: { personId: given?.personId ?? "", role: "admin", state: "active", id: { not: grantId } },
    });
    return { admins, grant, isLastOfTheirs: otherAdminGrants === 0 };
  },
  decide: ({ admins, grant, isLastOfTheirs }) => {
    if (!grant) throw new Refusal("notFound", reason("not_found"));
    if (grant.state === "ended") throw new Refusal("refused", reason("grant.settled", { state: grant.state }));
    const faults = lastAdminFaults(grant.role === "admin" && admins.isAdmin && isLastOfTheirs, admins.others);
    if (faults.length > 0) throw new Refusal("refused", faults);
    return { id: grant.id, personId: grant.personId, role: grant.role, unitId: grant.unitId, state: "ended" };
  },
  save: async (db, { id, state }, _loaded, { actor, now }) => {
    await db.roleGrant.update({ where: { id }, data: { state, endedBy: actor.id, endedAt: now } });
    return { id };
  },
  about: (_saved, change) => ({ subject: change.personId }),
});
