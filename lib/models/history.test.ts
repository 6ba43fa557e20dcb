import { describe, expect, test } from "vitest";
import { deleteView } from "#lib/models/delete-view.command";
import { getLineage } from "#lib/models/get-lineage.query";
import { getModel } from "#lib/models/get-model.query";
import { getModelHistory } from "#lib/models/get-model-history.query";
import { getPortfolio } from "#lib/models/get-portfolio.query";
import { getVersion } from "#lib/models/get-version.query";
import { listModels } from "#lib/models/list-models.query";
import { listViews } from "#lib/models/list-views.query";
import { reviseModel } from "#lib/models/revise-model.command";
import { saveView } from "#lib/models/save-view.command";
import { asOwner } from "#lib/test/database";
import { aModel } from "#lib/test/models";
import { anOpenRequest, asImported, atStage } from "#lib/test/open-request";
import { aPerson, aUnit } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

describe("the history of a model", () => {
  test("says who changed which field from what to what, newest first, and pages without a gap", async () => {
    const model = await aModel({ facts: { usesPhi: true } });
    await model.author.does(reviseModel, { modelId: model.id, revision: 1, purpose: "New words", facts: { usesPhi: false } });
    const first = await model.owner.does(getModelHistory, { modelId: model.id, limit: 1 });
    expect(first.items).toMatchObject([
      {
        event: "model.revised",
        actor: { id: model.author.id, kind: "person" },
        sentence: expect.stringContaining("Test data_scientist"),
      },
    ]);
    expect(first.items[0]?.changes.toSorted((a, b) => b.field.localeCompare(a.field))).toEqual([
      {
        table: "model_version",
        key: model.currentVersionId,
        field: "purpose",
        before: "Orders open cases so that the oldest are read first.",
        after: "New words",
        isPersonal: false,
      },
      {
        table: "model_version",
        key: model.currentVersionId,
        field: "facts.usesPhi",
        before: true,
        after: false,
        isPersonal: false,
      },
    ]);
    const rest = await model.owner.does(getModelHistory, { modelId: model.id, limit: 1, cursor: first.nextCursor ?? "" });
    expect(rest).toMatchObject({ items: [{ event: "model.registered" }], nextCursor: null });
    expect(rest.items[0]?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: "ownerId", before: null, after: expect.stringContaining("Test model_owner") }),
      ]),
    );
  });

  test("never shows a personal value, only that it changed", async () => {
    const model = await aModel();
    await asOwner("update model set contact = 'a.person@agency.example' where id = $1", [model.id]);
    const history = await model.owner.does(getModelHistory, { modelId: model.id });
    expect(JSON.stringify(history)).not.toContain("agency.example");
  });

  test("is not found by people of another unit", async () => {
    const model = await aModel();
    const stranger = await aPerson(["risk_officer"], await aUnit());
    expect(await refusal(stranger.does(getModelHistory, { modelId: model.id }))).toMatchObject({ code: "notFound" });
    expect(await refusal(stranger.does(getModel, { modelId: model.id }))).toMatchObject({ code: "notFound" });
    expect(await refusal(stranger.does(getLineage, { modelId: model.id }))).toMatchObject({ code: "notFound" });
  });
});

describe("links", () => {
  test("that run in a circle are shown as one and end", async () => {
    const one = await aModel({ name: "One" });
    const base = { owner: one.owner, author: one.author, businessUnit: one.unitId };
    const two = await aModel({ ...base, name: "Two", upstream: [{ modelId: one.id, use: "score" }] });
    const three = await aModel({ ...base, name: "Three", upstream: [{ modelId: two.id }] });
    await one.owner.does(reviseModel, { modelId: one.id, revision: 1, upstream: [{ modelId: three.id }] });
    const { nodes, edges, isCut } = await one.owner.does(getLineage, { modelId: one.id });
    expect(nodes.map(({ name, steps, isInLoop }) => [name, steps, isInLoop])).toEqual([
      ["One", 0, false],
      ["Three", -1, true],
      ["Two", 1, true],
    ]);
    expect(edges).toHaveLength(3);
    expect(isCut).toBe(false);
    expect(await one.owner.does(getModel, { modelId: one.id })).toMatchObject({
      upstream: [{ name: "Three" }],
      downstream: [{ name: "Two", use: "score" }],
    });
  });

  test("to itself or to what the caller cannot see are refused; those others made are counted, not named", async () => {
    const mine = await aModel();
    const hidden = await aModel();
    const link = (modelId: string) => mine.owner.does(reviseModel, { modelId: mine.id, revision: 1, upstream: [{ modelId }] });
    expect(await refusal(link(mine.id))).toEqual({ code: "invalid", reasons: ["link.itself"] });
    expect(await refusal(link(hidden.id))).toEqual({ code: "invalid", reasons: ["link.unknown"] });
    await asOwner(
      "update model_version set upstream = jsonb_build_array(jsonb_build_object('modelId', $1::text, 'use', null)) where id = $2",
      [mine.id, hidden.currentVersionId],
    );
    expect(await mine.owner.does(getModel, { modelId: mine.id })).toMatchObject({ downstream: [], hiddenLinks: 1 });
    const version = await hidden.owner.does(getVersion, { versionId: hidden.currentVersionId });
    expect(version.links).toEqual([{ modelId: mine.id, use: null, ref: null, name: null }]);
    const kept = [{ modelId: mine.id, use: "score" }];
    expect(await refusal(hidden.owner.does(reviseModel, { modelId: hidden.id, revision: 1, upstream: kept }))).toBeNull();
  });
});

