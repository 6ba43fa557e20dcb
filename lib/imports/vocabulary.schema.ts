/** Where a column of somebody else's sheet can go, and the words a closed target knows. */
import { FACT_VALUES } from "#lib/policy/condition.rules";

/** Targets that take the text as it is. */
export const TEXT_TARGETS = [
  "name",
  "purpose",
  "intendedUse",
  "outOfScopeUse",
  "limitations",
  "externalId",
  "claimNote",
  "supplierText",
  "dataDescription",
  "contact",
  "unitName",
] as const;
export type TextTarget = (typeof TEXT_TARGETS)[number];

const STAGES = ["proposed", "in_development", "in_validation", "approved", "in_production", "restricted", "retired"] as const;

/**
 * Targets with a closed list of words. Facts are those of the policy; an imported stage is a claim, and its extent follows
 * a slash (`in_production/pilot`).
 */
export const CLOSED_TARGETS = {
  kind: FACT_VALUES.modelKind,
  domain: FACT_VALUES.domain,
  sourcing: FACT_VALUES.sourcing,
  claimedStage: [...STAGES, "in_production/full", "in_production/pilot", "in_production/shadow"],
  claimedImpact: ["high", "presumed_not", "not_high", "not_stated"],
  sensitivity: ["normal", "restricted"],
  "facts.usesPersonalData": FACT_VALUES.usesPersonalData,
  "facts.usesPhi": FACT_VALUES.usesPhi,
  "facts.automatedDecision": FACT_VALUES.automatedDecision,
  "facts.decidesAboutPeople": FACT_VALUES.decidesAboutPeople,
  "facts.deviceDetermination": FACT_VALUES.deviceDetermination,
  "facts.coveredEmploymentTool": FACT_VALUES.coveredEmploymentTool,
  "facts.euAiActClass": FACT_VALUES.euAiActClass,
} as const satisfies Record<string, readonly (string | boolean)[]>;
export type ClosedTarget = keyof typeof CLOSED_TARGETS;

/** What a cell of protected attributes can say when it lists none. Any other word of the mapping is the name of an attribute. */
export const ATTRIBUTE_ANSWERS = ["none", "unspecified", "unknown"] as const;

/** What a file can say about a control. It is a claim: the checklist item stays open. */
export const SAYS = ["effective", "partly", "not_effective", "not_applicable", "waived"] as const;
export type Says = (typeof SAYS)[number];

export const DATE_FORMATS = [
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "M/D/YYYY",
  "D/M/YYYY",
  "M/D/YY",
  "D/M/YY",
  "D.M.YYYY",
  "D MMM YYYY",
  "MMM D, YYYY",
  "YYYY-MM",
  "MM/YYYY",
  "MMM YYYY",
  "MMM-YY",
  "YYYY",
  "SERIAL",
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];
/** The formats in which day and month could change places, by what comes first. */
export const MONTH_FIRST: readonly DateFormat[] = ["M/D/YYYY", "M/D/YY"];
export const DAY_FIRST: readonly DateFormat[] = ["D/M/YYYY", "D/M/YY"];

/** What to do with a word the mapping does not know: turn the row away, keep the text and say so, or keep the text. */
export const OTHER_WORDS = ["reject", "warn", "keep_text"] as const;
