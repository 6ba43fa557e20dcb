import { randomUUID } from "node:crypto";
import type { Role } from "#lib/access/permissions";
import { dayIn } from "#lib/core/calendar.rules";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { isSettled, lockGrant } from "#lib/people/grants.store";
import { grantFaults, heldFaults, holdsOn, needsSecondPerson } from "#lib/people/rules";
import { GrantRoleInput, RoleGrant } from "#lib/people/schema";
import { lockPerson } from "#lib/people/store";

export const grantRole = command({
  id: "grantRole",
  summary: "Give a person a role in a business unit and everything below it",
  http: "POST /people/{personId}/roles",
  status: 201,
  permission: "people:administer",
  keyScope: "never",
  scope: ({ unitId }) => ({ unit: unitId }),
  event: "role.granted",
  input: GrantRoleInput,
  output: RoleGrant,

  load: async (db, { personId, unitId }) => {
    const person = await lockPerson(db, personId);
    const unit = await db.businessUnit.findUnique({ where: { id: unitId }, select: { id: true } });
    const held = await db.roleGrant.findMany({
      where: { personId, state: { in: ["pending", "active"] } },
      select: { role: true, unitId: true, until: true },
    });
    const grants = held.map(({ role, unitId: at, until }) => ({
      role: role as Role,
      unitId: at,
      until: until?.toISOString().slice(0, 10) ?? null,
    }));
    return { id: randomUUID(), person, unit, grants, settled: await isSettled(db) };
  },
  decide: ({ id, person, unit, grants, settled }, { personId, role, unitId, until }, { actor, now, zone }) => {
    const today = dayIn(now, zone);
    if (!person || person.deactivated) throw new Refusal("invalid", reason("person.unknown", { path: "personId" }));
    if (!unit) throw new Refusal("invalid", reason("unit.no_parent", { path: "unitId" }));
    if (!holdsOn(until, today)) throw new Refusal("invalid", reason("grant.past", { path: "until" }));
    const inForce = grants.filter((grant) => holdsOn(grant.until, today));
    const faults = [
      ...grantFaults(
        role,
        inForce.map((grant) => grant.role),
      ),
      ...heldFaults(role, unitId, inForce),
    ];
    if (faults.length > 0) throw new Refusal("refused", faults);
    const state = needsSecondPerson(role, actor.kind, settled) ? ("pending" as const) : ("active" as const);
    return { id, personId, role, unitId, until, state, duringSetUp: actor.kind === "command_line" && !settled };
  },
  save: async (db, change, _state, { now, actor }) => {
    const { personId, role, unitId } = change;
    const until = change.until === null ? null : new Date(`${change.until}T00:00:00Z`);
    await db.roleGrant.create({ data: { ...change, until, grantedBy: actor.id, grantedAt: now } });
    const waitsFor = change.state === "pending" ? ((await lockGrant(db, change.id))?.names ?? []) : [];
    return { id: change.id, personId, role, unitId, state: change.state, waitsFor };
  },
  about: (saved, change) => ({ subject: saved.personId, unitId: change.unitId }),
});
