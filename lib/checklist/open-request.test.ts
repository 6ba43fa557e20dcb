import { describe, expect, test } from "vitest";
import { answerControl } from "#lib/checklist/answer-control.command";
import { answeredWithFile } from "#lib/test/checklist";
import { anOpenRequest } from "#lib/test/open-request";
import { aRatedModel } from "#lib/test/risk";

const place = (model: { currentVersionId: string }, controlId: string) => ({ versionId: model.currentVersionId, controlId });

describe("while a request is open", () => {
  test("an answer due at its gate voids its signatures, and names the control", async () => {
    const model = await aRatedModel("medium");
    const request = await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
    const { voided } = await model.owner.does(answerControl, { ...place(model, "CC-USE-01"), status: "effective", note: "Yes." });
    expect(voided).toEqual([
      {
        transitionId: request.transitionId,
        versionId: model.currentVersionId,
        fields: ["CC-USE-01"],
        signatureIds: [request.signatureId],
      },
    ]);
  });

  test("an answer due later voids nothing", async () => {
    const model = await aRatedModel("medium");
    await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
    expect(
      await model.author.does(answerControl, { ...place(model, "CC-DEV-01"), status: "effective", note: "Yes." }),
    ).toMatchObject({ voided: [] });
  });

  test("a note beside evidence voids nothing: it is not what was signed", async () => {
    const model = await aRatedModel("medium");
    const at = place(model, "CC-USE-01");
    await answeredWithFile(model.owner, at);
    await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
    expect(await model.owner.does(answerControl, { ...at, status: "effective", note: "In other words." })).toMatchObject({
      voided: [],
    });
    expect((await model.owner.does(answerControl, { ...at, status: "partly", note: "" })).voided).toHaveLength(1);
  });
});
