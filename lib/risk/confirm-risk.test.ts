import { describe, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { reviseModel } from "#lib/models/revise-model.command";
import { assessRisk } from "#lib/risk/assess-risk.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { asOwner } from "#lib/test/database";
import { atStage } from "#lib/test/open-request";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { ANSWERS, aKnownModel, knownFacts, rated, rationales } from "#lib/test/risk";

const versionOf = (id: string) => writer().modelVersion.findUniqueOrThrow({ where: { id } });
const officerOf = (model: { unitId: string }) => aPerson(["risk_officer"], model.unitId);

describe("a second person confirms", () => {
  test("and the version has its tier, on the light path when low and plain, which then asks for itself", async () => {
    const model = await aKnownModel();
    const { id } = await rated(model);
    const officer = await officerOf(model);
    expect(await officer.does(confirmRisk, { assessmentId: id })).toMatchObject({
      status: "confirmed",
      tier: "low",
      confirmedBy: officer.id,
      lightPath: true,
    });
    expect(await versionOf(model.currentVersionId)).toMatchObject({
      tier: "low",
      lightPath: true,
      lastMaterialBy: model.author.id,
    });
    const jobs = await asOwner("select data from pgboss.job where name = 'openLightPath' and data ->> 'versionId' = $1", [
      model.currentVersionId,
    ]);
    expect(jobs).toHaveLength(1);
  });

  test.each([
    ["medium", {}],
    ["low", { automatedDecision: true }],
  ] as const)("a tier of %s with %o, on the full path", async (tier, facts) => {
    const model = await aKnownModel({ facts: { ...knownFacts, ...facts } });
    const { id } = await rated(model, tier);
    expect(await (await officerOf(model)).does(confirmRisk, { assessmentId: id })).toMatchObject({ tier, lightPath: false });
    expect(await versionOf(model.currentVersionId)).toMatchObject({ tier, lightPath: false });
  });

  test("or raises the tier with a reason, which stays beside the computed one", async () => {
    const model = await aKnownModel();
    const { id } = await rated(model);
    const validator = await aPerson(["validator"], model.unitId);
    const raised = await validator.does(confirmRisk, {
      assessmentId: id,
      override: { tier: "high", reason: "Feeds a regulator." },
    });
    expect(raised).toMatchObject({
      status: "confirmed",
      computedTier: "low",
      tier: "high",
      override: { tier: "high", by: validator.id, validUntil: null },
    });
  });
});

describe("the tier is not confirmed", () => {
  test("by the first line", async () => {
    const model = await aKnownModel();
    const { id } = await rated(model);
    expect(await refusal(model.owner.does(confirmRisk, { assessmentId: id }))).toEqual({
      code: "forbidden",
      reasons: ["forbidden"],
    });
  });

  test("by an owner who also is a risk officer (SD-16), and the attempt is recorded", async () => {
    const owner = await aPerson(["model_owner", "risk_officer"]);
    const model = await aKnownModel({ owner });
    const { id } = await rated(model);
    expect(await refusal(owner.does(confirmRisk, { assessmentId: id }))).toEqual({ code: "refused", reasons: ["SD-16"] });
    expect(await asOwner("select 1 from ledger_event where event = 'signoff.refused' and subject = $1", [id])).toHaveLength(1);
  });

  test("by whoever made the rating, nor by somebody who was an author of the version", async () => {
    const author = await aPerson(["data_scientist", "validator"]);
    const model = await aKnownModel({ author });
    const { id } = await rated(model);
    expect(await refusal(author.does(confirmRisk, { assessmentId: id }))).toEqual({ code: "refused", reasons: ["SD-16"] });
    await asOwner("update version_author set removed_at = now() where version_id = $1", [model.currentVersionId]);
    const byOwner = await model.owner.does(assessRisk, { versionId: model.currentVersionId, answers: ANSWERS.low, rationales });
    expect(await refusal(author.does(confirmRisk, { assessmentId: byOwner.id }))).toEqual({
      code: "refused",
      reasons: ["SD-16"],
    });
  });

  test("when a prohibited practice stops the model", async () => {
    const model = await aKnownModel();
    const { id } = await rated(model, "low", { facts: { article5: { "5(1)(f)": true } } });
    expect(await refusal((await officerOf(model)).does(confirmRisk, { assessmentId: id }))).toEqual({
      code: "refused",
      reasons: ["KO-01"],
    });
  });

  test("when a fact changed since it was rated", async () => {
    const model = await aKnownModel();
    const { id } = await rated(model);
    await model.owner.does(reviseModel, { modelId: model.id, revision: model.revision, facts: { automatedDecision: true } });
    expect(await refusal((await officerOf(model)).does(confirmRisk, { assessmentId: id }))).toEqual({
      code: "refused",
      reasons: ["risk.facts_changed"],
    });
  });

  test("twice, nor once it was superseded", async () => {
    const model = await aKnownModel();
    const first = await rated(model);
    const second = await rated(model);
    const officer = await officerOf(model);
    expect(await refusal(officer.does(confirmRisk, { assessmentId: first.id }))).toEqual({
      code: "refused",
      reasons: ["risk.not_waiting"],
    });
    await officer.does(confirmRisk, { assessmentId: second.id });
    expect(await refusal(officer.does(confirmRisk, { assessmentId: second.id }))).toEqual({
      code: "refused",
      reasons: ["risk.not_waiting"],
    });
  });

  test("of a version whose content is frozen", async () => {
    const model = await aKnownModel();
    const { id } = await rated(model);
    await atStage(model.currentVersionId, "in_validation");
    expect(await refusal((await officerOf(model)).does(confirmRisk, { assessmentId: id }))).toEqual({
      code: "refused",
      reasons: ["version.frozen"],
    });
  });

  test("from another unit", async () => {
    const model = await aKnownModel();
    const { id } = await rated(model);
    const elsewhere = await aKnownModel();
    expect(await refusal((await officerOf(elsewhere)).does(confirmRisk, { assessmentId: id }))).toEqual({
      code: "notFound",
      reasons: ["not_found"],
    });
  });
});
