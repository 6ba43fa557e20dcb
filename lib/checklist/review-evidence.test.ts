import { describe, expect, test } from "vitest";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { downloadEvidence } from "#lib/checklist/download-evidence.command";
import { listWaitingReviews } from "#lib/checklist/list-waiting-reviews.query";
import { removeAttachment } from "#lib/checklist/remove-attachment.command";
import { reviewEvidence } from "#lib/checklist/review-evidence.command";
import { answeredWithFile, itemOf } from "#lib/test/checklist";
import { asOwner } from "#lib/test/database";
import { anOpenRequest, atStage } from "#lib/test/open-request";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aRatedModel, type RatedModel } from "#lib/test/risk";
import { unguarded } from "#lib/test/unguarded";

const place = (model: { currentVersionId: string }, controlId = "CC-USE-01") => ({
  versionId: model.currentVersionId,
  controlId,
});

const withFile = async (tier: "medium" | "high" = "high") => {
  const model = await aRatedModel(tier);
  return { model, evidence: await answeredWithFile(model.owner, place(model)) };
};
const reviewerOf = (model: RatedModel) => aPerson(["validator"], model.unitId);

describe("evidence is reviewed", () => {
  test("by a second-line person, and at high tier the control is done only then", async () => {
    const { model, evidence } = await withFile();
    await atStage(model.currentVersionId, "in_validation", "high");
    expect(await itemOf(model.owner, place(model))).toMatchObject({
      done: false,
      missing: { code: "checklist.evidence_unaccepted" },
    });
    const validator = await reviewerOf(model);
    expect((await validator.does(listWaitingReviews, {})).items).toMatchObject([
      { kind: "evidence", id: evidence.id, controlId: "CC-USE-01" },
    ]);
    expect(await validator.does(reviewEvidence, { evidenceId: evidence.id, accepted: true })).toMatchObject({
      state: "accepted",
      reviewedBy: validator.id,
    });
    expect(await itemOf(model.owner, place(model))).toMatchObject({ done: true });
    expect((await validator.does(listWaitingReviews, {})).items).toEqual([]);
  });

  test("but the uploader cannot accept own evidence of a high-tier model (SD-11), and the attempt is recorded", async () => {
    const model = await aRatedModel("high");
    const validator = await reviewerOf(model);
    const evidence = await answeredWithFile(validator, place(model, "CC-VAL-02"));
    expect(await refusal(validator.does(reviewEvidence, { evidenceId: evidence.id, accepted: true }))).toEqual({
      code: "refused",
      reasons: ["SD-11"],
    });
    const events = await asOwner(
      "select change ->> 'rule' as rule from ledger_event where event = 'signoff.refused' and subject = $1",
      [evidence.id],
    );
    expect(events).toEqual([{ rule: "SD-11" }]);
  });

  test("nor by attaching somebody else's file: whoever brought it in is its uploader everywhere (SD-11)", async () => {
    const model = await aRatedModel("high");
    const [first, second] = [await reviewerOf(model), await reviewerOf(model)];
    const brought = await answeredWithFile(first, place(model, "CC-VAL-02"));
    const again = await second.does(attachEvidence, { ...place(model, "CC-VAL-01"), evidenceId: brought.evidenceId });
    for (const person of [first, second])
      expect(await refusal(person.does(reviewEvidence, { evidenceId: again.id, accepted: true }))).toEqual({
        code: "refused",
        reasons: ["SD-11"],
      });
  });

  test("and rejected with a reason only, which opens the control again", async () => {
    const { model, evidence } = await withFile("medium");
    const validator = await reviewerOf(model);
    expect(await refusal(validator.does(reviewEvidence, { evidenceId: evidence.id, accepted: false }))).toMatchObject({
      code: "invalid",
    });
    await validator.does(reviewEvidence, { evidenceId: evidence.id, accepted: false, note: "The wrong quarter." });
    expect(await itemOf(model.owner, place(model))).toMatchObject({
      done: false,
      missing: { code: "checklist.evidence_rejected" },
    });
  });

  test("never by the first line", async () => {
    const { model, evidence } = await withFile();
    expect(await refusal(model.author.does(reviewEvidence, { evidenceId: evidence.id, accepted: true }))).toEqual({
      code: "forbidden",
      reasons: ["forbidden"],
    });
  });

  test.each([
    ["high", 1],
    ["medium", 0],
  ] as const)(
    "at %s tier while a request is open, and voids %i requests: acceptance is signed at high tier only",
    async (tier, count) => {
      const { model, evidence } = await withFile(tier);
      await anOpenRequest({ id: model.currentVersionId, modelId: model.id }, model.author);
      expect(
        (await (await reviewerOf(model)).does(reviewEvidence, { evidenceId: evidence.id, accepted: true })).voided,
      ).toHaveLength(count);
    },
  );
});

describe("evidence is taken away", () => {
  test("and nothing of it is destroyed", async () => {
    const { model, evidence } = await withFile();
    await model.owner.does(removeAttachment, { evidenceId: evidence.id });
    expect((await itemOf(model.owner, place(model))).evidence).toEqual([]);
    expect(await asOwner("select removed_at is not null as removed from attachment where id = $1", [evidence.id])).toEqual([
      { removed: true },
    ]);
    expect(await model.owner.does(downloadEvidence, { evidenceId: evidence.id })).toMatchObject({ sha256: evidence.sha256 });
    expect(await refusal(model.owner.does(removeAttachment, { evidenceId: evidence.id }))).toEqual({
      code: "notFound",
      reasons: ["not_found"],
    });
  });

  test("but not out of a dossier that was approved", async () => {
    const { model, evidence } = await withFile();
    await atStage(model.currentVersionId, "in_development", "high");
    const checklist = JSON.stringify([{ id: "CC-USE-01", evidence: [{ sha256: evidence.sha256 }] }]);
    await unguarded(
      `update transition set dossier = jsonb_build_object('checklist', '${checklist}'::jsonb) where version_id = '${model.currentVersionId}'`,
    );
    expect(await refusal(model.owner.does(removeAttachment, { evidenceId: evidence.id }))).toEqual({
      code: "refused",
      reasons: ["evidence.signed"],
    });
  });
});
