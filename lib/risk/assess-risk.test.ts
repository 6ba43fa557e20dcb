import { describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { reviseModel } from "#lib/models/revise-model.command";
import { reviseVersion } from "#lib/models/revise-version.command";
import { setRecordType } from "#lib/models/set-record-type.command";
import { allAnswered } from "#lib/risk/answers.fixture";
import { assessRisk } from "#lib/risk/assess-risk.command";
import { getRisk } from "#lib/risk/get-risk.query";
import { asOwner } from "#lib/test/database";
import { aModel, aVersion, emailOf } from "#lib/test/models";
import { atStage } from "#lib/test/open-request";
import { aPerson, aUnit } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { ANSWERS, aKnownModel, knownFacts, rated, rationales } from "#lib/test/risk";
import { unguarded } from "#lib/test/unguarded";

const input = (versionId: string, given = {}) => ({ versionId, answers: ANSWERS.low, rationales, ...given });

describe("a rating", () => {
  test("is kept whole, as computed, and waits for a second person", async () => {
    const model = await aKnownModel();
    const rating = await rated(model, "medium");
    expect(rating).toMatchObject({
      impact: 25,
      vulnerability: 75,
      matrixTier: "medium",
      tier: "medium",
      knockouts: [],
      status: "computed",
    });
    const [row] = await asOwner("select facts, answers, rationales, knockouts, computed_tier from assessment where id = $1", [
      rating.id,
    ]);
    expect(row).toMatchObject({
      facts: { modelKind: "ml", usesPhi: false },
      answers: ANSWERS.medium,
      rationales,
      computed_tier: "medium",
    });
    const [event] = await asOwner("select event, model_id, change from ledger_event where subject = $1", [rating.id]);
    expect(event).toMatchObject({ event: "risk.assessed", model_id: model.id, change: { computedTier: "medium" } });
  });

  test("takes the place of the one before, and the tier waits anew", async () => {
    const model = await aKnownModel();
    const first = await rated(model);
    const second = await rated(model, "high");
    const { current, history, tier } = await model.author.does(getRisk, { versionId: model.currentVersionId });
    expect([current?.id, current?.stands, history.map(({ id, status }) => [id, status]), tier]).toEqual([
      second.id,
      true,
      [[first.id, "superseded"]],
      null,
    ]);
  });

  test("given with facts changes them as content, and stamps who did", async () => {
    const model = await aModel();
    await model.author.does(assessRisk, input(model.currentVersionId, { facts: { ...knownFacts, usesPhi: true } }));
    const version = await writer().modelVersion.findUniqueOrThrow({ where: { id: model.currentVersionId } });
    expect(version).toMatchObject({ facts: { usesPhi: true }, lastMaterialBy: model.author.id });
    expect(version.materialEditors).toContain(model.author.id);
    const { current } = await model.author.does(getRisk, { versionId: model.currentVersionId });
    expect(current).toMatchObject({ knockouts: ["KO-10"], tier: "medium" });
  });

  test("with a prohibited practice is stopped, without tier, with the knock-out alone", async () => {
    const model = await aKnownModel();
    const rating = await rated(model, "high", { facts: { article5: { "5(1)(c)": true } } });
    expect(rating).toMatchObject({ status: "stopped", tier: null, computedTier: null, knockouts: ["KO-01"], matrixTier: "high" });
  });

  test("stands no more once a fact it rests on changes", async () => {
    const model = await aKnownModel();
    await rated(model);
    await model.owner.does(reviseModel, { modelId: model.id, revision: model.revision, facts: { usesPersonalData: true } });
    const { current } = await model.author.does(getRisk, { versionId: model.currentVersionId });
    expect(current).toMatchObject({ status: "computed", stands: false });
  });
});

describe("a rating is refused", () => {
  test("to an author of another model", async () => {
    const model = await aKnownModel();
    const stranger = await aPerson(["data_scientist"], model.unitId);
    expect(await refusal(stranger.does(assessRisk, input(model.currentVersionId)))).toEqual({
      code: "forbidden",
      reasons: ["forbidden.not_own"],
    });
  });

  test("to a risk officer who rates a model somebody owns", async () => {
    const model = await aKnownModel();
    const officer = await aPerson(["risk_officer"], model.unitId);
    expect(await refusal(officer.does(assessRisk, input(model.currentVersionId)))).toEqual({
      code: "forbidden",
      reasons: ["risk.own_people_rate"],
    });
  });

  test("without the sentences it needs, each named at its place", async () => {
    const model = await aKnownModel();
    const answers = { ...allAnswered(1), I4: { score: null }, V2: { score: 0 } };
    const attempt = run(
      assessRisk,
      { versionId: model.currentVersionId, answers, rationales: { impact: " " } },
      await model.author.caller(),
    );
    await expect(attempt).rejects.toMatchObject({
      code: "invalid",
      reasons: [
        { code: "risk.rationale_axis", values: { path: "rationales.impact" } },
        { code: "risk.rationale_axis", values: { path: "rationales.vulnerability" } },
        { code: "risk.rationale_unknown", values: { path: "answers.I4.rationale" } },
        { code: "risk.rationale_lowered", values: { path: "answers.V2.rationale" } },
      ],
    });
  });

  test("when an answer is left out: that is not the same as not known", async () => {
    const model = await aKnownModel();
    const { I3: _, ...answers } = ANSWERS.low;
    const attempt = run(assessRisk, { versionId: model.currentVersionId, answers, rationales }, await model.author.caller());
    await expect(attempt).rejects.toMatchObject({ code: "invalid", reasons: [{ values: { path: "answers.I3" } }] });
  });

  test("for a record that is no model", async () => {
    const model = await aKnownModel();
    await model.owner.does(setRecordType, { modelId: model.id, recordType: "not_a_model", reason: "A lookup table." });
    expect(await refusal(rated(model))).toEqual({ code: "refused", reasons: ["lifecycle.not_a_model"] });
  });
});

test("facts that change with a rating are not taken back by a form of the model that was open before", async () => {
  const model = await aKnownModel();
  await rated(model, "low", { facts: { usesPersonalData: true } });
  const form = { modelId: model.id, revision: model.revision, facts: { usesPersonalData: false } };
  const attempt = run(reviseModel, form, await model.owner.caller());
  await expect(attempt).rejects.toMatchObject({ code: "conflict", reasons: [{ code: "stale" }] });
});

test("an author who was taken off the version rates it no more, also one who wrote an earlier version", async () => {
  const unitId = await aUnit();
  const gone = await aPerson(["data_scientist"], unitId);
  const model = await aKnownModel({ author: gone, businessUnit: unitId });
  await atStage(model.currentVersionId, "approved", "low");
  const next = await aVersion(model);
  const { revision } = await writer().modelVersion.findUniqueOrThrow({ where: { id: next.id } });
  const successor = await aPerson(["data_scientist"], unitId);
  await model.owner.does(reviseVersion, { versionId: next.id, revision, authors: [await emailOf(successor)] });
  expect(await refusal(gone.does(assessRisk, input(next.id)))).toEqual({ code: "forbidden", reasons: ["risk.own_people_rate"] });
  expect(await gone.does(getRisk, { versionId: next.id })).toMatchObject({
    own: false,
    mayNotRate: [{ code: "risk.own_people_rate" }],
  });
});

test("a risk officer rates a model nobody owns, provisionally", async () => {
  const model = await aKnownModel();
  await unguarded(`update model set owner_id = null, owner_accepted_at = null where id = '${model.id}'`);
  const officer = await aPerson(["risk_officer"], model.unitId);
  expect(await officer.does(assessRisk, input(model.currentVersionId))).toMatchObject({ provisional: true, status: "computed" });
});
