import { describe, expect, test } from "vitest";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { reviewEvidence } from "#lib/checklist/review-evidence.command";
import { answeredWithFile, anUpload, itemOf, sha256Of } from "#lib/test/checklist";
import { asOwner } from "#lib/test/database";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aRatedModel, type RatedModel } from "#lib/test/risk";

const place = (model: { currentVersionId: string }, controlId = "CC-USE-01") => ({
  versionId: model.currentVersionId,
  controlId,
});

const withFile = async (tier: "medium" | "high" = "high") => {
  const model = await aRatedModel(tier);
  return { model, evidence: await answeredWithFile(model.owner, place(model)) };
};
const reviewerOf = (model: RatedModel) => aPerson(["validator"], model.unitId);

describe("a file is attached", () => {
  test("with its SHA-256, size and sniffed type, under the id of its use", async () => {
    const model = await aRatedModel("medium");
    const file = await anUpload(model.owner, "what was measured", "run.csv", "text/csv");
    const evidence = await model.owner.does(attachEvidence, { ...place(model), file, title: "Test run" });
    expect(evidence).toMatchObject({
      sha256: sha256Of("what was measured"),
      size: 17,
      type: "text/csv",
      title: "Test run",
      state: "pending",
    });
    expect(await asOwner("select control_id from attachment where id = $1", [evidence.id])).toEqual([
      { control_id: "CC-USE-01" },
    ]);
  });

  test("by the people of the model to a control they only prepare", async () => {
    const model = await aRatedModel("medium");
    const file = await anUpload(model.author);
    expect(await model.author.does(attachEvidence, { ...place(model, "CC-INV-03"), file })).toMatchObject({ state: "pending" });
  });

  test("by the validator to the validator's own control", async () => {
    const model = await aRatedModel("medium");
    const validator = await reviewerOf(model);
    const file = await anUpload(validator);
    expect(await validator.does(attachEvidence, { ...place(model, "CC-VAL-02"), file })).toMatchObject({ state: "pending" });
  });

  test("and serves a second control as the same evidence, reviewed there on its own", async () => {
    const { model, evidence } = await withFile();
    const again = await model.owner.does(attachEvidence, { ...place(model, "CC-RSK-01"), evidenceId: evidence.evidenceId });
    expect(again).toMatchObject({ evidenceId: evidence.evidenceId, sha256: evidence.sha256, state: "pending" });
    await (await reviewerOf(model)).does(reviewEvidence, { evidenceId: evidence.id, accepted: true });
    const [other] = (await itemOf(model.owner, place(model, "CC-RSK-01"))).evidence;
    expect(other).toMatchObject({ id: again.id, state: "pending" });
  });
});

describe("attaching is refused", () => {
  test("when bytes uploaded by somebody else are attached", async () => {
    const model = await aRatedModel("medium");
    const file = await anUpload(model.author);
    expect(await refusal(model.owner.does(attachEvidence, { ...place(model), file }))).toEqual({
      code: "invalid",
      reasons: ["upload.unknown"],
    });
  });

  test("when the upload is older than a day", async () => {
    const model = await aRatedModel("medium");
    const file = await anUpload(model.owner);
    await asOwner("update upload set created_at = now() - interval '25 hours' where sha256 = $1", [file.sha256]);
    expect(await refusal(model.owner.does(attachEvidence, { ...place(model), file }))).toEqual({
      code: "invalid",
      reasons: ["upload.unknown"],
    });
  });

  test("though it lies about size and type: what was measured counts", async () => {
    const model = await aRatedModel("medium");
    const file = { ...(await anUpload(model.owner, "plain")), size: 1, type: "application/pdf", name: "..\\..\\a\u202Egpj.txt" };
    expect(await model.owner.does(attachEvidence, { ...place(model), file })).toMatchObject({
      size: 5,
      type: "text/plain",
      name: "....agpj.txt",
    });
  });

  test.each([
    ["page.png", "application/octet-stream", "evidence.not_what_it_says"],
    ["report.pdf", "text/plain", "evidence.not_what_it_says"],
    ["setup.exe", "application/x-msdownload", "evidence.runs"],
    ["harmless.txt", "application/x-elf", "evidence.runs"],
  ])("for %s that is %s", async (name, type, code) => {
    const model = await aRatedModel("medium");
    const file = await anUpload(model.owner, `bytes of ${name}`, name, type);
    expect(await refusal(model.owner.does(attachEvidence, { ...place(model), file }))).toEqual({
      code: "invalid",
      reasons: [code],
    });
  });

  test("for a file of no bytes", async () => {
    const model = await aRatedModel("medium");
    const file = await anUpload(model.owner, "");
    expect(await refusal(model.owner.does(attachEvidence, { ...place(model), file }))).toEqual({
      code: "invalid",
      reasons: ["evidence.empty"],
    });
  });

  test.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://user:secret@bank.example/",
    "data:text/html,hi",
    "no address",
  ])("for the link %s", async (url) => {
    const model = await aRatedModel("medium");
    expect(await refusal(model.owner.does(attachEvidence, { ...place(model), url, title: "A link" }))).toMatchObject({
      code: "invalid",
    });
  });

  test.each(["latest", "HEAD", "main", "refs/heads/master", "origin/trunk", " Current "])(
    "for a link whose revision is said to be %s",
    async (fixedRevision) => {
      const model = await aRatedModel("medium");
      const link = { url: "https://git.bank.example/use", title: "Git", fixedRevision };
      expect(await refusal(model.owner.does(attachEvidence, { ...place(model), ...link }))).toEqual({
        code: "invalid",
        reasons: ["evidence.revision_moves"],
      });
    },
  );

  test("for a file and a link at once, and for neither", async () => {
    const model = await aRatedModel("medium");
    const file = await anUpload(model.owner);
    for (const given of [{ file, url: "https://a.example/", title: "Both" }, {}])
      expect(await refusal(model.owner.does(attachEvidence, { ...place(model), ...given }))).toMatchObject({ code: "invalid" });
  });

  test("for evidence of a model of others, and for the same bytes twice", async () => {
    const { model, evidence } = await withFile("medium");
    const other = await aRatedModel("medium");
    expect(await refusal(other.owner.does(attachEvidence, { ...place(other), evidenceId: evidence.evidenceId }))).toEqual({
      code: "invalid",
      reasons: ["evidence.not_here"],
    });
    expect(await refusal(model.owner.does(attachEvidence, { ...place(model), evidenceId: evidence.evidenceId }))).toEqual({
      code: "refused",
      reasons: ["evidence.attached_already"],
    });
  });

  test("to whoever neither answers nor prepares the control", async () => {
    const model = await aRatedModel("medium");
    const validator = await reviewerOf(model);
    const file = await anUpload(validator);
    expect(await refusal(validator.does(attachEvidence, { ...place(model), file }))).toEqual({
      code: "forbidden",
      reasons: ["checklist.not_your_control"],
    });
  });
});

test("a link without a fixed revision is marked, and counts at low tier only", async () => {
  const model = await aRatedModel("medium");
  await answeredWithFile(model.owner, place(model, "CC-RSK-01"));
  const link = await model.owner.does(attachEvidence, { ...place(model), url: "https://wiki.bank.example/use", title: "Wiki" });
  expect(link).toMatchObject({ canChange: true, sha256: null });
  const fixed = await model.owner.does(attachEvidence, {
    ...place(model),
    url: "https://git.bank.example/use",
    title: "Git",
    fixedRevision: "9f3c",
  });
  expect(fixed).toMatchObject({ canChange: false });
});
