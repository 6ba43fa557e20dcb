import { describe, expect, test } from "vitest";
import { answerControl } from "#lib/checklist/answer-control.command";
import { confirmNotApplicable } from "#lib/checklist/confirm-not-applicable.command";
import { setAsideClaim } from "#lib/checklist/set-aside-claim.command";
import { writer } from "#lib/db/writer";
import { itemOf } from "#lib/test/checklist";
import { asOwner } from "#lib/test/database";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aRatedModel } from "#lib/test/risk";
import { unguarded } from "#lib/test/unguarded";

const place = (model: { currentVersionId: string }, controlId: string) => ({ versionId: model.currentVersionId, controlId });

describe("not applicable is a claim", () => {
  const claimed = async () => {
    const model = await aRatedModel("medium");
    const compliance = await aPerson(["compliance_officer"], model.unitId);
    const at = place(model, "CC-INV-04");
    await compliance.does(answerControl, { ...at, status: "not_applicable", note: "Used by nobody in the EU." });
    return { model, compliance, at };
  };

  test("until another second-line person confirms it", async () => {
    const { model, at } = await claimed();
    expect(await itemOf(model.owner, at)).toMatchObject({
      done: false,
      missing: { code: "checklist.not_applicable_unconfirmed" },
    });
    expect(await model.second.does(confirmNotApplicable, at)).toMatchObject({
      done: true,
      doneAs: "not_applicable",
      confirmed: true,
    });
    expect(await refusal(model.second.does(confirmNotApplicable, at))).toEqual({
      code: "refused",
      reasons: ["checklist.confirmed_already"],
    });
  });

  test("that compliance cannot confirm of itself (SD-6), and the attempt is recorded", async () => {
    const { model, compliance, at } = await claimed();
    expect(await refusal(compliance.does(confirmNotApplicable, at))).toEqual({ code: "refused", reasons: ["SD-6"] });
    const [event] = await asOwner(
      "select actor_id from ledger_event where event = 'signoff.refused' and subject = $1 and change ->> 'rule' = 'SD-6'",
      [model.currentVersionId],
    );
    expect(event).toEqual({ actor_id: compliance.id });
  });

  test("that answering again takes back, with its confirmation", async () => {
    const { model, compliance, at } = await claimed();
    await model.second.does(confirmNotApplicable, at);
    await compliance.does(answerControl, { ...at, status: "not_applicable", note: "Another reason." });
    expect(await itemOf(model.owner, at)).toMatchObject({ done: false, confirmed: false });
  });

  test("and nothing to confirm where nobody made it", async () => {
    const { model } = await claimed();
    expect(await refusal(model.second.does(confirmNotApplicable, place(model, "CC-USE-01")))).toEqual({
      code: "refused",
      reasons: ["checklist.not_claimed"],
    });
  });
});

test("what an imported file says counts for nothing, and is set aside or made somebody's answer", async () => {
  const model = await aRatedModel("medium");
  const claims = {
    controls: [{ controlId: "CC-DEV-02", says: "effective", column: "hi_testing_conducted", row: 412, text: "Yes" }],
  };
  await unguarded(`update model_version set claims = '${JSON.stringify(claims)}' where id = '${model.currentVersionId}'`);
  const at = place(model, "CC-DEV-02");
  expect(await itemOf(model.author, at)).toMatchObject({ done: false, status: null, claims: [{ says: "effective", row: 412 }] });
  await model.author.does(setAsideClaim, at);
  expect(await itemOf(model.author, at)).toMatchObject({ status: null, claimSetAside: true });
  expect(await refusal(model.author.does(setAsideClaim, at))).toEqual({ code: "refused", reasons: ["checklist.no_claim"] });
  await model.author.does(answerControl, { ...at, status: "effective", note: "Tested in May.", fromClaim: true });
  expect(await writer().controlAnswer.findFirst({ where: at })).toMatchObject({ source: "import", answeredBy: model.author.id });
});
