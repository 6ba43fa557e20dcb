import { randomUUID } from "node:crypto";
import { Refusal } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { factsAfter } from "#lib/models/facts-patch.schema";
import { changedOnly, pathsOf, voidings } from "#lib/models/material.rules";
import { saveVoidings } from "#lib/models/void-requests";
import { tieringPolicy } from "#lib/policy/load";
import { assessed, lacking, mayNotAssess } from "#lib/risk/assessing.rules";
import { standingRaise } from "#lib/risk/raise.rules";
import { Assessment, AssessRiskInput } from "#lib/risk/record.schema";
import { closedReasons, holdRated, personIn, told } from "#lib/risk/store";
import { ratingFactsOf, ratingOf } from "#lib/risk/stored-rating";

const RATING = { path: "assessment" };

export const assessRisk = command({
  id: "assessRisk",
  summary: "Rate the inherent risk of a version; an earlier rating of it is superseded",
  http: "POST /versions/{versionId}/risk-assessments",
  status: 201,
  permission: "risk:assess",
  scope: ({ versionId }) => ({ version: versionId }),
  event: "risk.assessed",
  input: AssessRiskInput,
  output: Assessment,

  load: async (db, _input, ctx) => ({ id: randomUUID(), ...(await holdRated(db, ctx)) }),
  decide: ({ id, version, requests }, { facts: patch, answers, rationales }, ctx) => {
    const person = personIn(ctx, version.unitId);
    const outsider = mayNotAssess(person, version);
    if (outsider) throw new Refusal("forbidden", outsider);
    const closed = closedReasons(version);
    if (closed.length > 0) throw new Refusal("refused", closed);
    const given = patch ? { facts: factsAfter(version.content.facts, patch) } : {};
    const { facts: changed } = changedOnly(version.content, given);
    const content = changed ? { facts: changed } : {};
    const facts = ratingFactsOf({ ...version.content, ...content });
    const missing = lacking(tieringPolicy(), { facts, answers, rationales });
    if (missing.length > 0) throw new Refusal("invalid", missing);
    return {
      id,
      versionId: version.id,
      ...assessed(tieringPolicy(), { facts, answers, rationales }, person, version),
      raise: standingRaise(version.ratings[0], version.label),
      superseded: version.ratings.filter(({ status }) => status !== "superseded").map((earlier) => earlier.id),
      content,
      voided: voidings(requests, [RATING, ...pathsOf(version.content, content)], person.personId),
    };
  },
  save: async (db, { superseded, content, voided, raise, ...rating }, { version }, { actor, now }) => {
    await db.assessment.updateMany({ where: { id: { in: superseded } }, data: { status: "superseded" } });
    const saved = await db.assessment.create({
      data: { ...rating, ...(raise && { raise }), tier: rating.computedTier, assessedBy: actor.id, assessedAt: now },
    });
    await db.modelVersion.update({
      where: { id: version.id },
      data: {
        ...content,
        tier: null,
        lightPath: false,
        lastMaterialBy: actor.id,
        lastMaterialAt: now,
        materialEditors: [...new Set([...version.materialEditors, actor.id])],
        revision: { increment: 1 },
      },
    });
    // Facts are edited in the form of the model too: one that was open there says so when it is sent.
    if (content.facts)
      await db.model.update({ where: { id: version.modelId }, data: { revision: { increment: 1 }, updatedAt: now } });
    const fallen = await saveVoidings(db, voided, now);
    return { ...told(ratingOf(saved)), voided: fallen };
  },
});
