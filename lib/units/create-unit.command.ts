import { randomUUID } from "node:crypto";
import { Refusal } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockUnit } from "#lib/db/lock";
import { unitFaults } from "#lib/units/rules";
import { CreateUnitInput, Unit } from "#lib/units/schema";

export const createUnit = command({
  id: "createUnit",
  summary: "Add a business unit",
  http: "POST /units",
  status: 201,
  permission: "unit:manage",
  scope: ({ parentId }) => (parentId === null ? "none" : { unit: parentId }),
  event: "unit.created",
  input: CreateUnitInput,
  output: Unit,

  load: async (db, { parentId }) => {
    await lockUnit(db, parentId);
    return {
      id: randomUUID(),
      organisation: (await db.businessUnit.findFirst({ where: { parentId: null } }))?.name ?? null,
      parent: parentId === null ? null : await db.businessUnit.findUnique({ where: { id: parentId }, select: { id: true } }),
      names: (await db.businessUnit.findMany({ where: { parentId }, select: { name: true } })).map(({ name }) => name),
    };
  },
  decide: (state, input) => {
    const faults = unitFaults(input, state);
    if (faults.length > 0) throw new Refusal("invalid", faults);
    return { id: state.id, name: input.name, parentId: input.parentId };
  },
  save: (db, change, _state, { now }) => db.businessUnit.create({ data: { ...change, createdAt: now } }),
  about: (saved) => ({ subject: saved.id, unitId: saved.id }),
});
