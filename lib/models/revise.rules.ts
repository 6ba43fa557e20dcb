/** What an edit of a model changes: what goes to the record, what to its open version, and which requests fall with it. */
import type { Role } from "#lib/access/permissions";
import { type Reason, reason } from "#lib/core/errors";
import { factsAfter } from "#lib/models/facts-patch.schema";
import {
  type Content,
  changedOnly,
  frozen,
  type OpenRequest,
  pathsOf,
  type VersionState,
  type Voiding,
  voidings,
} from "#lib/models/material.rules";
import { mayNotAssign, type Named, ownerFault } from "#lib/models/owner.rules";
import type { ReviseModelInput } from "#lib/models/schema";

type Editorial = { name: string; tags: string[]; notes: string | null };

/** The content after an edit, where it differs. What the edit leaves out stays. */
export const contentEdit = (
  content: Content,
  { facts, ...input }: Partial<Omit<Content, "facts">> & Pick<ReviseModelInput, "facts">,
): Partial<Content> => changedOnly<Content>(content, { ...input, ...(facts && { facts: factsAfter(content.facts, facts) }) });

export const editorialEdit = (held: Editorial, { name, tags, notes }: Partial<Editorial>): Partial<Editorial> =>
  changedOnly<Editorial>(
    { name: held.name, tags: held.tags, notes: held.notes },
    { ...(name !== undefined && { name }), ...(tags && { tags }), ...(notes !== undefined && { notes }) },
  );

type Owner = { id: string; accepted: boolean };
type Person = { id: string; roles: readonly Role[] };
type Ownership = { ownerId: string | null; ownerAccepted: boolean };

/** A change of owner: who it becomes, who cannot be one, who may not say so. Nobody new is no change. */
export const ownerEdit = (
  held: Ownership,
  named: Named | undefined,
  person: Person,
): { owner: Owner | null; unfit: Reason | null; refused: Reason | null } => {
  if (named === undefined || (named && named.id === held.ownerId)) return { owner: null, unfit: null, refused: null };
  return {
    owner: named && { id: named.id, accepted: named.id === person.id },
    unfit: ownerFault(named),
    refused: mayNotAssign({ ownerId: held.ownerId, accepted: held.ownerAccepted }, person),
  };
};

/** A change of unit: whoever moves a model builds or owns models on both sides. */
export const unitEdit = (
  unitId: string,
  given: string | undefined,
  rolesThere: readonly Role[],
): { unitId: string | null; fault: Reason | null } => {
  if (given === undefined || given === unitId) return { unitId: null, fault: null };
  const belongs = rolesThere.some((role) => role === "data_scientist" || role === "model_owner");
  return { unitId: given, fault: belongs ? null : reason("model.unit_not_yours", { path: "businessUnit" }) };
};

/** Why content cannot be edited: no version is open, and what holds the newest one shut. */
export const noneOpen = (versions: readonly VersionState[]): (Reason | null)[] => {
  const newest = versions.toSorted((a, b) => b.number - a.number)[0];
  return [reason("version.none_open"), newest ? frozen(newest) : null];
};

type Edits = {
  content: Content | null;
  versionId: string | null;
  changed: Partial<Content>;
  owner: Owner | null;
  unitId: string | null;
};

/** Requests that fall: those of the edited version, and every one of the model when owner or unit change. */
export const fallen = (
  requests: readonly OpenRequest[],
  { content, versionId, changed, owner, unitId }: Edits,
  byId: string,
): Voiding[] =>
  requests.flatMap((request) =>
    voidings(
      [request],
      [
        ...(owner ? [{ path: "model/material/owner" }] : []),
        ...(unitId ? [{ path: "businessUnit" }] : []),
        ...(content && request.versionId === versionId ? pathsOf(content, changed) : []),
      ],
      byId,
    ),
  );
