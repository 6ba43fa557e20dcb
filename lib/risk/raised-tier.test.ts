// A tier the second line raised is not lost by rating again, nor by a new version.
import { beforeAll, describe, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { getRisk } from "#lib/risk/get-risk.query";
import { aVersion } from "#lib/test/models";
import { atStage } from "#lib/test/open-request";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aKnownModel, makeQueues, rated } from "#lib/test/risk";

const RAISED = { tier: "high", reason: "It feeds a regulator." } as const;

beforeAll(makeQueues);

const raised = async () => {
  const model = await aKnownModel();
  const { id } = await rated(model, "low");
  const officer = await aPerson(["risk_officer"], model.unitId);
  await officer.does(confirmRisk, { assessmentId: id, override: RAISED });
  return { model, officer };
};

describe("a raised tier", () => {
  test("stands as a proposal on the next rating, and is not confirmed away in silence", async () => {
    const { model, officer } = await raised();
    const { id, raise } = await rated(model, "low");
    expect(raise).toEqual({ ...RAISED, by: officer.id, version: expect.any(String), dropped: null });
    expect(await refusal(officer.does(confirmRisk, { assessmentId: id }))).toEqual({
      code: "refused",
      reasons: ["risk.raise_stands"],
    });
  });

  test("is taken over, and then stands for the rating after that", async () => {
    const { model, officer } = await raised();
    const { id } = await rated(model, "low");
    expect(await officer.does(confirmRisk, { assessmentId: id, override: RAISED })).toMatchObject({ tier: "high" });
    expect((await rated(model, "low")).raise).toMatchObject({ ...RAISED, dropped: null });
  });

  test("is dropped with a reason that stays, and not asked for again", async () => {
    const { model, officer } = await raised();
    const { id } = await rated(model, "low");
    const dropRaise = "The regulator reads another model now.";
    expect(await officer.does(confirmRisk, { assessmentId: id, dropRaise })).toMatchObject({
      tier: "low",
      raise: { ...RAISED, dropped: { by: officer.id, reason: dropRaise } },
    });
    const again = await rated(model, "low");
    expect(again.raise).toBeNull();
    expect(await refusal(officer.does(confirmRisk, { assessmentId: again.id, dropRaise }))).toEqual({
      code: "refused",
      reasons: ["risk.no_raise"],
    });
  });

  test("asks nothing where the new rating is as high by itself", async () => {
    const { model, officer } = await raised();
    const { id } = await rated(model, "high");
    expect(await officer.does(confirmRisk, { assessmentId: id })).toMatchObject({ tier: "high", override: null });
  });

  test("goes along to a new version, as a proposal", async () => {
    const { model, officer } = await raised();
    await atStage(model.currentVersionId, "approved", "high");
    const { id: versionId } = await aVersion(model);
    const before = await writer().modelVersion.findUniqueOrThrow({ where: { id: model.currentVersionId } });
    const { current } = await officer.does(getRisk, { versionId });
    expect(current).toMatchObject({ tier: "low", override: null, raise: { ...RAISED, by: officer.id, version: before.label } });
    expect(await refusal(officer.does(confirmRisk, { assessmentId: current?.id ?? "" }))).toEqual({
      code: "refused",
      reasons: ["risk.raise_stands"],
    });
  });
});
