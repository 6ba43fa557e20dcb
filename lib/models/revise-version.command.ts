import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { saveAuthors } from "#lib/models/authors";
import { contentColumns, holdContent } from "#lib/models/content";
import { changedOnly, frozen, pathsOf, same, voidings } from "#lib/models/material.rules";
import { namedPeople } from "#lib/models/named-people";
import { authorFault } from "#lib/models/owner.rules";
import { holdModel, isStale, refuseIf, touched } from "#lib/models/store";
import { archivedFault } from "#lib/models/version.rules";
import { ReviseVersionInput, VersionRecord } from "#lib/models/version.schema";
import { givenContent } from "#lib/models/version-content.rules";
import { versionRecord } from "#lib/models/version-record";
import { openRequests, saveVoidings } from "#lib/models/void-requests";

export const reviseVersion = command({
  id: "reviseVersion",
  summary: "Change a version while it is open",
  http: "PATCH /versions/{versionId}",
  permission: "model:revise",
  scope: ({ versionId }) => ({ version: versionId }),
  event: "version.revised",
  input: ReviseVersionInput,
  output: VersionRecord,

  load: async (db, { versionId, authors = [] }, { place }) => {
    const held = await holdModel(db, place?.modelId ?? "");
    const version = held.versions.find(({ id }) => id === versionId);
    if (!version) throw new Refusal("notFound", reason("not_found"));
    return {
      held,
      version: { ...version, ...(await holdContent(db, versionId)) },
      requests: (await openRequests(db, held.id)).filter((request) => request.versionId === versionId),
      named: await namedPeople(db, authors, held.unitId),
      current: await versionRecord(db, versionId),
    };
  },
  decide: ({ held, version, requests, named, current }, input, { actor }) => {
    if (isStale(version, input.revision)) throw new Refusal("conflict", reason("stale"), current);
    refuseIf(
      "invalid",
      (input.authors ?? []).map((email, index) => authorFault(named[email] ?? null, `authors.${index}`)),
    );
    const content = changedOnly(version.content, givenContent(input, version.content.identity));
    const authorIds = input.authors?.flatMap((email) => named[email]?.id ?? []).sort() ?? version.authorIds;
    const paths = [
      ...pathsOf(version.content, content),
      ...(same(authorIds, version.authorIds) ? [] : [{ path: "version/authors" }]),
    ];
    const editorial = changedOnly(
      { label: version.label, summary: version.summary },
      { label: input.label, summary: input.summary },
    );
    const isTaken = held.versions.some(({ id, label }) => id !== version.id && label === editorial.label);
    refuseIf("refused", [
      ...archivedFault(held),
      paths.length > 0 ? frozen(version) : null,
      isTaken ? reason("version.label_taken", { path: "label", version: input.label ?? "" }) : null,
    ]);
    return {
      id: version.id,
      modelId: held.id,
      ...editorial,
      content,
      authorIds,
      isMaterial: paths.length > 0,
      voided: voidings(requests, paths, actor.id),
    };
  },
  save: async (db, { id, modelId, content, authorIds, isMaterial, voided, ...editorial }, { version }, ctx) => {
    const stamp = isMaterial ? touched(version, ctx) : { revision: { increment: 1 } };
    await db.modelVersion.update({ where: { id }, data: { ...editorial, ...contentColumns(content), ...stamp } });
    await saveAuthors(db, id, version, authorIds, ctx);
    await db.model.update({ where: { id: modelId }, data: { updatedAt: ctx.now } });
    const fell = await saveVoidings(db, voided, ctx.now);
    return { ...(await versionRecord(db, id)), voided: fell };
  },
});
