import { type Reason, reason } from "#lib/core/errors";

export type Siblings = { organisation: string | null; parent: { id: string } | null; names: string[] };

/** Why a unit of this name cannot be made there. There is one organisation, and names below one parent differ. */
export const unitFaults = (
  input: { name: string; parentId: string | null },
  { organisation, parent, names }: Siblings,
): Reason[] => {
  if (input.parentId === null) return organisation ? [reason("unit.one_organisation", { name: organisation })] : [];
  if (!parent) return [reason("unit.no_parent", { path: "parentId" })];
  const taken = names.some((name) => name.toLowerCase() === input.name.toLowerCase());
  return taken ? [reason("unit.name_taken", { path: "name", name: input.name })] : [];
};
