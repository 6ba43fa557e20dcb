// Who may take what out: asked when an export is requested, when it is made, and at every download.
import { type Actor, holdsNowhere } from "#lib/access/actor";
import { grantsOf, type Role } from "#lib/access/permissions";
import { authorise, type Place } from "#lib/access/scope";
import { Refusal, reason } from "#lib/core/errors";
import type { Kind } from "#lib/exports/schema";

const exporting = (): Role[] => [...grantsOf("export:run").roles];

/** Roles of the actor that export, and the units they stand in as granted. */
export const exportGrants = (actor: Actor) => actor.grants.filter(({ role }) => exporting().includes(role));

/** The actor with nothing but the roles that export: what an export holds is narrowed by these alone. */
export const exporterOf = (actor: Actor): Actor => ({
  ...actor,
  grants: exportGrants(actor),
  units: Object.fromEntries(Object.entries(actor.units).filter(([role]) => exporting().some((one) => one === role))),
});

/**
 * Throws 403 or 404 unless the actor may take this out now. A dossier is also its own people's; everything else is for those
 * who check. `place` is where the dossier's version stands.
 */
export function refuseExport(actor: Actor, kind: Kind, place: Place | null): void {
  const roles = exporting();
  if (kind === "dossier") authorise(actor, "export:run", place);
  else if (holdsNowhere(actor, roles)) throw new Refusal("forbidden", reason("export.not_yours", { roles: roles.join(", ") }));
}
