import { expect, test } from "vitest";
import { getModel } from "#lib/models/get-model.query";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { getRisk } from "#lib/risk/get-risk.query";
import { listWaitingRatings } from "#lib/risk/list-waiting-ratings.query";
import { asOwner } from "#lib/test/database";
import { anOpenRequest } from "#lib/test/open-request";
import { aPerson } from "#lib/test/people";
import { aKnownModel, knownFacts, rated, rationales } from "#lib/test/risk";

test("rating again voids the signatures of the open request and says which field did it", async () => {
  const model = await aKnownModel();
  const request = await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
  const { voided } = await rated(model, "low", { facts: { usesPersonalData: true } });
  expect(voided).toEqual([
    {
      transitionId: request.transitionId,
      versionId: model.currentVersionId,
      fields: ["assessment", "usesPersonalData"],
      signatureIds: [request.signatureId],
    },
  ]);
  const [signature] = await asOwner("select voided_at is not null as voided, void_reason from signature where id = $1", [
    request.signatureId,
  ]);
  expect(signature).toMatchObject({ voided: true, void_reason: { byId: model.author.id } });
});

test("the queue of the second line holds what waits, says what each may do, and empties", async () => {
  const model = await aKnownModel();
  const { id } = await rated(model);
  const officer = await aPerson(["risk_officer"], model.unitId);
  const { items } = await officer.does(listWaitingRatings, {});
  expect(items).toMatchObject([{ id, name: model.name, computedTier: "low", rationales, mayNotConfirm: [] }]);
  await officer.does(confirmRisk, { assessmentId: id });
  expect((await officer.does(listWaitingRatings, {})).items).toEqual([]);
});

test("the page says who may do what, in words, and what keeps a version off the light path", async () => {
  const model = await aKnownModel({ facts: { ...knownFacts, usesPhi: true } });
  await rated(model);
  await aPerson(["risk_officer"], model.unitId);
  const risk = await model.owner.does(getRisk, { versionId: model.currentVersionId });
  expect(risk).toMatchObject({
    own: true,
    mayNotRate: [],
    proposals: { V5: 4, V2: 2 },
    notLight: [{ code: "light.tier" }, { code: "light.fact" }],
  });
  expect(risk.mayNotConfirm.map(({ code }) => code)).toEqual(["risk.not_second_line", "SD-16"]);
  expect(risk).toMatchObject({ asSecondLine: false, whoConfirms: expect.stringMatching(/^Test risk_officer/) });
  expect((await model.owner.does(getModel, { modelId: model.id })).unconfirmedTier).toBe("medium");
  expect(risk.names[model.author.id]).toMatch(/^Test data_scientist/);
});
