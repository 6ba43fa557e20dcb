"use client";
import { Combobox } from "#components/ui/combobox";
import { type FoundOption, searchIn } from "#components/ui/search-in";

const search = searchIn("/api/v1/units?registers=yes&counts=no&limit=20&q=", ({ id, name, parentName }) =>
  typeof id === "string" && typeof name === "string"
    ? { value: id, label: name, ...(typeof parentName === "string" && { note: parentName }) }
    : null,
);

type UnitChoiceProps = { chosen?: FoundOption | null; onChoose?: (unitId: string) => void };

/** A unit in which the viewer may register models and move them to, found by its name. */
export function UnitChoice({ chosen = null, onChoose }: UnitChoiceProps) {
  return <Combobox listsAtOnce search={search} defaultOption={chosen} onChoose={(unit) => onChoose?.(unit?.value ?? "")} />;
}
