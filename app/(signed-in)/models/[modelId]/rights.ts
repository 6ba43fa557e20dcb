// Which buttons of a model somebody is shown. What is shown wrongly is still refused by the door, with its reason.
import { type Actor, rolesIn } from "#lib/access/actor";
import { grantsOf, type Permission, SECOND_LINE } from "#lib/access/permissions";
import { inFlight } from "#lib/lifecycle/rules";
import type { ModelDetail } from "#lib/models/detail.schema";
import { mayNotAccept, mayNotAssign, mayNotConfirmRecord } from "#lib/models/owner.rules";

export type Rights = {
  revise: boolean;
  version: boolean;
  govern: boolean;
  assign: boolean;
  accept: boolean;
  confirmRecord: boolean;
  /** The dossier of a version as PDF. */
  takeDossier: boolean;
  /** They hold a second-line role here: what they write they cannot sign. */
  isSecondLine: boolean;
};

export function rightsOn(actor: Actor, model: ModelDetail): Rights {
  const held = rolesIn(actor, model.businessUnit.id);
  const authorIds = model.versions.flatMap(({ authors }) => authors.map(({ id }) => id));
  const isOwn = model.owner?.id === actor.id || authorIds.includes(actor.id);
  const may = (permission: Permission) => {
    const { roles, own = [] } = grantsOf(permission);
    return held.some((role) => roles.includes(role) || (isOwn && own.includes(role)));
  };
  const isHere = model.archivedAt === null;
  const ownership = { ownerId: model.owner?.id ?? null, accepted: model.owner?.accepted ?? false };
  const said = {
    recordType: model.recordType,
    by: null,
    confirmedBy: model.recordTypeConfirmed ? "somebody" : null,
    ownerId: ownership.ownerId,
    authorIds,
  };
  const isWaiting = model.versions.some(({ stage, changeClass }) => inFlight(stage) && changeClass !== "emergency");
  return {
    revise: isHere && may("model:revise"),
    version: isHere && may("model:revise") && !isWaiting && model.recordType === "model",
    govern: may("model:govern"),
    assign: isHere && may("model:assign-owner") && mayNotAssign(ownership, { id: actor.id, roles: held }) === null,
    accept: isHere && may("model:accept-owner") && mayNotAccept(ownership, actor.id) === null,
    confirmRecord: isHere && may("record:confirm") && mayNotConfirmRecord(said, actor.id) === null,
    takeDossier: may("export:run"),
    isSecondLine: SECOND_LINE.some((role) => held.includes(role)),
  };
}
