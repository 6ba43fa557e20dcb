import { randomUUID } from "node:crypto";
import { reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { rowsToCarry, saveCarried } from "#lib/models/carry-over";
import { contentColumns, holdContent } from "#lib/models/content";
import { namedPeople } from "#lib/models/named-people";
import { authorFault } from "#lib/models/owner.rules";
import { chosenPeople } from "#lib/models/register.rules";
import { refreshShownVersion } from "#lib/models/shown-version";
import { holdModel, personAt, refuseIf } from "#lib/models/store";
import { archivedFault, newVersionFaults, nextLabel } from "#lib/models/version.rules";
import { CreateVersionInput, VersionRecord } from "#lib/models/version.schema";
import { givenContent, startingContent } from "#lib/models/version-content.rules";
import { versionRecord } from "#lib/models/version-record";

export const createVersion = command({
  id: "createVersion",
  summary: "Begin a new version of a model, with what the present one holds as its start",
  http: "POST /models/{modelId}/versions",
  status: 201,
  permission: "model:revise",
  scope: ({ modelId }) => ({ model: modelId }),
  event: "version.created",
  input: CreateVersionInput,
  output: VersionRecord,

  load: async (db, { modelId, authors = [] }) => {
    const held = await holdModel(db, modelId);
    const from = held.shownVersionId;
    if (from === null) throw new Error("a model always has a version");
    return {
      id: randomUUID(),
      held,
      from,
      before: await holdContent(db, from),
      carried: await rowsToCarry(db, from),
      named: await namedPeople(db, authors, held.unitId),
    };
  },
  decide: ({ id, held, from, before, carried, named }, input, ctx) => {
    const { modelId, changeClass, authors, summary = null } = input;
    const label = input.label ?? nextLabel(held.versions);
    const people = chosenPeople({ caller: personAt(ctx, held.unitId), ownerEmail: undefined, authors, named });
    refuseIf(
      "invalid",
      (authors ?? []).map((email, index) => authorFault(named[email] ?? null, `authors.${index}`)),
    );
    const isNoModel = held.recordType === "not_a_model";
    refuseIf("refused", [
      ...archivedFault(held),
      isNoModel ? reason("record.not_a_model") : null,
      ...newVersionFaults({ label, changeClass }, held.versions),
    ]);
    const number = Math.max(...held.versions.map((version) => version.number)) + 1;
    const content = startingContent(before.content, givenContent(input));
    return { id, modelId, label, number, summary, carriedFromId: from, content, authorIds: people.authorIds, carried };
  },
  save: async (db, { content, authorIds, carried, ...version }, _state, { actor, now }) => {
    const by = { createdBy: actor.id, createdAt: now, stageSince: now };
    const touched = { lastMaterialBy: actor.id, lastMaterialAt: now, materialEditors: [actor.id] };
    await db.modelVersion.create({ data: { ...version, ...contentColumns(content), facts: content.facts, ...by, ...touched } });
    const authors = authorIds.map((personId) => ({ versionId: version.id, personId, addedBy: actor.id, addedAt: now }));
    await db.versionAuthor.createMany({ data: authors });
    await saveCarried(db, version.id, carried);
    await refreshShownVersion(db, version.modelId);
    await db.model.update({ where: { id: version.modelId }, data: { updatedAt: now } });
    const { assessments, answers, attachments } = carried;
    const carriedOver = { assessments: assessments.length, answers: answers.length, attachments: attachments.length };
    return { ...(await versionRecord(db, version.id)), carriedOver };
  },
});
