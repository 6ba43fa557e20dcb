// What was signed stays what it was: SQL as the product's own role, under an event, so only the guard says no.
import { beforeAll, describe, expect, test } from "vitest";
import type { WriteDb } from "#lib/db/types";
import { writer } from "#lib/db/writer";
import { reviseVersion } from "#lib/models/revise-version.command";
import { asWriter } from "#lib/test/as-writer";
import { aModelIn, asks, type Case, prepares } from "#lib/test/signoff";

const sets = (one: Case, data: object) => asWriter((db) => db.modelVersion.update({ where: { id: one.versionId }, data }));

describe("content", () => {
  let frozen: Case;
  let asked: Case;
  let transitionId: string;
  beforeAll(async () => {
    frozen = await aModelIn("in_production", { tier: "low" });
    asked = await aModelIn("in_development", { tier: "low" });
    await prepares(asked, "in_validation");
    transitionId = await asks(asked, "in_validation");
  }, 120_000);

  test.each([
    ["purpose", "Something else."],
    ["identity", { type: "rules", repository: "https://elsewhere.example", commit: "abc" }],
    ["facts", {}],
    ["changeClass", "minor"],
    ["documentation", [{ key: "other", title: "New", text: "New." }]],
  ])("the %s of a live version is changed", async (field, value) => {
    await expect(sets(frozen, { [field]: value })).rejects.toThrow("content under signature does not change");
  });

  test("it changes under an open request", async () => {
    await expect(sets(asked, { purpose: "Something else." })).rejects.toThrow("content under signature does not change");
  });

  test("it changes with the approval of what was signed", async () => {
    const change = asWriter(async (db) => {
      await db.modelVersion.update({ where: { id: asked.versionId }, data: { purpose: "Something else." } });
      await db.transition.update({ where: { id: transitionId }, data: { state: "approved" } });
    });
    await expect(change).rejects.toThrow(/content under signature|approval needs every signature/);
  });

  test("an edit through the door takes the request with it, and so passes", async () => {
    const { revision } = await writer().modelVersion.findUniqueOrThrow({ where: { id: asked.versionId } });
    const { voided } = await asked.world.author.does(reviseVersion, {
      versionId: asked.versionId,
      revision,
      changeClass: "minor",
    });
    expect(voided).toMatchObject([{ transitionId }]);
  });

  test("editorial words change at any stage", async () => {
    await sets(frozen, { summary: "Better said." });
  });

  test("a rating is rewritten", async () => {
    const rewrite = (data: object) =>
      asWriter((db) => db.assessment.updateMany({ where: { versionId: frozen.versionId }, data }));
    await expect(rewrite({ impact: 1.5 })).rejects.toThrow("never rewritten");
    await expect(rewrite({ assessedBy: frozen.world.peer.id })).rejects.toThrow("never rewritten");
  });
});

describe("a request", () => {
  let one: Case;
  let transitionId: string;
  beforeAll(async () => {
    one = await aModelIn("in_validation", { tier: "medium" });
    await prepares(one, "approved");
    transitionId = await asks(one, "approved");
  }, 120_000);

  test.each([
    ["roles", { roles: ["data_scientist"] }],
    ["meaning", { meaning: "acknowledged" }],
    ["kind of signer", { signerKind: "author" }],
    ["order", { after: ["released"] }],
  ])("the %s of its lines is changed", async (_, data) => {
    const change = asWriter((db) => db.signoff.updateMany({ where: { transitionId }, data }));
    await expect(change).rejects.toThrow("the lines of a request do not change");
  });

  test.each([["gate"], ["tier"], ["fromStage"]])("its %s is changed", async (field) => {
    const change = asWriter((db) => db.transition.update({ where: { id: transitionId }, data: { [field]: "low" } }));
    await expect(change).rejects.toThrow("the dossier of a request does not change");
  });

  const owns = (data: object) => asWriter((db: WriteDb) => db.model.update({ where: { id: one.model.id }, data }));
  test("the owner is exchanged under it, or dropped", async () => {
    await expect(owns({ ownerId: one.world.peer.id })).rejects.toThrow("an owner is handed over");
    await expect(owns({ ownerId: null })).rejects.toThrow("an owner is handed over");
  });
});
