import { describe, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { getVersion } from "#lib/models/get-version.query";
import { reviseVersion } from "#lib/models/revise-version.command";
import { aModel, emailOf } from "#lib/test/models";
import { anOpenRequest, atStage } from "#lib/test/open-request";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

const dataset = { name: "applications", version: "v7" };

describe("an edit of a version", () => {
  test("of what people sign stamps the editor, voids the open request, and is refused once frozen", async () => {
    const model = await aModel();
    const versionId = model.currentVersionId;
    await anOpenRequest({ id: versionId, modelId: model.id }, model.author);
    const edited = await model.author.does(reviseVersion, {
      versionId,
      revision: 1,
      documentation: [{ key: "method", title: "Method", text: "Trees." }],
    });
    expect(edited.voided).toMatchObject([{ fields: ["documentation"] }]);
    await atStage(versionId, "in_validation");
    expect(await refusal(model.author.does(reviseVersion, { versionId, revision: 2, datasets: [dataset] }))).toEqual({
      code: "refused",
      reasons: ["version.frozen"],
    });
    expect(await model.author.does(reviseVersion, { versionId, revision: 2, summary: "Only words about it" })).toMatchObject({
      revision: 3,
      voided: [],
    });
    expect(await refusal(model.author.does(reviseVersion, { versionId, revision: 2, summary: "Late" }))).toMatchObject({
      code: "conflict",
    });
  });

  test("changes authors; whoever was one stays on record", async () => {
    const model = await aModel();
    const other = await aPerson(["data_scientist"], model.unitId);
    const versionId = model.currentVersionId;
    await model.owner.does(reviseVersion, { versionId, revision: 1, authors: [await emailOf(other)] });
    expect(await refusal(model.author.does(reviseVersion, { versionId, revision: 2, summary: "x" }))).toMatchObject({
      code: "forbidden",
    });
    const kept = await writer().versionAuthor.findMany({ where: { versionId }, orderBy: { addedAt: "asc" } });
    expect(kept.map(({ personId, removedAt }) => [personId, removedAt !== null])).toEqual([
      [model.author.id, true],
      [other.id, false],
    ]);
    await model.owner.does(reviseVersion, {
      versionId,
      revision: 2,
      authors: [await emailOf(other), await emailOf(model.author)],
    });
    expect(await writer().versionAuthor.count({ where: { versionId, removedAt: null } })).toBe(2);
  });

  test.each([
    ["HTML in the documentation", { documentation: [{ key: "use", title: "Use", text: "<script>alert(1)</script>" }] }],
    ["an identity in both forms", { artifactUri: "s3://x", identity: { type: "rules", repository: "r", commit: "c" } }],
    ["a dataset named twice", { datasets: [dataset, dataset] }],
    ["a digest of another kind", { artifactDigest: "md5:1" }],
  ])("with %s is refused", async (_what, input) => {
    const model = await aModel();
    expect(
      await refusal(model.author.does(reviseVersion, { versionId: model.currentVersionId, revision: 1, ...(input as object) })),
    ).toMatchObject({ code: "invalid" });
  });

  test("names a hosted model that is not pinned, which is legal and said", async () => {
    const model = await aModel({ kind: "llm" });
    await model.author.does(reviseVersion, {
      versionId: model.currentVersionId,
      revision: 1,
      identity: { type: "hosted_model", provider: "Some provider" },
    });
    expect(await model.owner.does(getVersion, { versionId: model.currentVersionId })).toMatchObject({
      notPinned: true,
      content: { identity: { name: null, prompt: null } },
    });
  });
});
