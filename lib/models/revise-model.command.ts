import { rolesIn } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { contentColumns, holdContent } from "#lib/models/content";
import { linkFaults } from "#lib/models/link.rules";
import { unknownModels } from "#lib/models/linked-models";
import { openVersion } from "#lib/models/material.rules";
import { namedPeople } from "#lib/models/named-people";
import { contentEdit, editorialEdit, fallen, noneOpen, ownerEdit, unitEdit } from "#lib/models/revise.rules";
import { ModelRecord, ReviseModelInput } from "#lib/models/schema";
import { holdModel, isStale, modelRecord, personAt, refuseIf, touched } from "#lib/models/store";
import { archivedFault } from "#lib/models/version.rules";
import { openRequests, saveVoidings } from "#lib/models/void-requests";

export const reviseModel = command({
  id: "reviseModel",
  summary: "Change a model; what people sign goes to its open version",
  http: "PATCH /models/{modelId}",
  permission: "model:revise",
  scope: ({ modelId }) => ({ model: modelId }),
  event: "model.revised",
  input: ReviseModelInput,
  output: ModelRecord,

  load: async (db, { modelId, ownerEmail, upstream = [] }, { actor }) => {
    const held = await holdModel(db, modelId);
    const open = openVersion(held.versions);
    // With none open the edit is compared with what the model shows, so that a form sent back unchanged is no edit.
    const target = open?.id ?? held.shownVersionId;
    const version = target === null ? null : await holdContent(db, target);
    const linked = version?.content.upstream.map((link) => link.modelId) ?? [];
    return {
      held,
      openId: open?.id ?? null,
      version,
      requests: await openRequests(db, modelId),
      named: ownerEmail === undefined ? undefined : (await namedPeople(db, [ownerEmail], held.unitId))[ownerEmail],
      // A link somebody else made to a model the caller does not see may stay; a new one may not be made.
      unknown: await unknownModels(
        db,
        actor,
        upstream.filter((link) => !linked.includes(link.modelId)),
      ),
      current: await modelRecord(db, modelId),
    };
  },
  decide: ({ held, openId, version, requests, named, unknown, current }, input, ctx) => {
    const { modelId, revision, businessUnit, name, tags, notes, ownerEmail: _, ...given } = input;
    if (isStale(held, revision)) throw new Refusal("conflict", reason("stale"), current);
    const person = personAt(ctx, held.unitId);
    const unit = unitEdit(held.unitId, businessUnit, businessUnit === undefined ? [] : rolesIn(ctx.actor, businessUnit));
    const { owner, unfit, refused } = ownerEdit(held, named, person);
    refuseIf("invalid", [unit.fault, unfit, ...linkFaults(input.upstream ?? [], modelId, unknown)]);
    const changed = version ? contentEdit(version.content, given) : {};
    const isShut = openId === null && Object.keys(changed).length > 0;
    refuseIf("refused", [...archivedFault(held), refused, ...(isShut ? noneOpen(held.versions) : [])]);
    const edits = { content: version?.content ?? null, versionId: openId, changed, owner, unitId: unit.unitId };
    return {
      id: modelId,
      model: { ...editorialEdit(held, { name, tags, notes }), ...(unit.unitId && { unitId: unit.unitId }) },
      owner,
      versionId: openId,
      content: changed,
      voided: fallen(requests, edits, person.id),
    };
  },
  save: async (db, { id, model, owner, versionId, content, voided }, { version }, ctx) => {
    const { now } = ctx;
    const owned = owner && { ownerId: owner.id, ownerAcceptedAt: owner.accepted ? now : null };
    await db.model.update({ where: { id }, data: { ...model, ...owned, revision: { increment: 1 }, updatedAt: now } });
    if (versionId && version && Object.keys(content).length > 0)
      await db.modelVersion.update({ where: { id: versionId }, data: { ...contentColumns(content), ...touched(version, ctx) } });
    const fell = await saveVoidings(db, voided, now);
    return { ...(await modelRecord(db, id)), voided: fell };
  },
});
