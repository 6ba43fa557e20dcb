/** What the inventory record of a version still lacks, and which rules its facts decide: the data behind computed controls. */
import type { ComputedFrom } from "#lib/checklist/computed.rules";
import type { ChecklistState } from "#lib/checklist/state.schema";
import { GATES, type Gate } from "#lib/lifecycle/schema";
import { domainSchema, kindSchema, unknownFacts } from "#lib/models/facts.schema";

const isEmpty = (value: unknown) => value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** Mandatory from intake, and from the end of development on. On the light path the build record says the limits. */
const MANDATORY = ["purpose", "intendedUse", "outOfScopeUse", "kind", "domain", "jurisdictions"] as const;
const ONCE_BUILT = ["identity", "limitations"] as const;

/** Names of the mandatory fields that are empty at this gate. */
export const missingFields = ({ content, ownerId, lightPath }: ChecklistState, gate: Gate): string[] => {
  const built = GATES.indexOf(gate) >= GATES.indexOf("G1");
  const asked = [...MANDATORY, ...(built ? ONCE_BUILT.filter((field) => field !== "limitations" || !lightPath) : [])];
  return [...asked.filter((field) => isEmpty(content[field])), ...(ownerId === null ? ["owner"] : [])];
};

/** Everything computed controls read at this gate. */
export const computedFrom = (state: ChecklistState, gate: Gate): ComputedFrom => {
  const { facts, kind, domain, jurisdictions } = state.content;
  const unknown = unknownFacts(facts, kindSchema.nullable().parse(kind), domainSchema.nullable().parse(domain));
  const named = unknown.map((field) => (field.startsWith("article5") ? "article5" : field));
  return {
    ...state.known,
    gate,
    missingFields: missingFields(state, gate),
    applicability: { unknown: [...new Set(named)], jurisdictions },
  };
};
