/** Who may open evidence that is not for everybody. */
import type { Confidentiality } from "#lib/checklist/state.schema";

/** Somebody who reads: the roles held in the model's unit, and whether any was given for that very unit. */
export type Reader = { personId: string; roles: readonly string[]; ofTheUnit: boolean };
export type Kept = { confidentiality: Confidentiality; ownerId: string | null; authorIds: readonly string[] };

const CHECKING: readonly string[] = ["validator", "risk_officer", "compliance_officer", "auditor"];
const WORKING: readonly string[] = ["data_scientist", "model_owner"];

const holds = (reader: Reader, roles: readonly string[]) => reader.roles.some((role) => roles.includes(role));

/**
 * Normal evidence is for everybody who works on or checks models here. Restricted evidence, and evidence that shows a person, is for
 * the unit's own people, the second line and auditors: a role given for a unit above does not reach it.
 */
export const mayRead = (reader: Reader, { confidentiality, ownerId, authorIds }: Kept): boolean => {
  if (holds(reader, CHECKING)) return true;
  if (!holds(reader, WORKING)) return false;
  const isOwn = reader.personId === ownerId || authorIds.includes(reader.personId);
  return confidentiality === "normal" || isOwn || reader.ofTheUnit;
};
