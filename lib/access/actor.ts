import { COMMAND_LINE } from "#lib/access/actor.rules";
import type { Role } from "#lib/access/permissions";
import { type Reach, reaches, together } from "#lib/access/reach.rules";

/** A role in a business unit and everything below it; `until` is the last day it holds (ISO date), null for no end. */
export type Grant = { role: Role; unitId: string; until: string | null };

/** Scopes of an API key. A session holds all of them. */
export const KEY_SCOPES = ["read", "write", "sign"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** Who acts, read from the database for this request. `units` are the grants in force today, spread over the units below each. */
export type Actor = {
  id: string;
  kind: "person" | "command_line" | "system";
  name: string;
  grants: Grant[];
  units: Partial<Record<Role, Reach>>;
  via: "web" | "api" | "job" | "cli";
  sessionId: string | null;
  keyId: string | null;
  keyScopes: readonly KeyScope[];
};

const reachesOf = (actor: Actor) => Object.entries(actor.units) as [Role, Reach][];

export const rolesIn = (actor: Actor, unitId: string): Role[] =>
  reachesOf(actor)
    .filter(([, reach]) => reaches(reach, unitId))
    .map(([role]) => role);

export const rolesAnywhere = (actor: Actor): Role[] => Object.keys(actor.units) as Role[];

/** Where the actor holds any of the roles; any role when none is named. */
export const reachOf = (actor: Actor, roles?: readonly Role[]): Reach =>
  reachesOf(actor)
    .filter(([role]) => !roles || roles.includes(role))
    .map(([, reach]) => reach)
    .reduce(together, []);

/** Whether one of the roles is held in the whole organisation; any role when none is named. */
export const holdsEverywhere = (actor: Actor, roles?: readonly Role[]): boolean => reachOf(actor, roles) === "all";

/** Whether one of the roles is held in no unit at all. */
export const holdsNowhere = (actor: Actor, roles?: readonly Role[]): boolean => reachOf(actor, roles).length === 0;

export const commandLine: Actor = {
  id: COMMAND_LINE,
  kind: "command_line",
  name: "command line",
  grants: [],
  units: {},
  via: "cli",
  sessionId: null,
  keyId: null,
  keyScopes: ["read", "write"],
};
