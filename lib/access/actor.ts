import type { Role } from "#lib/access/permissions";

/**
 * A role in a business unit and everything below it; `until` is the last day it holds (ISO date), null for no end. `isWhole`: the unit
 * is the organisation, and nothing lies outside.
 */
export type Grant = { role: Role; unitId: string; until: string | null; isWhole: boolean };

/** Scopes of an API key. A session holds all of them. */
export const KEY_SCOPES = ["read", "write", "sign"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/**
 * Who acts, read from the database for this request. `units` are the grants in force today, spread over the units below each;
 * `named` is where the grants themselves stand.
 */
export type Actor = {
  id: string;
  kind: "person" | "command_line" | "system";
  name: string;
  grants: Grant[];
  units: Partial<Record<Role, string[]>>;
  via: "web" | "api" | "job" | "cli";
  sessionId: string | null;
  keyId: string | null;
  keyScopes: readonly KeyScope[];
};

export const rolesIn = (actor: Actor, unitId: string): Role[] =>
  (Object.entries(actor.units) as [Role, string[]][]).filter(([, units]) => units.includes(unitId)).map(([role]) => role);

export const rolesAnywhere = (actor: Actor): Role[] => Object.keys(actor.units) as Role[];

/** Every unit in which the actor holds any of the roles; all roles when none is named. */
export const unitsOf = (actor: Actor, roles?: readonly Role[]): string[] => [
  ...new Set(
    (Object.entries(actor.units) as [Role, string[]][])
      .filter(([role]) => !roles || roles.includes(role))
      .flatMap(([, units]) => units),
  ),
];

/** Whether one of the roles is held in the whole organisation; any role when none is named. */
export const holdsEverywhere = (actor: Actor, roles?: readonly Role[]): boolean =>
  actor.grants.some(({ role, isWhole }) => isWhole && (!roles || roles.includes(role)));

export const commandLine: Actor = {
  id: "command-line",
  kind: "command_line",
  name: "command line",
  grants: [],
  units: {},
  via: "cli",
  sessionId: null,
  keyId: null,
  keyScopes: ["read", "write"],
};
