/** Which unit takes a record, which units an import makes, and where the chosen one is. */
import { type Reason, reason } from "#lib/core/errors";
import type { TargetUnit } from "#lib/imports/import-state.schema";

export type PlannedUnit = { id: string; name: string; parentId: string; isNew: boolean };

/** The chosen unit, and below it one for each unit the file names, by the name in lower case. */
export type UnitPlan = { target: PlannedUnit; below: ReadonlyMap<string, PlannedUnit> };

/** Names of units are at most this long. */
const NAME_MAX = 200;

export const unitNameOf = (said: unknown): string | null =>
  typeof said === "string" && said.trim() !== "" ? said.trim().slice(0, NAME_MAX).trim() : null;

export const unitFor = ({ target, below }: UnitPlan, said: unknown): PlannedUnit =>
  below.get(unitNameOf(said)?.toLowerCase() ?? "") ?? target;

/** The planned units that a record needs and that are not here yet, each after the one above it. */
export const unitsToMake = ({ target, below }: UnitPlan, used: ReadonlySet<string>): Omit<PlannedUnit, "isNew">[] => {
  const needed = [...below.values()].filter(({ id }) => used.has(id));
  const isTargetNeeded = used.has(target.id) || needed.length > 0;
  return [...(isTargetNeeded ? [target] : []), ...needed]
    .filter(({ isNew }) => isNew)
    .map(({ id, name, parentId }) => ({ id, name, parentId }));
};

export type Node = { id: string; name: string; parentId: string | null };
type Wanted = { unit: string; parent: string | undefined };
export type Found = { unit: TargetUnit } | { fault: Reason };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The units of the caller that stand below no other of them. */
export const topmost = (units: readonly Node[]): Node[] => {
  const ids = new Set(units.map(({ id }) => id));
  return units.filter(({ parentId }) => parentId === null || !ids.has(parentId));
};

const asTarget = ({ id, name, parentId }: Node): Found => ({ unit: { id, name, parentId: parentId ?? id } });

/** Where a unit of this name is made: below the one the caller chose, else below the topmost they have, when it is one. */
const newUnit = ({ unit, parent }: Wanted, units: readonly Node[]): Found => {
  const above = parent === undefined ? topmost(units) : units.filter(({ id }) => id === parent);
  const [only] = above;
  if (only && above.length === 1) return { unit: { id: null, name: unit, parentId: only.id } };
  if (parent !== undefined) return { fault: reason("import.no_such_unit", { path: "parent" }) };
  return {
    fault: reason("import.parent_needed", { path: "parent", name: unit, units: above.map(({ name }) => name).join(", ") }),
  };
};

/** The unit an import goes to, among those in which the caller may import: by its id, by its name, or one that will be made. */
export const targetUnit = (wanted: Wanted, units: readonly Node[]): Found => {
  const byId = units.find(({ id }) => id === wanted.unit);
  if (byId) return asTarget(byId);
  if (UUID.test(wanted.unit)) return { fault: reason("import.no_such_unit", { path: "unit" }) };
  const named = units.filter(
    ({ name, parentId }) =>
      name.toLowerCase() === wanted.unit.toLowerCase() && (wanted.parent === undefined || parentId === wanted.parent),
  );
  const [first] = named;
  if (first && named.length === 1) return asTarget(first);
  const home = topmost(units).map(({ id }) => id);
  const near = named.find(({ parentId }) => parentId !== null && home.includes(parentId));
  if (near) return asTarget(near);
  return named.length > 1
    ? { fault: reason("import.unit_ambiguous", { path: "unit", name: wanted.unit }) }
    : newUnit(wanted, units);
};