describe("views", () => {
  test("keep a filter under a name, are one's own to replace and forget, and are seen by others only when shared", async () => {
    const unitId = await aUnit();
    const [mine, other] = [await aPerson(["risk_officer"], unitId), await aPerson(["auditor"], unitId)];
    const saved = await mine.does(saveView, { name: "High tier", query: "?tier=high&sort=-updated&cursor=abc" });
    expect(saved.query).toBe("sort=-updated&tier=high");
    expect((await other.does(listViews, {})).items).toEqual([]);
    const again = await mine.does(saveView, { name: "High tier", query: "tier=high", shared: true });
    expect(again.id).toBe(saved.id);
    expect((await other.does(listViews, {})).items).toMatchObject([{ query: "tier=high", isMine: false }]);
    expect(await refusal(other.does(deleteView, { viewId: saved.id }))).toMatchObject({ code: "notFound" });
    expect(await refusal(mine.does(saveView, { name: "x", query: "colour=red" }))).toEqual({
      code: "invalid",
      reasons: ["view.not_a_filter"],
    });
    await mine.does(deleteView, { viewId: saved.id });
    expect((await mine.does(listViews, {})).items).toEqual([]);
  });
});

describe("the portfolio", () => {
  test("counts what passed the gates and what is claimed side by side, and every number is the length of the list it opens", async () => {
    const businessUnit = await aUnit();
    const owner = await aPerson(["model_owner"], businessUnit);
    const author = await aPerson(["data_scientist"], businessUnit);
    const live = await aModel({ owner, author, businessUnit });
    const claimed = await aModel({ owner, author, businessUnit, name: "Claimed" });
    const silent = await aModel({ owner, author, businessUnit });
    await atStage(live.currentVersionId, "in_production", "high");
    await asImported(claimed.id, { stage: "in_production", impact: "high", inUseSince: "2020" });
    await asImported(silent.id, { stage: null });
    await anOpenRequest({ id: silent.currentVersionId, modelId: silent.id }, author);
    const portfolio = await owner.does(getPortfolio, {});
    expect(portfolio).toMatchObject({
      models: 3,
      highTier: 1,
      inUseBeforeApproval: 1,
      noOwner: 0,
      notRated: 2,
      stageNotStated: 0,
      claimedRetired: 0,
    });
    expect(portfolio.cells).toEqual([
      { stage: "in_production", tier: "high", count: 1, claimed: 0 },
      { stage: "in_production", tier: null, count: 0, claimed: 1 },
      { stage: "proposed", tier: null, count: 1, claimed: 0 },
    ]);
    expect(portfolio.waiting).toMatchObject([{ role: "model_owner", count: 1, ages: { fresh: 1, aging: 0, late: 0 } }]);
    expect(portfolio.oldest).toMatchObject([{ modelId: silent.id, roles: ["model_owner"], gate: "G0" }]);
    expect(portfolio.toPutRight).toMatchObject([
      { name: "Claimed", claim: { stage: "in_production", impact: "high", inUseSince: "2020" } },
    ]);
    for (const { stage, tier, count, claimed: says } of portfolio.cells) {
      const total = async (input: object) => (await owner.does(listModels, { tier: tier ?? "none", ...input })).total;
      expect([await total({ stage }), await total({ claimedStage: stage })]).toEqual([count, says]);
    }
    expect(await owner.does(getPortfolio, { imported: "no" })).toMatchObject({ models: 1 });
  });
});
