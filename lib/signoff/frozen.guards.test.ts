// What was signed stays what it was: SQL as the product's own role, under an event, so only the guard says no.
import { beforeAll, describe, expect, test } from "vitest";
import type { WriteDb } from "#lib/db/types";
import { writer } from "#lib/db/writer";
import { reviseVersion } from "#lib/models/revise-version.command";
import { asWriter } from "#lib/test/as-writer";
import { asOwner } from "#lib/test/database";
import { aModelIn, asks, type Case, prepares } from "#lib/test/signoff";

const sets = (one: Case, data: object) => asWriter((db) => db.modelVersion.update({ where: { id: one.versionId }, data }));

const answered = (one: Case, condition: string) =>
  asOwner<{ id: string; control_id: string }>(
    `select a.id, a.control_id from control_answer a, model_version v where v.id = a.version_id and v.id = $1 and a.status = 'effective' and ${condition} order by 2`,
    [one.versionId],
  );
const answers = (id: string, data: object) => asWriter((db) => db.controlAnswer.update({ where: { id }, data }));

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

  test("an answer is changed whose last gate is behind, or another one is put beside it", async () => {
    const [behind] = await answered(frozen, "control_is_closed(a.control_id, v.stage)");
    const refused = expect.objectContaining({ message: expect.stringContaining("the last gate of this control is behind") });
    await expect(answers(behind?.id ?? "", { status: "not_effective" })).rejects.toEqual(refused);
    await expect(answers(behind?.id ?? "", { note: "Better said." })).rejects.toEqual(refused);
    const free = await asOwner<{ id: string }>(
      "select id from jsonb_object_keys(known_controls()) as id where control_is_closed(id, 'in_production') and id not in (select control_id from control_answer where version_id = $1) limit 1",
      [frozen.versionId],
    );
    const put = asWriter((db) =>
      db.controlAnswer.create({
        data: { id: "late", versionId: frozen.versionId, controlId: free[0]?.id ?? "", asked: {}, status: "effective" },
      }),
    );
    await expect(put).rejects.toEqual(refused);
  });

  test("evidence is attached behind the last gate", async () => {
    const [behind] = await answered(frozen, "control_is_closed(a.control_id, v.stage)");
    const attach = asWriter(async (db) => {
      await db.evidence.create({
        data: { id: "late", kind: "link", name: "Late", url: "https://late.example", uploadedBy: "x", uploadedAt: new Date() },
      });
      await db.attachment.create({
        data: {
          id: "late",
          evidenceId: "late",
          versionId: frozen.versionId,
          controlId: behind?.control_id ?? "",
          title: "Late",
          attachedBy: "x",
          attachedAt: new Date(),
        },
      });
    });
    await expect(attach).rejects.toThrow("the last gate of this control is behind");
  });

  test("a tier is written into the version, or a confirmed rating is turned", async () => {
    await expect(sets(frozen, { tier: "high" })).rejects.toThrow("a tier follows from a rating");
    const turn = (data: object) =>
      asWriter((db) => db.assessment.updateMany({ where: { versionId: frozen.versionId, status: "confirmed" }, data }));
    await expect(turn({ tier: "high" })).rejects.toThrow("another tier than the computed one");
    await expect(turn({ confirmedBy: null })).rejects.toThrow("a tier is confirmed by a second person");
    await expect(turn({ confirmedBy: frozen.world.author.id })).rejects.toThrow("SD-16");
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

  test("an answer changes under an open request that froze another one", async () => {
    const [inIt] = await answered(
      one,
      "exists (select from lines_being_signed(v.id, a.control_id)) and not (known_controls() -> a.control_id -> 'computed')::boolean",
    );
    await expect(answers(inIt?.id ?? "", { status: "partly" })).rejects.toThrow("an answer under signature does not change");
    await answers(inIt?.id ?? "", { answeredAs: "default_owner" });
  });

  test("evidence that it froze is taken away, rejected, or exchanged", async () => {
    const [use] = await asOwner<{ id: string; evidence: string }>(
      `select a.id, a.evidence_id as evidence from attachment a where a.version_id = $1 and exists (
        select from lines_being_signed(a.version_id, a.control_id) as line where jsonb_array_length(line -> 'evidence') > 0) limit 1`,
      [one.versionId],
    );
    const attached = (data: object) => asWriter((db) => db.attachment.update({ where: { id: use?.id ?? "" }, data }));
    await expect(attached({ removedAt: new Date() })).rejects.toThrow("evidence under signature does not change");
    const rejected = { state: "rejected", reviewedBy: one.world.risk2.id, reviewedAt: new Date() };
    await expect(attached(rejected)).rejects.toThrow("evidence under signature does not change");
    const exchange = asWriter((db) =>
      db.evidence.update({ where: { id: use?.evidence ?? "" }, data: { url: "https://other.example" } }),
    );
    await expect(exchange).rejects.toThrow("evidence does not change");
  });

  const owns = (data: object) => asWriter((db: WriteDb) => db.model.update({ where: { id: one.model.id }, data }));
  test("the owner is exchanged under it, or dropped", async () => {
    await expect(owns({ ownerId: one.world.peer.id })).rejects.toThrow("an owner is handed over");
    await expect(owns({ ownerId: null })).rejects.toThrow("an owner is handed over");
  });
});
