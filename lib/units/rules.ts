import { isZone } from "#lib/core/calendar.rules";
import { type Reason, reason } from "#lib/core/errors";

/** As many units as a list of choices may hold before it is cut. */
const OFFERED_MAX = 100;

type Placed = { id: string; parentId: string | null };

/**
 * Units to choose from where those below are meant as well: all of them, or of very many the upper levels, as far as they are few,
 * and the one that is chosen.
 */
export function unitsOffered<Unit extends Placed>(units: readonly Unit[], chosen?: string): Unit[] {
  const here = new Set(units.map(({ id }) => id));
  let level = units.filter(({ parentId }) => parentId === null || !here.has(parentId));
  const offered = new Set<string>();
  while (level.length > 0 && (offered.size === 0 || offered.size + level.length <= OFFERED_MAX)) {
    for (const { id } of level.slice(0, OFFERED_MAX)) offered.add(id);
    const above = new Set(level.map(({ id }) => id));
    level = units.filter(({ parentId }) => parentId !== null && above.has(parentId));
  }
  return units.filter(({ id }) => offered.has(id) || id === chosen);
}

type Shown<Unit> = Unit & { hidden: number };

/**
 * The units of one page: from the top, or from this one on, level by level as long as a level fits. `hidden` are those right below that it
 * leaves out.
 */
export function unitsOnPage<Unit extends Placed>(units: readonly Unit[], from?: string): Shown<Unit>[] {
  const ids = new Set(units.map(({ id }) => id));
  const below = Map.groupBy(units, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : ""));
  let level = from === undefined ? (below.get("") ?? []) : units.filter(({ id }) => id === from);
  const shown = level.slice(0, OFFERED_MAX);
  for (let room = OFFERED_MAX - shown.length; level.length > 0 && room > 0; room = OFFERED_MAX - shown.length) {
    const isFirst = shown.length === level.length;
    level = level.flatMap(({ id }) => below.get(id) ?? []);
    if (level.length > room && !isFirst) break;
    shown.push(...level.slice(0, room));
  }
  const here = new Set(shown.map(({ id }) => id));
  return shown.map((unit) => ({ ...unit, hidden: (below.get(unit.id) ?? []).filter(({ id }) => !here.has(id)).length }));
}

export type Siblings = { organisation: string | null; parent: { id: string } | null; names: string[] };

const taken = (name: string, names: readonly string[]): Reason[] =>
  names.some((other) => other.toLowerCase() === name.toLowerCase()) ? [reason("unit.name_taken", { path: "name", name })] : [];

/** Why a unit of this name cannot be made there. There is one organisation, and names below one parent differ. */
export const unitFaults = (
  input: { name: string; parentId: string | null },
  { organisation, parent, names }: Siblings,
): Reason[] => {
  if (input.parentId === null) return organisation ? [reason("unit.one_organisation", { name: organisation })] : [];
  if (!parent) return [reason("unit.no_parent", { path: "parentId" })];
  return taken(input.name, names);
};

/** Why a unit cannot be called this; `names` are the others below the same parent. */
export const renameFaults = (name: string, { unit, names }: { unit: { name: string } | null; names: string[] }): Reason[] => {
  if (!unit) return [reason("unit.no_parent", { path: "unitId" })];
  return unit.name === name ? [reason("unit.same_name", { path: "name" })] : taken(name, names);
};

/** Where the days of another zone lead: `known` to the database; `clashing` people would hold roles on one day that exclude each other. */
export type ZoneState = { unitId: string | null; timeZone: string; known: boolean; clashing: number };

/** Why the organisation's days cannot be those of this zone. */
export const zoneFaults = (zone: string, { unitId, timeZone, known, clashing }: ZoneState): Reason[] => {
  if (!unitId) return [reason("organisation.none")];
  if (!(known && isZone(zone))) return [reason("organisation.zone_unknown", { path: "timeZone", zone })];
  if (zone === timeZone) return [reason("organisation.same_zone", { path: "timeZone", zone })];
  return clashing > 0 ? [reason("organisation.roles_clash", { path: "timeZone", people: clashing })] : [];
};
