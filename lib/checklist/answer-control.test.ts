import { describe, expect, test } from "vitest";
import { answerControl } from "#lib/checklist/answer-control.command";
import { setRecordType } from "#lib/models/set-record-type.command";
import { aFile, itemOf } from "#lib/test/checklist";
import { asOwner } from "#lib/test/database";
import { atStage } from "#lib/test/open-request";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aKnownModel, aRatedModel } from "#lib/test/risk";

const place = (model: { currentVersionId: string }, controlId: string) => ({ versionId: model.currentVersionId, controlId });

describe("an answer", () => {
  test("is kept with the text it was asked in, and is done only with what the tier asks for", async () => {
    const model = await aRatedModel("medium");
    const at = place(model, "CC-USE-01");
    expect(await itemOf(model.owner, at)).toMatchObject({ mine: true, done: false, missing: { code: "checklist.unanswered" } });
    const answer = await model.owner.does(answerControl, { ...at, status: "effective", note: "Named in the record." });
    expect(answer).toMatchObject({
      status: "effective",
      done: false,
      missing: { code: "checklist.evidence_missing" },
      answeredBy: model.owner.id,
    });
    await aFile(model.owner, at);
    expect(await itemOf(model.owner, at)).toMatchObject({ done: true, doneAs: "answered" });
    const [row] = await asOwner<{ asked: { title: string; library: string } }>("select asked from control_answer where id = $1", [
      answer.id,
    ]);
    expect(row?.asked).toMatchObject({ library: "controls-v1", id: "CC-USE-01", title: "Intended purpose and justification" });
  });

  test("is one per control and version, and the event names the model", async () => {
    const model = await aRatedModel("medium");
    const at = place(model, "CC-USE-01");
    const first = await model.owner.does(answerControl, { ...at, status: "partly" });
    const second = await model.owner.does(answerControl, { ...at, status: "effective", note: "Now it is." });
    expect(second.id).toBe(first.id);
    const events = await asOwner("select event, model_id from ledger_event where subject = $1 order by at", [first.id]);
    expect(events).toEqual(Array(2).fill({ event: "control.answered", model_id: model.id }));
  });

  test("prepared by the model's own people is a note, and nobody counts it as an answer", async () => {
    const model = await aRatedModel("medium");
    const at = place(model, "CC-INV-03");
    await model.author.does(answerControl, { ...at, note: "None of the ten practices comes near." });
    expect(await itemOf(model.author, at)).toMatchObject({
      status: null,
      done: false,
      note: "None of the ten practices comes near.",
    });
    const compliance = await aPerson(["compliance_officer"], model.unitId);
    await compliance.does(answerControl, { ...at, status: "effective", note: "Agreed." });
    const again = model.author.does(answerControl, { ...at, note: "One more thing." });
    expect(await refusal(again)).toEqual({ code: "refused", reasons: ["checklist.answered_already"] });
  });
});

describe("an answer is refused", () => {
  test.each(["CC-VAL-02", "CC-INV-03", "CC-SEC-02"])(
    "when a model owner answers %s, a control of the second line",
    async (controlId) => {
      const model = await aRatedModel("medium");
      const attempt = model.owner.does(answerControl, { ...place(model, controlId), status: "effective" });
      expect(await refusal(attempt)).toEqual({ code: "forbidden", reasons: ["checklist.not_your_control"] });
    },
  );

  test("when a validator answers a control of the model's own people", async () => {
    const model = await aRatedModel("medium");
    const validator = await aPerson(["validator"], model.unitId);
    const attempt = validator.does(answerControl, { ...place(model, "CC-DEV-01"), status: "effective" });
    expect(await refusal(attempt)).toEqual({ code: "forbidden", reasons: ["checklist.not_your_control"] });
  });

  test("when a data scientist answers for a model of others", async () => {
    const model = await aRatedModel("medium");
    const stranger = await aPerson(["data_scientist"], model.unitId);
    const attempt = stranger.does(answerControl, { ...place(model, "CC-DEV-01"), status: "effective" });
    expect(await refusal(attempt)).toEqual({ code: "forbidden", reasons: ["forbidden.not_own"] });
  });

  test.each([
    ["CC-INV-01", "checklist.computed"],
    ["CC-APR-01", "checklist.computed"],
    ["CC-GOV-01", "checklist.inherited"],
  ])("when somebody types %s, which is not typed", async (controlId, code) => {
    const model = await aRatedModel("medium");
    const people = [model.owner, await aPerson(["risk_officer"], model.unitId)];
    for (const person of people)
      expect(await refusal(person.does(answerControl, { ...place(model, controlId), status: "effective" }))).toEqual({
        code: "forbidden",
        reasons: [code],
      });
  });

  test("when the control is not asked of this version, or is not in the library", async () => {
    const model = await aRatedModel("medium");
    expect(await refusal(model.owner.does(answerControl, { ...place(model, "CC-GAI-04"), status: "effective" }))).toEqual({
      code: "refused",
      reasons: ["checklist.does_not_apply"],
    });
    expect(await refusal(model.owner.does(answerControl, { ...place(model, "CC-XXX-99"), status: "effective" }))).toEqual({
      code: "notFound",
      reasons: ["checklist.no_such_control"],
    });
  });

  test("when the last gate that asked for it is behind the version", async () => {
    const model = await aRatedModel("medium");
    await atStage(model.currentVersionId, "in_validation");
    expect(await refusal(model.author.does(answerControl, { ...place(model, "CC-DEV-01"), status: "effective" }))).toEqual({
      code: "refused",
      reasons: ["checklist.gate_closed"],
    });
    expect(await model.author.does(answerControl, { ...place(model, "CC-DOC-02"), status: "effective" })).toMatchObject({
      status: "effective",
    });
    await atStage(model.currentVersionId, "retired");
    expect(await refusal(model.author.does(answerControl, { ...place(model, "CC-DOC-02"), status: "effective" }))).toEqual({
      code: "refused",
      reasons: ["checklist.gate_closed"],
    });
  });

  test("when it says not applicable without a reason", async () => {
    const model = await aRatedModel("medium");
    const attempt = model.owner.does(answerControl, { ...place(model, "CC-USE-01"), status: "not_applicable", note: "  " });
    expect(await refusal(attempt)).toEqual({ code: "invalid", reasons: ["checklist.reason_needed"] });
  });

  test("for a record that is no model", async () => {
    const model = await aKnownModel();
    await model.owner.does(setRecordType, { modelId: model.id, recordType: "not_a_model", reason: "A lookup table." });
    expect(await refusal(model.owner.does(answerControl, { ...place(model, "CC-USE-01"), status: "effective" }))).toEqual({
      code: "refused",
      reasons: ["lifecycle.not_a_model"],
    });
  });
});
