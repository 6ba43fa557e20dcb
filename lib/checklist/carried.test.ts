import { describe, expect, test } from "vitest";
import { answerControl } from "#lib/checklist/answer-control.command";
import { confirmCarried } from "#lib/checklist/confirm-carried.command";
import { createVersion } from "#lib/models/create-version.command";
import { reviseModel } from "#lib/models/revise-model.command";
import { answeredWithFile, itemOf } from "#lib/test/checklist";
import { atStage } from "#lib/test/open-request";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aRatedModel } from "#lib/test/risk";

/** A version made from one whose purpose and development tests are answered, with evidence. */
const next = async () => {
  const model = await aRatedModel("medium");
  const before = (controlId: string) => ({ versionId: model.currentVersionId, controlId });
  await answeredWithFile(model.owner, before("CC-USE-01"));
  await answeredWithFile(model.author, before("CC-DEV-02"));
  await atStage(model.currentVersionId, "in_production", "medium");
  const version = await model.owner.does(createVersion, {
    modelId: model.id,
    changeClass: "minor",
    artifactUri: "registry/cases:2",
  });
  return { model, versionId: version.id };
};

describe("what a new version takes over", () => {
  test("counts only after somebody says that it still holds", async () => {
    const { model, versionId } = await next();
    const at = { versionId, controlId: "CC-USE-01" };
    expect(await itemOf(model.owner, at)).toMatchObject({
      status: "effective",
      carriedFrom: "1.0",
      done: false,
      missing: { code: "checklist.carried_over" },
    });
    expect(await model.owner.does(confirmCarried, { versionId, gate: "G0" })).toMatchObject({
      confirmed: ["CC-USE-01"],
      open: [],
    });
    expect(await itemOf(model.owner, at)).toMatchObject({ done: true, carriedFrom: null });
    expect(await refusal(model.owner.does(confirmCarried, { versionId, gate: "G0" }))).toEqual({
      code: "refused",
      reasons: ["checklist.nothing_carried"],
    });
  });

  test("is confirmed one control at a time, too, and the others wait", async () => {
    const { model, versionId } = await next();
    const one = { versionId, gate: "G0", controlId: "CC-DEV-02" } as const;
    expect((await refusal(model.owner.does(confirmCarried, one)))?.reasons).toEqual(["checklist.nothing_carried"]);
    expect(await itemOf(model.owner, { versionId, controlId: "CC-USE-01" })).toMatchObject({ carriedFrom: "1.0" });
    const { confirmed } = await model.owner.does(confirmCarried, { ...one, controlId: "CC-USE-01" });
    expect(confirmed).toEqual(["CC-USE-01"]);
  });

  test("stands open where what it rests on changed: tests of another build say nothing of this one", async () => {
    const { model, versionId } = await next();
    const { confirmed, open } = await model.owner
      .does(confirmCarried, { versionId, gate: "G1" })
      .catch((error) => ({ confirmed: [], open: error.reasons }));
    expect(confirmed).toEqual([]);
    expect(open).toMatchObject([
      { code: "checklist.carried_input_changed", values: { control: "CC-DEV-02", field: "identity" } },
    ]);
  });

  test("stands open when the purpose changed", async () => {
    const { model, versionId } = await next();
    await model.owner.does(reviseModel, { modelId: model.id, revision: 1, purpose: "Orders complaints." });
    const attempt = model.owner.does(confirmCarried, { versionId, gate: "G0" });
    expect(await refusal(attempt)).toEqual({ code: "refused", reasons: ["checklist.carried_input_changed"] });
  });

  test("is confirmed by whoever answers it, and left alone for everybody else", async () => {
    const { model, versionId } = await next();
    const validator = await aPerson(["validator"], model.unitId);
    expect(await refusal(validator.does(confirmCarried, { versionId, gate: "G0" }))).toEqual({
      code: "refused",
      reasons: ["checklist.not_your_control"],
    });
  });

  test("is replaced by answering anew", async () => {
    const { model, versionId } = await next();
    const at = { versionId, controlId: "CC-USE-01" };
    await model.owner.does(answerControl, { ...at, status: "partly", note: "Not quite any more." });
    expect(await itemOf(model.owner, at)).toMatchObject({ status: "partly", carriedFrom: null });
  });
});
