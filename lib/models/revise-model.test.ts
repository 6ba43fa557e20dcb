import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/core/errors";
import { writer } from "#lib/db/writer";
import { getModel } from "#lib/models/get-model.query";
import { reviseModel } from "#lib/models/revise-model.command";
import { asOwner } from "#lib/test/database";
import { aModel, aVersion, emailOf } from "#lib/test/models";
import { anOpenRequest, atStage } from "#lib/test/open-request";
import { aPerson, aUnit } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

describe("an edit of a model", () => {
  test("writes what people sign to the open version and the rest to the record, and stamps who did it", async () => {
    const model = await aModel({ facts: { usesPhi: true } });
    const edited = await model.author.does(reviseModel, {
      modelId: model.id,
      revision: 1,
      name: "New name",
      purpose: "New purpose",
      facts: { usesPersonalData: false },
    });
    expect(edited).toMatchObject({ name: "New name", revision: 2, voided: [] });
    const version = await writer().modelVersion.findUniqueOrThrow({ where: { id: model.currentVersionId } });
    expect(version).toMatchObject({
      purpose: "New purpose",
      lastMaterialBy: model.author.id,
      materialEditors: [model.owner.id, model.author.id],
      revision: 2,
    });
    expect(version.facts).toMatchObject({ usesPhi: true, usesPersonalData: false });
  });

  test("one point of Article 5 is answered without touching the others", async () => {
    const model = await aModel({ facts: { article5: { "5(1)(a)": false } } });
    await model.owner.does(reviseModel, { modelId: model.id, revision: 1, facts: { article5: { "5(1)(b)": false } } });
    const { content } = await model.owner.does(getModel, { modelId: model.id });
    expect(content.facts.article5).toMatchObject({ "5(1)(a)": false, "5(1)(b)": false, "5(1)(c)": null });
  });

  test("a revision somebody else has passed is a conflict that carries the present state", async () => {
    const model = await aModel();
    await model.owner.does(reviseModel, { modelId: model.id, revision: 1, name: "First" });
    const late = model.author.does(reviseModel, { modelId: model.id, revision: 1, name: "Second" });
    await expect(late).rejects.toMatchObject({ code: "conflict", current: { name: "First", revision: 2 } });
  });

  test("of many edits of one revision exactly one is kept", async () => {
    const model = await aModel();
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) => model.owner.does(reviseModel, { modelId: model.id, revision: 1, name: `Try ${n}` })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(
      tries.filter((one) => one.status === "rejected" && one.reason instanceof Refusal && one.reason.code === "conflict"),
    ).toHaveLength(5);
  });

  test("with no version open, what people sign is refused and the rest is not; a form sent back unchanged is no edit of it", async () => {
    const model = await aModel();
    await atStage(model.currentVersionId, "in_validation");
    const edit = (input: object) => model.owner.does(reviseModel, { modelId: model.id, revision: 1, ...input });
    expect(await refusal(edit({ purpose: "Another" }))).toEqual({
      code: "refused",
      reasons: ["version.none_open", "version.frozen"],
    });
    expect(await edit({ purpose: "Orders open cases so that the oldest are read first.", notes: "Only a note" })).toMatchObject({
      revision: 2,
    });
  });

  test("an edit goes to the version on its way, not to the emergency fix beside it", async () => {
    const model = await aModel();
    const fix = await aVersion(model, { changeClass: "emergency" });
    await model.owner.does(reviseModel, { modelId: model.id, revision: 1, purpose: "Changed" });
    const versions = await writer().modelVersion.findMany({ where: { modelId: model.id } });
    expect(versions.find(({ purpose }) => purpose === "Changed")?.id).toBe(model.currentVersionId);
    expect(versions.find(({ id }) => id === fix.id)?.purpose).not.toBe("Changed");
  });

  test.each([
    ["a stranger in the unit", async (unitId: string) => aPerson(["data_scientist"], unitId), "forbidden"],
    ["a risk officer of the unit", async (unitId: string) => aPerson(["risk_officer"], unitId), "forbidden"],
    ["a model owner of another unit", async () => aPerson(["model_owner"], await aUnit()), "notFound"],
  ])("%s may not edit it", async (_who, person, code) => {
    const model = await aModel();
    const other = await person(model.unitId);
    expect(await refusal(other.does(reviseModel, { modelId: model.id, revision: 1, name: "Taken" }))).toMatchObject({ code });
  });
});

describe("signatures of an open request", () => {
  test("fall with a material edit, which says which field did it; the request and its lines are void", async () => {
    const model = await aModel({ facts: { usesPhi: true } });
    const request = await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
    const edited = await model.author.does(reviseModel, {
      modelId: model.id,
      revision: 1,
      purpose: "Something else",
      facts: { usesPhi: false },
    });
    expect(edited.voided).toEqual([
      {
        transitionId: request.transitionId,
        versionId: model.currentVersionId,
        fields: ["purpose", "usesPhi"],
        signatureIds: [request.signatureId],
      },
    ]);
    const [row] = await asOwner(
      "select t.state, t.closed_by, g.voided_at is not null as voided, g.void_reason, array(select distinct state from signoff where transition_id = t.id) as lines from transition t join signature g on g.transition_id = t.id where t.id = $1",
      [request.transitionId],
    );
    expect(row).toEqual({
      state: "void",
      closed_by: model.author.id,
      voided: true,
      void_reason: { fields: ["purpose", "usesPhi"], byId: model.author.id },
      lines: ["void"],
    });
  });

  test("stand when only the record around it changes, or the same text comes again", async () => {
    const model = await aModel();
    const request = await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
    const same = "Orders open cases so that the oldest are read first.";
    expect(
      await model.owner.does(reviseModel, { modelId: model.id, revision: 1, name: "Renamed", tags: ["x"], purpose: same }),
    ).toMatchObject({ voided: [] });
    expect(await writer().transition.findUnique({ where: { id: request.transitionId } })).toMatchObject({ state: "open" });
  });

  test("fall when the model moves to another unit, and only somebody at home in both may move it", async () => {
    const [from, to] = [await aUnit(), await aUnit()];
    const owner = await aPerson(["model_owner"]);
    const model = await aModel({ owner, businessUnit: from });
    const request = await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
    const move = { modelId: model.id, revision: 1, businessUnit: to };
    expect(await refusal(model.author.does(reviseModel, move))).toEqual({ code: "invalid", reasons: ["model.unit_not_yours"] });
    expect(await owner.does(reviseModel, move)).toMatchObject({
      businessUnit: to,
      voided: [{ transitionId: request.transitionId, fields: ["businessUnit"] }],
    });
    expect(await refusal(model.author.does(getModel, { modelId: model.id }))).toMatchObject({ code: "notFound" });
  });

  test("fall when the owner hands over in the same edit", async () => {
    const model = await aModel();
    await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
    const next = await aPerson(["model_owner"], model.unitId);
    const edited = await model.owner.does(reviseModel, { modelId: model.id, revision: 1, ownerEmail: await emailOf(next) });
    expect(edited).toMatchObject({ ownerId: next.id, ownerAccepted: false, voided: [{ fields: ["owner"] }] });
  });
});
