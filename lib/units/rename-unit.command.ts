import { Refusal } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockUnit } from "#lib/db/lock";
import { renameFaults } from "#lib/units/rules";
import { RenameUnitInput, Unit } from "#lib/units/schema";

export const renameUnit = command({
  id: "renameUnit",
  summary: "Give a business unit another name",
  http: "PATCH /units/{unitId}",
  permission: "unit:manage",
  scope: ({ unitId }) => ({ unit: unitId }),
  event: "unit.renamed",
  input: RenameUnitInput,
  output: Unit,

  load: async (db, { unitId }) => {
    const unit = await db.businessUnit.findUnique({ where: { id: unitId } });
    await lockUnit(db, unit?.parentId ?? unitId);
    const siblings = await db.businessUnit.findMany({
      where: { parentId: unit?.parentId ?? null },
      select: { id: true, name: true },
    });
    return { unit, names: siblings.filter(({ id }) => id !== unitId).map(({ name }) => name) };
  },
  decide: ({ unit, names }, { name }) => {
    const faults = renameFaults(name, { unit, names });
    if (!unit || faults.length > 0) throw new Refusal("invalid", faults);
    return { id: unit.id, name, before: unit.name };
  },
  save: (db, { id, name }) => db.businessUnit.update({ where: { id }, data: { name } }),
});
