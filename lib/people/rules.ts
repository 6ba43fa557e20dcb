import { type Role, SIGNING_ROLES } from "#lib/access/permissions";
import { type Reach, reaches } from "#lib/access/reach.rules";
import { type Reason, reason } from "#lib/core/errors";

export const isSigning = (role: Role) => (SIGNING_ROLES as readonly Role[]).includes(role);

/** Administrator and auditor exclude every other role, and each other, for the same person at the same time (SD-8, SD-12). */
export const grantFaults = (role: Role, held: readonly Role[]): Reason[] => {
  const others = held.filter((other) => other !== role);
  const apart =
    role === "admin" || role === "auditor" ? others[0] : others.find((other) => other === "admin" || other === "auditor");
  if (!apart) return [];
  return [reason(role === "auditor" || apart === "auditor" ? "SD-12.grant" : "SD-8.grant", { role, held: apart })];
};

/** A role somebody holds or waits for in this very unit is not given a second time. */
export const heldFaults = (role: Role, unitId: string, held: readonly { role: Role; unitId: string }[]): Reason[] =>
  held.some((grant) => grant.role === role && grant.unitId === unitId) ? [reason("grant.held", { role })] : [];

/**
 * A signing role waits for a second administrator or a risk officer (SD-14). During set-up, until a risk officer has signed in,
 * the machine's own command line grants the first ones.
 */
export const needsSecondPerson = (
  role: Role,
  by: "person" | "command_line" | "system",
  riskOfficerHasSignedIn: boolean,
): boolean => isSigning(role) && !(by === "command_line" && !riskOfficerHasSignedIn);

export type GrantState = "pending" | "active" | "ended";

/** A grant that somebody wants to confirm or refuse; `names` are those who can, for the reader. */
export type GrantInQuestion = { state: GrantState; personId: string; grantedBy: string; names: readonly string[] };

/**
 * Why this person does not decide this grant: neither the one who gave it nor the one it is for (SD-14). That they hold the
 * role for it in the unit is the permission's business.
 */
export const confirmFaults = (byId: string, { state, personId, grantedBy, names }: GrantInQuestion): Reason[] => {
  if (state !== "pending") return [reason("grant.settled", { state })];
  const who = { names: names.join(", ") || "none" };
  if (byId === grantedBy) return [reason("SD-14.granter", who)];
  return byId === personId ? [reason("SD-14.holder", who)] : [];
};

/** What an administrator needs to know of the person they act upon. `units` are those of the roles the person holds. */
export type Administered = { id: string; units: readonly string[] };

/**
 * Why this administrator does not act upon this person: an administrator of one unit does not touch who works in another, and
 * nobody ends their own access by mistake. The machine's own command line stands above units.
 */
export const administerFaults = (
  by: { id: string; kind: "person" | "command_line" | "system"; administers: Reach },
  person: Administered,
): Reason[] => {
  if (by.kind === "command_line") return [];
  if (by.id === person.id) return [reason("person.self")];
  return person.units.every((unit) => reaches(by.administers, unit)) ? [] : [reason("person.elsewhere")];
};

/** The system keeps one administrator who can sign in. `others` are the administrators left without this one. */
export const lastAdminFaults = (isAdmin: boolean, others: number): Reason[] =>
  isAdmin && others === 0 ? [reason("person.last_admin")] : [];

/** Whether a role with this last day still holds on this day; both are ISO dates. */
export const holdsOn = (until: string | null, day: string): boolean => until === null || until >= day;

/** A reset by others suspends signing; somebody who never had a password loses nothing by a second link. */
export const ownAfterReset = ({ hasPassword, passwordIsOwn }: { hasPassword: boolean; passwordIsOwn: boolean }): boolean =>
  passwordIsOwn && !hasPassword;
