import { randomBytes, randomUUID } from "node:crypto";
import { Refusal } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { worded } from "#lib/core/wording";
import { linkFaults } from "#lib/models/link.rules";
import { unknownModels } from "#lib/models/linked-models";
import { namedPeople } from "#lib/models/named-people";
import { nextRef } from "#lib/models/next-refs";
import { chosenPeople, onlyUnit } from "#lib/models/register.rules";
import { ModelRecord, RegisterModelInput } from "#lib/models/schema";
import { modelRecord, personAt, refuseIf } from "#lib/models/store";

export const registerModel = command({
  id: "registerModel",
  summary: "Put a model with its first version into the inventory",
  http: "POST /models",
  status: 201,
  permission: "model:register",
  scope: ({ businessUnit }) => (businessUnit === undefined ? "none" : { unit: businessUnit, field: "businessUnit" }),
  event: "model.registered",
  input: RegisterModelInput,
  output: ModelRecord,

  load: async (db, { businessUnit, ownerEmail, authors = [], upstream = [] }, ctx) => {
    const unit = businessUnit === undefined ? onlyUnit(ctx.actor.grants) : { unitId: businessUnit };
    if ("refused" in unit) throw new Refusal("invalid", unit.refused);
    return {
      id: randomUUID(),
      versionId: randomUUID(),
      ref: await nextRef(db),
      salt: randomBytes(16),
      unitId: unit.unitId,
      named: await namedPeople(db, ownerEmail === undefined ? authors : [ownerEmail, ...authors], unit.unitId),
      unknown: await unknownModels(db, ctx.actor, upstream),
    };
  },
  decide: ({ id, versionId, ref, unitId, named, unknown }, input, ctx) => {
    const people = chosenPeople({ caller: personAt(ctx, unitId), ownerEmail: input.ownerEmail, authors: input.authors, named });
    refuseIf("invalid", [...people.faults, ...linkFaults(input.upstream ?? [], id, unknown)]);
    return {
      model: { id, ref, name: input.name, unitId, ownerId: people.ownerId, tags: input.tags ?? [], notes: input.notes ?? null },
      ownerAccepted: people.accepted,
      version: {
        id: versionId,
        label: input.label,
        summary: input.summary ?? null,
        purpose: input.purpose,
        intendedUse: input.intendedUse ?? null,
        outOfScopeUse: input.outOfScopeUse ?? null,
        limitations: input.limitations ?? null,
        kind: input.kind,
        domain: input.domain,
        jurisdictions: input.jurisdictions ?? [],
        facts: input.facts,
        upstream: input.upstream ?? [],
      },
      authorIds: people.authorIds,
      notes: people.notes,
    };
  },
  save: async (db, { model, ownerAccepted, version, authorIds, notes }, { salt }, { actor, now }) => {
    const by = { createdBy: actor.id, createdAt: now };
    const ownerAcceptedAt = ownerAccepted ? now : null;
    await db.model.create({
      data: { ...model, salt, ownerAcceptedAt, shownVersionId: version.id, createdAt: now, updatedAt: now },
    });
    const touched = { lastMaterialBy: actor.id, lastMaterialAt: now, materialEditors: [actor.id] };
    await db.modelVersion.create({ data: { ...version, modelId: model.id, number: 1, stageSince: now, ...touched, ...by } });
    const authors = authorIds.map((personId) => ({ versionId: version.id, personId, addedBy: actor.id, addedAt: now }));
    await db.versionAuthor.createMany({ data: authors });
    return { ...(await modelRecord(db, model.id)), notes: notes.map(worded) };
  },
  about: (saved) => ({ subject: saved.id, modelId: saved.id, unitId: saved.businessUnit }),
});
