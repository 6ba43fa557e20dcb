import { describe, expect, test } from "vitest";
import { getChecklist } from "#lib/checklist/get-checklist.query";
import { writer, writerPool } from "#lib/db/writer";
import { lookAtGate } from "#lib/lifecycle/gate-state";
import { getGate } from "#lib/lifecycle/get-gate.query";
import { getPortfolio } from "#lib/models/get-portfolio.query";
import { listLapsedTiers } from "#lib/models/list-lapsed-tiers";
import { listModels } from "#lib/models/list-models.query";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { getRisk } from "#lib/risk/get-risk.query";
import { asOwner } from "#lib/test/database";
import type { TestModel } from "#lib/test/models";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aKnownModel, knownFacts, rated } from "#lib/test/risk";

const versionOf = (id: string) => writer().modelVersion.findUniqueOrThrow({ where: { id } });
/** What lists and numbers say of the model, to somebody who sees its unit alone. */
async function listed(model: TestModel) {
  const officer = await officerOf(model);
  const [row] = (await officer.does(listModels, {})).items;
  const under = async (tier: "low" | "medium" | "high") =>
    (await officer.does(listModels, { tier, sort: "-tier" })).items.map(({ id }) => id);
  const { cells } = await officer.does(getPortfolio, {});
  return {
    shown: row?.tier,
    low: await under("low"),
    medium: await under("medium"),
    high: await under("high"),
    counted: cells[0]?.tier,
  };
}

const officerOf = (model: { unitId: string }) => aPerson(["risk_officer"], model.unitId);

describe("a lower tier", () => {
  const asked = async () => {
    const model = await aKnownModel();
    const { id } = await rated(model, "high");
    const first = await officerOf(model);
    await first.does(confirmRisk, { assessmentId: id, override: { tier: "medium", reason: "Two people use it." } });
    return { model, id, first };
  };

  test("waits for a second risk officer, holds nothing until then, and runs twelve months", async () => {
    const { model, id, first } = await asked();
    expect(await versionOf(model.currentVersionId)).toMatchObject({ tier: null });
    const second = await officerOf(model);
    const rating = await second.does(confirmRisk, { assessmentId: id });
    expect(rating).toMatchObject({
      status: "confirmed",
      computedTier: "high",
      tier: "medium",
      confirmedBy: first.id,
      secondBy: second.id,
    });
    const year = new Date().getUTCFullYear() + 1;
    expect(rating.override?.validUntil).toMatch(new RegExp(`^${year}-`));
    expect(await versionOf(model.currentVersionId)).toMatchObject({ tier: "medium" });
  });

  test("is not confirmed by the one who asked for it (SD-6), and the attempt is recorded", async () => {
    const { id, first } = await asked();
    expect(await refusal(first.does(confirmRisk, { assessmentId: id }))).toEqual({ code: "refused", reasons: ["SD-6"] });
    const [event] = await asOwner(
      "select actor_id, change ->> 'rule' as rule from ledger_event where event = 'signoff.refused' and subject = $1",
      [id],
    );
    expect(event).toEqual({ actor_id: first.id, rule: "SD-6" });
  });

  test("is not confirmed by a validator", async () => {
    const { model, id } = await asked();
    const validator = await aPerson(["validator"], model.unitId);
    expect(await refusal(validator.does(confirmRisk, { assessmentId: id }))).toEqual({
      code: "refused",
      reasons: ["risk.reduction_role"],
    });
  });

  test("that is not agreed leaves the computed one confirmed, with the reason kept", async () => {
    const { model, id } = await asked();
    const validator = await aPerson(["validator"], model.unitId);
    const rating = await validator.does(confirmRisk, { assessmentId: id, declineReduction: "Six people use it." });
    expect(rating).toMatchObject({
      status: "confirmed",
      tier: "high",
      override: { tier: "medium", declined: { by: validator.id } },
    });
    expect(await versionOf(model.currentVersionId)).toMatchObject({ tier: "high" });
  });

  test("counts no more once its last day has passed: gate, checklist and page ask what the computed tier asks", async () => {
    const { model, id } = await asked();
    await (await officerOf(model)).does(confirmRisk, { assessmentId: id });
    const at = { versionId: model.currentVersionId };
    const tiers = async () => [
      (await model.owner.does(getGate, at)).tier,
      (await model.owner.does(getChecklist, at)).tier,
      (await model.owner.does(getRisk, at)).tier,
    ];
    expect(await tiers()).toEqual(["medium", "medium", "medium"]);
    expect(await listed(model)).toEqual({ shown: "medium", low: [], medium: [model.id], high: [], counted: "medium" });
    const until = (date: string) =>
      asOwner("update assessment set override = jsonb_set(override, '{validUntil}', to_jsonb($2::text)) where id = $1", [
        id,
        date,
      ]);
    // The list keeps the last day: nothing about the model changes on the day it passes.
    const passes = async (date: string) => {
      await until(date);
      await asOwner("update listed_model set tier_until = $2 where model_id = $1", [model.id, date]);
    };
    await until(new Date().toISOString().slice(0, 10));
    expect(await tiers()).toEqual(["medium", "medium", "medium"]);
    await passes("2026-01-31");
    expect(await tiers()).toEqual(["high", "high", "high"]);
    const { current } = await model.owner.does(getRisk, at);
    // What is filtered and counted follows with the worker.
    expect(await listed(model)).toMatchObject({ shown: "high" });
    await listLapsedTiers(writerPool());
    expect(await listed(model)).toEqual({ shown: "high", low: [], medium: [], high: [model.id], counted: "high" });
    expect(await asOwner("select tier, tier_rank, tier_until from listed_model where model_id = $1", [model.id])).toEqual([
      { tier: "high", tier_rank: 3, tier_until: null },
    ]);
    expect(current).toMatchObject({ lapsed: true, stands: true, tier: "high", override: { tier: "medium" } });
  });

  test("that is not agreed is signed as nobody's, with both people; one that is agreed with its reason and both", async () => {
    const frozen = async (agrees: boolean) => {
      const { model, id, first } = await asked();
      const second = await officerOf(model);
      await second.does(confirmRisk, { assessmentId: id, ...(!agrees && { declineReduction: "Six people use it." }) });
      const look = { versionId: model.currentVersionId, to: "in_development", askerId: first.id, deployment: null } as const;
      const { dossier } = await lookAtGate(writer(), look);
      return { assessment: dossier?.assessment, people: { confirmedBy: first.id, secondBy: second.id } };
    };
    const declined = await frozen(false);
    expect(declined.assessment).toMatchObject({ tier: "high", override: null, ...declined.people });
    const agreed = await frozen(true);
    const override = { tier: "medium", reason: "Two people use it." };
    expect(agreed.assessment).toMatchObject({ tier: "medium", override, ...agreed.people });
  });

  test("is not asked for twice", async () => {
    const { model, id } = await asked();
    const second = await officerOf(model);
    const override = { tier: "low" as const, reason: "Lower still." };
    expect(await refusal(second.does(confirmRisk, { assessmentId: id, override }))).toEqual({
      code: "refused",
      reasons: ["risk.reduction_open"],
    });
  });

  test("never goes under the floor of a knock-out", async () => {
    const model = await aKnownModel({ facts: { ...knownFacts, usesPhi: true } });
    const { id } = await rated(model);
    const officer = await officerOf(model);
    const override = { tier: "low" as const, reason: "Only a test." };
    expect(await refusal(officer.does(confirmRisk, { assessmentId: id, override }))).toEqual({
      code: "refused",
      reasons: ["risk.reduction_floor"],
    });
  });
});
