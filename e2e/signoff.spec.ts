// The main job: one model from registration to approved, by five roles, each a different person, and every shortcut refused.
import { walksQueue } from "./desk-steps.ts";
import { expect, expectAccessible, rest, test } from "./fixtures.ts";
import { rated, registered } from "./model-steps.ts";
import { answersAll, asksFor, castOf, forces, openAt, signs } from "./signoff-steps.ts";

test("a model goes from registration to approved through five roles, and no shortcut leads there", async ({ browser }) => {
  test.setTimeout(480_000);
  const cast = await castOf(browser, [
    "data-scientist",
    "model-owner",
    "validator",
    "compliance-officer",
    "risk-officer",
    "risk-officer-2",
    "admin",
    "auditor",
  ]);
  const { modelId, versionId } = await registered(cast, "Complaint triage of the journey");
  const scientist = cast["data-scientist"];

  await test.step("the page says what is missing, with links that mend it, and a request is refused with the same list", async () => {
    await scientist.goto(`/models/${modelId}`);
    await expect(scientist.getByText("things are missing")).toBeVisible();
    await scientist.getByRole("link", { name: "Rate the risk." }).click();
    await scientist.waitForURL(/\/risk/);
    const refused = await rest(scientist, "POST", `/versions/${versionId}/transitions`, { to: "in_development" });
    expect(refused.status).toBe(409);
    expect(refused.body.reasons.map(({ code }: { code: string }) => code)).toContain("lifecycle.tier_missing");
    const skipped = await rest(scientist, "POST", `/versions/${versionId}/transitions`, { to: "approved" });
    expect(skipped.body.reasons[0].code).toBe("lifecycle.no_transition");
  });

  await test.step("intake: rated, confirmed by somebody else, acknowledged by the owner, reviewed by compliance", async () => {
    await rated(cast, versionId, "medium");
    await scientist.goto(`/models/${modelId}`);
    await expect(scientist.getByRole("status").filter({ hasText: /^Done:/ })).toBeVisible();
    await expectAccessible(scientist);
    await answersAll(cast, versionId, "G0");
    await asksFor(cast, "data-scientist", modelId, "development");
    const open = await openAt(cast, modelId);
    expect((await forces(cast, "model-owner", open.compliance_reviewed ?? "")).rules).toEqual(["SD-2"]);
    await signs(cast, "model-owner", open.acknowledged ?? "", /Acknowledged\. .*Approved when one more signs/);
    await signs(cast, "compliance-officer", open.compliance_reviewed ?? "", /Signed\. The request is approved/);
  });

  await test.step("the author submits and signs in one step, and the content is frozen", async () => {
    const { body: version } = await rest(scientist, "GET", `/versions/${versionId}`);
    const artefact = {
      artifactUri: "s3://models/triage/1",
      artifactDigest: `sha256:${"e".repeat(64)}`,
      revision: version.revision,
    };
    expect((await rest(scientist, "PATCH", `/versions/${versionId}`, artefact)).status).toBe(200);
    await answersAll(cast, versionId, "G1");
    await asksFor(cast, "data-scientist", modelId, "validation");
    const late = await rest(scientist, "PATCH", `/versions/${versionId}`, {
      ...artefact,
      artifactUri: "s3://other",
      revision: 99,
    });
    expect(late.status).toBe(409);
  });

  await test.step("approval: validated, reviewed, approved, accepted, each by another person, in that order", async () => {
    await answersAll(cast, versionId, "G2");
    await asksFor(cast, "model-owner", modelId, "approval");
    const { validated = "", compliance_reviewed: reviewed = "" } = await openAt(cast, modelId);
    expect((await forces(cast, "data-scientist", validated)).rules).toEqual(["SD-1"]);
    expect((await forces(cast, "admin", validated)).rules).toEqual(["SD-8"]);
    expect((await forces(cast, "auditor", validated)).rules).toEqual(["SD-12"]);
    const owner = cast["model-owner"];
    await owner.goto(`/sign-offs/${validated}`);
    await expect(owner.getByText("You own this model, so you cannot review or approve it (SD-2).")).toBeVisible();
    await expectAccessible(owner);
    await signs(cast, "validator", validated, /Signed\./);
    const promised = /^Once you sign: Demo risk officer.* is next; approved when 2 more sign\.$/;
    await signs(cast, "compliance-officer", reviewed, /Next: Demo risk officer/, promised);
    const { approved = "" } = await openAt(cast, modelId);
    await signs(cast, "risk-officer", approved, /Next: Demo model owner/);
    const { responsible = "" } = await openAt(cast, modelId);
    await signs(cast, "model-owner", responsible, /Signed\. The request is approved/);
  });

  await test.step("who has decided goes on by key with what came after it", () => walksQueue(cast.validator));

  await test.step("the version is approved, and every signature is there to be read", async () => {
    const auditor = cast.auditor;
    await auditor.goto(`/models/${modelId}/sign-offs`);
    for (const meaning of ["Validated", "Compliance reviewed", "Approved", "Responsible", "Authored", "Acknowledged"])
      await expect(auditor.getByText(meaning, { exact: true }).first()).toBeVisible();
    await expectAccessible(auditor);
    const { body } = await rest(auditor, "GET", `/models/${modelId}`);
    expect(body).toMatchObject({ stage: "approved", approval: "approved" });
    const { body: refusals } = await rest(auditor, "GET", `/ledger/events?model=${modelId}&event=signoff.refused&limit=200`);
    expect(JSON.stringify(refusals.items)).toContain("signoff.refused");
  });
});
