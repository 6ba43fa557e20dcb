/** What somebody asks for when they import: by which mapping, into which unit, and how. */
import { type Reason, reason } from "#lib/core/errors";
import type { StoredOptions, StoredSummary, TargetUnit } from "#lib/imports/import-state.schema";
import { type Column, isClosed, type Mapping } from "#lib/imports/mapping.schema";
import { DEFAULT_UNIT, type ImportModelsInput, type Mode } from "#lib/imports/schema";
import { emptyTally } from "#lib/imports/tally.rules";
import { type Found, type Node, targetUnit, topmost } from "#lib/imports/units.rules";

export type Requested = {
  mode: Mode;
  source: string;
  mapping: Mapping;
  options: StoredOptions;
  unitId: string;
  summary: StoredSummary;
};

/** The mapping with the choice what an unknown stage word does to its row. */
const withStageWords = (mapping: Mapping, rejects: boolean | undefined): Mapping => {
  if (rejects === undefined) return mapping;
  const ruled = (rule: Column): Column =>
    isClosed(rule) && rule.to === "claimedStage" ? { ...rule, other: rejects ? "reject" : "warn" } : rule;
  return { ...mapping, columns: Object.fromEntries(Object.entries(mapping.columns).map(([name, rule]) => [name, ruled(rule)])) };
};

/** A comparison without a unit is about everything the caller sees, and takes no record in. */
const placeOf = ({ mode, unit, parent }: ImportModelsInput, units: readonly Node[]): Found => {
  const [home] = topmost(units);
  if (mode === "compare" && unit === undefined && home)
    return { unit: { id: home.id, name: home.name, parentId: home.parentId ?? home.id } };
  return targetUnit({ unit: unit ?? DEFAULT_UNIT, parent }, units);
};

const optionsOf = (input: ImportModelsInput, mapping: Mapping, unit: TargetUnit): StoredOptions => ({
  unit,
  unitPerAgency: input.options.unitPerAgency ?? mapping.options.unitPerAgency,
  nameFallback: input.options.nameFallback ?? mapping.options.nameFallback,
  compareIn: input.mode === "compare" && input.unit !== undefined ? unit.id : null,
});

/** The import as it is stored, or why it cannot be asked for. `units` are those in which the caller may import. */
export const requested = (
  input: ImportModelsInput,
  { mapping, units }: { mapping: Mapping | null; units: readonly Node[] },
): { faults: Reason[] } | { change: Requested } => {
  const place = placeOf(input, units);
  const faults = [
    ...(mapping ? [] : [reason("import.mapping_needed", { path: "mapping" })]),
    ...("fault" in place ? [place.fault] : []),
    ...(input.mode === "compare" && "unit" in place && place.unit.id === null
      ? [reason("import.no_such_unit", { path: "unit" })]
      : []),
  ];
  if (!mapping || "fault" in place || faults.length > 0) return { faults };
  return {
    change: {
      mode: input.mode,
      source: mapping.source,
      mapping: withStageWords(mapping, input.options.rejectUnknownStages),
      options: optionsOf(input, mapping, place.unit),
      unitId: place.unit.id ?? place.unit.parentId,
      summary: { tally: emptyTally(), notes: [], absent: null, lookalikes: [], approved: 0, archived: 0 },
    },
  };
};
