/** Who may name an owner, who can be one, and who says what kind of record it is. */
import type { Role } from "#lib/access/permissions";
import { type Reason, reason } from "#lib/core/errors";

/** Somebody named by e-mail, with the roles held in the model's unit; null when nobody here has that address. */
export type Named = { id: string; roles: readonly Role[] } | null;

/** Why this person cannot be the owner. `path` is the field that named them. */
export const ownerFault = (named: Named, path = "ownerEmail"): Reason | null => {
  if (!named) return reason("owner.unknown", { path });
  return named.roles.includes("model_owner") ? null : reason("owner.not_model_owner", { path });
};

/** Why this person cannot be an author: authors are people who can see the model. */
export const authorFault = (named: Named, path: string): Reason | null =>
  named?.roles.some((role) => role !== "admin" && role !== "auditor") ? null : reason("author.unknown", { path });

export type Ownership = { ownerId: string | null; accepted: boolean };

/**
 * Why this person may not name an owner. The present owner hands over; where nobody has accepted, a risk officer of the unit
 * names one, or the model's own people do at registration.
 */
export const mayNotAssign = ({ ownerId, accepted }: Ownership, person: { id: string; roles: readonly Role[] }): Reason | null => {
  if (ownerId === person.id && accepted) return null;
  if (ownerId !== null && accepted) return reason("owner.hand_over");
  return person.roles.includes("risk_officer") || ownerId === person.id ? null : reason("owner.risk_officer_names");
};

/** Why this person cannot accept ownership. */
export const mayNotAccept = ({ ownerId, accepted }: Ownership, personId: string): Reason | null => {
  if (ownerId !== personId) return reason("owner.not_named");
  return accepted ? reason("owner.accepted_already") : null;
};

export type Determination = {
  recordType: string;
  by: string | null;
  confirmedBy: string | null;
  ownerId: string | null;
  authorIds: readonly string[];
};

/** Why this person cannot confirm that the record is no model: there is nothing to confirm, or it is their own word or work. */
export const mayNotConfirmRecord = (
  { recordType, by, confirmedBy, ownerId, authorIds }: Determination,
  personId: string,
): Reason | null => {
  if (recordType !== "not_a_model") return reason("record.nothing_to_confirm");
  if (confirmedBy) return reason("record.confirmed_already");
  if (by === personId || ownerId === personId || authorIds.includes(personId)) return reason("SD-6.record");
  return null;
};
