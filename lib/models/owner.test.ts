import { describe, expect, test } from "vitest";
import { acceptOwner } from "#lib/models/accept-owner.command";
import { archiveModel } from "#lib/models/archive-model.command";
import { assignOwner } from "#lib/models/assign-owner.command";
import { confirmRecordType } from "#lib/models/confirm-record-type.command";
import { createVersion } from "#lib/models/create-version.command";
import { getModel } from "#lib/models/get-model.query";
import { listModels } from "#lib/models/list-models.query";
import { registerModel } from "#lib/models/register-model.command";
import { setRecordType } from "#lib/models/set-record-type.command";
import { unarchiveModel } from "#lib/models/unarchive-model.command";
import { asOwner } from "#lib/test/database";
import { aModel, emailOf } from "#lib/test/models";
import { aDeployment, anOpenRequest } from "#lib/test/open-request";
import { aPerson, aUnit } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

const given = { name: "Ownerless", purpose: "Something.", kind: "ml", domain: "other" } as const;

describe("an owner", () => {
  test("is named by a risk officer where there is none, and accepts with one act", async () => {
    const unitId = await aUnit();
    const scientist = await aPerson(["data_scientist"], unitId);
    const owner = await aPerson(["model_owner"], unitId);
    const officer = await aPerson(["risk_officer"], unitId);
    const model = await scientist.does(registerModel, given);
    expect(await officer.does(assignOwner, { modelId: model.id, ownerEmail: await emailOf(owner) })).toMatchObject({
      ownerId: owner.id,
      ownerAccepted: false,
    });
    expect(await refusal(officer.does(acceptOwner, { modelId: model.id }))).toMatchObject({ code: "forbidden" });
    expect(await owner.does(acceptOwner, { modelId: model.id })).toMatchObject({ ownerAccepted: true });
    expect(await refusal(owner.does(acceptOwner, { modelId: model.id }))).toEqual({
      code: "refused",
      reasons: ["owner.accepted_already"],
    });
  });

  test("who accepted hands over in person; a risk officer cannot take the model away, nor another owner accept it", async () => {
    const model = await aModel();
    const officer = await aPerson(["risk_officer"], model.unitId);
    const next = await aPerson(["model_owner"], model.unitId);
    const take = { modelId: model.id, ownerEmail: await emailOf(next) };
    expect(await refusal(officer.does(assignOwner, take))).toEqual({ code: "refused", reasons: ["owner.hand_over"] });
    expect(await refusal(next.does(acceptOwner, { modelId: model.id }))).toEqual({
      code: "refused",
      reasons: ["owner.not_named"],
    });
    expect(await refusal(next.does(assignOwner, take))).toMatchObject({ code: "forbidden" });
    expect(await model.owner.does(assignOwner, take)).toMatchObject({ ownerId: next.id, ownerAccepted: false });
  });

  test("holds the role model owner in the unit", async () => {
    const model = await aModel();
    const scientist = await emailOf(await aPerson(["data_scientist"], model.unitId));
    expect(await refusal(model.owner.does(assignOwner, { modelId: model.id, ownerEmail: scientist }))).toEqual({
      code: "invalid",
      reasons: ["owner.not_model_owner"],
    });
  });

  test("who left no longer counts as one who accepted", async () => {
    const model = await aModel();
    const officer = await aPerson(["risk_officer"], model.unitId);
    const next = await aPerson(["model_owner"], model.unitId);
    await asOwner("update person set deactivated_at = now() where id = $1", [model.owner.id]);
    expect(await officer.does(assignOwner, { modelId: model.id, ownerEmail: await emailOf(next) })).toMatchObject({
      ownerId: next.id,
    });
  });

  test("who is new makes an open request void", async () => {
    const model = await aModel();
    const request = await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
    const next = await aPerson(["model_owner"], model.unitId);
    const named = await model.owner.does(assignOwner, { modelId: model.id, ownerEmail: await emailOf(next) });
    expect(named.voided).toMatchObject([{ transitionId: request.transitionId, fields: ["owner"] }]);
  });
});

describe("a record", () => {
  test("is put away with its reason, is found under archived only, is not edited, and comes back", async () => {
    const model = await aModel();
    const kept = await aModel({ owner: model.owner, businessUnit: model.unitId });
    const put = (input: object) => model.owner.does(archiveModel, { modelId: model.id, reason: "duplicate", ...input });
    expect(await refusal(put({}))).toEqual({ code: "refused", reasons: ["model.duplicate_of_what"] });
    expect(await refusal(put({ duplicateOf: model.id }))).toEqual({ code: "refused", reasons: ["model.duplicate_of_nothing"] });
    expect(await put({ duplicateOf: kept.id })).toMatchObject({ archived: true });
    expect(await model.owner.does(getModel, { modelId: model.id })).toMatchObject({
      archiveReason: "duplicate",
      duplicateOf: { ref: kept.ref },
    });
    expect((await model.owner.does(listModels, {})).items.map(({ id }) => id)).toEqual([kept.id]);
    expect((await model.owner.does(listModels, { flag: "archived" })).items.map(({ id }) => id)).toEqual([model.id]);
    expect(await refusal(model.owner.does(createVersion, { modelId: model.id, changeClass: "minor" }))).toMatchObject({
      reasons: expect.arrayContaining(["model.archived"]),
    });
    expect(await model.owner.does(unarchiveModel, { modelId: model.id })).toMatchObject({ archived: false });
    expect(await refusal(model.owner.does(unarchiveModel, { modelId: model.id }))).toEqual({
      code: "refused",
      reasons: ["model.not_archived"],
    });
  });

  test("that runs somewhere, or is being signed, stays in the list", async () => {
    const model = await aModel();
    await aDeployment({ id: model.currentVersionId, modelId: model.id }, "production");
    await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
    const attempt = model.owner.does(archiveModel, { modelId: model.id, reason: "not_pursued" });
    expect(await refusal(attempt)).toEqual({ code: "refused", reasons: ["model.live", "model.request_open"] });
  });

  test("is no model only with a reason, and only once a second-line person other than its own people confirms", async () => {
    const model = await aModel();
    const officer = await aPerson(["risk_officer"], model.unitId);
    const validator = await aPerson(["validator"], model.unitId);
    const say = (person: typeof officer, reason?: string) =>
      person.does(setRecordType, { modelId: model.id, recordType: "not_a_model", ...(reason && { reason }) });
    expect(await refusal(validator.does(confirmRecordType, { modelId: model.id }))).toEqual({
      code: "refused",
      reasons: ["record.nothing_to_confirm"],
    });
    expect(await refusal(say(model.owner))).toEqual({ code: "refused", reasons: ["record.reason_needed"] });
    expect(await refusal(say(validator, "A report."))).toMatchObject({ code: "forbidden" });
    await say(officer, "A report that adds up rows.");
    expect(await refusal(officer.does(confirmRecordType, { modelId: model.id }))).toEqual({
      code: "refused",
      reasons: ["SD-6.record"],
    });
    await validator.does(confirmRecordType, { modelId: model.id });
    expect(await model.owner.does(getModel, { modelId: model.id })).toMatchObject({
      recordType: "not_a_model",
      recordTypeConfirmed: true,
    });
    expect(await refusal(validator.does(confirmRecordType, { modelId: model.id }))).toEqual({
      code: "refused",
      reasons: ["record.confirmed_already"],
    });
    expect(await model.owner.does(setRecordType, { modelId: model.id, recordType: "model" })).toMatchObject({
      recordType: "model",
    });
  });
});
