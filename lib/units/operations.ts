// What can be done here: one line per operation.
import { createUnit } from "#lib/units/create-unit.command";
import { listUnits } from "#lib/units/list-units.query";
import { renameUnit } from "#lib/units/rename-unit.command";
import { setOrganisation } from "#lib/units/set-organisation.command";

export const unitsOperations = {
  createUnit,
  renameUnit,
  listUnits,
  setOrganisation,
};
