import { describe, expect, test } from "vitest";
import type { InputOf } from "#lib/core/operation";
import { listModels } from "#lib/models/list-models.query";
import { reviseModel } from "#lib/models/revise-model.command";
import { asOwner } from "#lib/test/database";
import { atStage } from "#lib/test/open-request";
import { aPerson, aUnit, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { threeModels } from "#lib/test/three-models";
import { unguarded } from "#lib/test/unguarded";

const names = async (person: Person, input: InputOf<typeof listModels>) =>
  (await person.does(listModels, input)).items.map(({ name }) => name);

describe("the list", () => {
  test("is narrowed by every fact, by stage, claim, tier, approval, flags and place", async () => {
    const { owner, businessUnit } = await threeModels();
    const only = (input: InputOf<typeof listModels>) => names(owner, input);
    const [credit, chat, rules] = ["Retail credit scorecard", "Chat assistant", "Step-up rules"];
    expect(await only({})).toEqual([chat, credit, rules]);
    expect(await only({ stage: "in_production" })).toEqual([credit]);
    expect(await only({ stage: "proposed" })).toEqual([chat]);
    expect(await only({ claimedStage: "in_production" })).toEqual([rules]);
    expect(await only({ claimedStage: "none" })).toEqual([chat, credit]);
    expect(await only({ claimedImpact: "high", source: "test-sheet" })).toEqual([rules]);
    expect(await only({ imported: "no" })).toEqual([chat, credit]);
    expect(await only({ imported: "yes" })).toEqual([rules]);
    expect(await only({ tier: "high" })).toEqual([credit]);
    expect(await only({ tier: "none" })).toEqual([chat, rules]);
    expect(await only({ kind: "llm" })).toEqual([chat]);
    expect(await only({ kind: "llm,statistical" })).toEqual([chat, credit]);
    expect(await only({ kind: "!llm,statistical" })).toEqual([rules]);
    expect(await only({ tier: "high,none" })).toEqual([chat, credit, rules]);
    expect(await only({ tier: "!high" })).toEqual([chat, rules]);
    expect(await only({ tier: "!none" })).toEqual([credit]);
    expect(await only({ stage: "!proposed" })).toEqual([credit, rules]);
    expect(await only({ claimedStage: "!in_production" })).toEqual([chat, credit]);
    expect(await only({ usesPersonalData: "!yes" })).toEqual([chat, rules]);
    expect(await only({ article5: "!unknown" })).toEqual([chat]);
    expect(await only({ jurisdiction: "!none" })).toEqual([credit]);
    expect(await only({ jurisdiction: "uk,eu" })).toEqual([credit]);
    expect(await only({ flag: "!not_rated,no_owner" })).toEqual([credit]);
    expect(await only({ flag: "!archived" })).toEqual([chat, credit, rules]);
    expect(await only({ owner: "!me" })).toEqual([]);
    expect(await only({ owner: "!none" })).toHaveLength(3);
    expect(await only({ businessUnit: `${await aUnit()},${businessUnit}` })).toHaveLength(3);
    expect(await only({ waitingOn: "!model_owner" })).toEqual([credit, rules]);
    expect(await only({ domain: "fraud" })).toEqual([rules]);
    expect(await only({ approval: "approved" })).toEqual([credit]);
    expect(await only({ approval: "open" })).toEqual([chat]);
    expect(await only({ usesPersonalData: "yes" })).toEqual([credit]);
    expect(await only({ usesPersonalData: "no" })).toEqual([chat]);
    expect(await only({ usesPersonalData: "unknown" })).toEqual([rules]);
    expect(await only({ article5: "yes" })).toEqual([chat]);
    expect(await only({ article5: "unknown" })).toEqual([credit, rules]);
    expect(await only({ euAiActClass: "high" })).toEqual([credit]);
    expect(await only({ euAiActClass: "unknown" })).toEqual([chat, rules]);
    expect(await only({ jurisdiction: "uk" })).toEqual([credit]);
    expect(await only({ jurisdiction: "none" })).toEqual([chat, rules]);
    expect(await only({ flag: "in_use_before_approval" })).toEqual([rules]);
    expect(await only({ flag: "not_rated" })).toEqual([chat, rules]);
    expect(await only({ flag: "no_owner" })).toEqual([]);
    expect(await only({ owner: "me", waitingOn: "model_owner" })).toEqual([chat]);
    expect(await only({ owner: "none" })).toEqual([]);
    expect(await only({ businessUnit })).toHaveLength(3);
    expect(await only({ businessUnit: await aUnit() })).toEqual([]);
  });

  test("is narrowed by days of the organisation's zone and by part of the name", async () => {
    const { owner, credit } = await threeModels();
    const only = (input: InputOf<typeof listModels>) => names(owner, input);
    const [all, name] = [["Chat assistant", "Retail credit scorecard", "Step-up rules"], "Retail credit scorecard"];
    const day = async (by: number) =>
      (await asOwner<{ day: string }>(`select (organisation_today() + ${by})::text as day`))[0]?.day;
    const [yesterday, today, tomorrow] = [await day(-1), await day(0), await day(1)];
    expect(await only({ updated: `after.${yesterday}` })).toEqual(all);
    expect(await only({ updated: `after.${today}` })).toEqual([]);
    expect(await only({ updated: `before.${today}` })).toEqual([]);
    expect(await only({ updated: `before.${tomorrow}`, registered: "last.1" })).toEqual(all);
    expect(await only({ registered: "next.3", updated: "last.1" })).toEqual(all);
    await unguarded(`update model set created_at = created_at - interval '40 days' where id = '${credit.id}'`);
    expect(await only({ registered: "last.39" })).toEqual(all.filter((one) => one !== name));
    expect(await only({ registered: "last.41" })).toEqual(all);
    expect(await only({ registered: `before.${yesterday}` })).toEqual([name]);
    for (const days of ["evidenceExpires", "conditionDue", "tierEnds"] as const)
      expect(await only({ [days]: "next.30" })).toEqual([]);
    expect(await only({ name: "CREDIT score" })).toEqual([name]);
    expect(await only({ name: "-up" })).toEqual(["Step-up rules"]);
    expect(await only({ name: "%" })).toEqual([]);
    expect(await only({ name: "creditscore" })).toEqual([]);
  });

  test("a claim stands in place of the stage until the model is approved here", async () => {
    const { owner, rules } = await threeModels();
    const row = async () => (await owner.does(listModels, { q: "step-up" })).items[0];
    expect(await row()).toMatchObject({
      stage: "proposed",
      claim: { stage: "in_production", impact: "high", inUseSince: "2020" },
      flags: expect.arrayContaining(["in_use_before_approval"]),
    });
    await atStage(rules.currentVersionId, "approved", "low");
    expect(await row()).toMatchObject({ stage: "approved", approval: "approved", claim: { stage: null, impact: "high" } });
    expect((await row())?.flags).not.toContain("in_use_before_approval");
  });

  test("follows a change of name of model and owner at once", async () => {
    const { owner, chat } = await threeModels();
    await owner.does(reviseModel, { modelId: chat.id, revision: 1, name: "Zebra" });
    await asOwner("update person set name = 'Quentin Quist' where id = $1", [owner.id]);
    expect(await names(owner, { sort: "-name" })).toEqual(["Zebra", "Step-up rules", "Retail credit scorecard"]);
    expect(await names(owner, { q: "quist" })).toHaveLength(3);
  });

  test("goes back page by page the way it came, and ends on a full first page", async () => {
    const { owner } = await threeModels();
    const at = (cursor: string | null, limit = 1) => owner.does(listModels, { sort: "-name", limit, ...(cursor && { cursor }) });
    const first = await at(null);
    const second = await at(first.nextCursor);
    const third = await at(second.nextCursor);
    expect([first, second, third].map(({ items }) => items[0]?.name)).toEqual([
      "Step-up rules",
      "Retail credit scorecard",
      "Chat assistant",
    ]);
    expect([first.previousCursor, third.nextCursor]).toEqual([null, null]);
    const back = await at(third.previousCursor);
    expect(back.items).toEqual(second.items);
    expect((await at(back.nextCursor)).items).toEqual(third.items);
    const start = await at(back.previousCursor);
    expect([start.items, start.previousCursor]).toEqual([first.items, null]);
    const full = await at(second.previousCursor, 2);
    expect([full.items.length, full.previousCursor]).toEqual([2, null]);
  });

  test("shows nobody a model of another unit, and restricted ones to no administrator", async () => {
    const { businessUnit, credit } = await threeModels();
    expect(await names(await aPerson(["risk_officer"], await aUnit()), {})).toEqual([]);
    const admin = await aPerson(["admin"], businessUnit);
    expect(await names(admin, {})).toHaveLength(3);
    await asOwner("update model set sensitivity = 'restricted' where id = $1", [credit.id]);
    expect(await names(admin, {})).toEqual(["Chat assistant", "Step-up rules"]);
    expect(await names(await aPerson(["auditor"], businessUnit), {})).toHaveLength(3);
  });

  test("a word that is none of a filter's is refused, whatever stands beside it", async () => {
    const officer = await aPerson(["risk_officer"]);
    for (const tier of ["", "!", "high,", "high,colour", "high,!low", "!!high", "high low"])
      expect([tier, await refusal(officer.does(listModels, { tier }))]).toMatchObject([tier, { code: "invalid" }]);
  });

  test("a cursor of another list, or none at all, is refused", async () => {
    const { owner } = await threeModels();
    expect(await refusal(owner.does(listModels, { cursor: "nonsense" }))).toEqual({
      code: "invalid",
      reasons: ["invalid.cursor"],
    });
  });
});
