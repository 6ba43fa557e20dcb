/** The words of the lifecycle: stages, transitions, gates, tiers, and who signs with which meaning. */
import { z } from "zod";

export const STAGES = [
  "proposed",
  "in_development",
  "in_validation",
  "approved",
  "in_production",
  "restricted",
  "retired",
  "rejected",
] as const;
export const stageSchema = z.enum(STAGES);
export type Stage = z.infer<typeof stageSchema>;

/** How a stage is lived. `stage` itself stays stable for callers. */
export const SUBSTATES = {
  proposed: [],
  in_development: [],
  in_validation: [],
  approved: [],
  in_production: ["full", "pilot", "interim", "emergency"],
  restricted: ["out_of_policy", "limited", "stopped"],
  retired: ["decommissioned", "superseded"],
  rejected: [],
} as const satisfies Record<Stage, readonly string[]>;
export type Substate = (typeof SUBSTATES)[Stage][number];

export const TRANSITION_IDS = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11"] as const;
export const transitionIdSchema = z.enum(TRANSITION_IDS);
export type TransitionId = z.infer<typeof transitionIdSchema>;

export const GATES = ["G0", "G1", "G2", "G3", "G4", "G5", "G6"] as const;
export const gateSchema = z.enum(GATES);
export type Gate = z.infer<typeof gateSchema>;

export const TIERS = ["low", "medium", "high"] as const;
export const tierSchema = z.enum(TIERS);
export type Tier = z.infer<typeof tierSchema>;

/** Roles that can sign. `admin` and `auditor` are none of them (SD-8, SD-12). */
export const SIGNING_ROLES = ["data_scientist", "model_owner", "validator", "risk_officer", "compliance_officer"] as const;
export const signingRoleSchema = z.enum(SIGNING_ROLES);
export type SigningRole = z.infer<typeof signingRoleSchema>;

export const MEANINGS = [
  "authored",
  "responsible",
  "accepted_for_development",
  "validated",
  "compliance_reviewed",
  "approved",
  "released",
  "acknowledged",
] as const;
export const meaningSchema = z.enum(MEANINGS);
export type Meaning = z.infer<typeof meaningSchema>;

export const MEANING_KINDS = ["own", "independent", "acknowledged"] as const;
export type MeaningKind = (typeof MEANING_KINDS)[number];

/**
 * Whether a signature is given on one's own work or independently of it. The kinds are fixed here so that no policy can turn an
 * independent meaning into somebody's own.
 */
export const MEANING_KIND = {
  authored: "own",
  responsible: "own",
  accepted_for_development: "independent",
  validated: "independent",
  compliance_reviewed: "independent",
  approved: "independent",
  released: "independent",
  acknowledged: "acknowledged",
} as const satisfies Record<Meaning, MeaningKind>;

/** Who among the holders of the role may sign: one of the version's authors, or none of them. */
export const SIGNER_KINDS = ["author", "not_author"] as const;
export const signerKindSchema = z.enum(SIGNER_KINDS);
export type SignerKind = z.infer<typeof signerKindSchema>;
