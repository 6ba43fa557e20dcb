import { describe, expect, test } from "vitest";
import { compareVersions } from "#lib/models/compare-versions.query";
import { createVersion } from "#lib/models/create-version.command";
import { getModel } from "#lib/models/get-model.query";
import { getVersion } from "#lib/models/get-version.query";
import { reviseVersion } from "#lib/models/revise-version.command";
import { asOwner } from "#lib/test/database";
import { aModel, aVersion } from "#lib/test/models";
import { aDeployment, atStage } from "#lib/test/open-request";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { unguarded } from "#lib/test/unguarded";

const digest = `sha256:${"ab".repeat(32)}`;
const dataset = { name: "applications", version: "v7" };

describe("a new version", () => {
  test("starts at proposed with the content of the one shown, but names anew what was built", async () => {
    const model = await aModel({ facts: { usesPhi: true }, jurisdictions: ["EU"] });
    await model.owner.does(reviseVersion, {
      versionId: model.currentVersionId,
      revision: 1,
      artifactUri: "s3://models/1",
      artifactDigest: digest.toUpperCase().replace("SHA", "sha"),
      datasets: [dataset],
    });
    await atStage(model.currentVersionId, "in_production", "high");
    const made = await aVersion(model, { summary: "Recalibrated" });
    expect(made).toMatchObject({
      label: "2.0",
      stage: "proposed",
      changeClass: "minor",
      carriedOver: { assessments: 0, answers: 0, attachments: 0 },
    });
    const version = await model.owner.does(getVersion, { versionId: made.id });
    expect(version).toMatchObject({
      carriedFrom: { label: "1.0" },
      content: { identity: null, jurisdictions: ["EU"], facts: { usesPhi: true }, datasets: [dataset] },
      tier: null,
    });
    expect((await model.owner.does(getVersion, { versionId: model.currentVersionId })).content.identity).toEqual({
      type: "artefact",
      uri: "s3://models/1",
      digest,
    });
  });

  test("takes over rating, answers and attachments as copies that nobody has confirmed", async () => {
    const model = await aModel();
    const from = model.currentVersionId;
    await unguarded(`
      insert into assessment (id, version_id, policy, facts, answers, rationales, impact, vulnerability, matrix_tier, knockouts, computed_tier, tier, unknowns, provisional, status, assessed_by, assessed_at, confirmed_by, confirmed_at)
        values ('a-${from}', '${from}', 'tiering-v1', '{}', '{}', '{}', 10, 10, 'low', '[]', 'low', 'low', '{}', false, 'confirmed', 'x', now(), 'y', now());
      insert into control_answer (id, version_id, control_id, asked, status, note, answered_by, answered_at, confirmed_by, confirmed_at)
        values ('c-${from}', '${from}', 'CC-DOC-01', '{}', 'not_applicable', 'note', 'x', now(), 'y', now());
      insert into evidence (id, kind, name, uploaded_by, uploaded_at) values ('e-${from}', 'file', 'f', 'x', now());
      insert into attachment (id, evidence_id, version_id, control_id, title, state, attached_by, attached_at, reviewed_by) values
        ('t-${from}', 'e-${from}', '${from}', 'CC-DOC-01', 't', 'accepted', 'x', now(), 'y'), ('r-${from}', 'e-${from}', '${from}', 'CC-DOC-02', 't', 'rejected', 'x', now(), 'y')`);
    await atStage(from, "approved", "low");
    const made = await aVersion(model);
    expect(made.carriedOver).toEqual({ assessments: 1, answers: 1, attachments: 1 });
    const [copy] = await asOwner(
      "select a.carried_from_id as a, a.status, a.confirmed_by, c.carried_from_id as c, c.note, c.confirmed_by as na, c.carried_confirmed_by as done, t.carried_from_id as t, t.state from assessment a, control_answer c, attachment t where a.version_id = $1 and c.version_id = $1 and t.version_id = $1",
      [made.id],
    );
    expect(copy).toEqual({
      a: `a-${from}`,
      status: "computed",
      confirmed_by: null,
      c: `c-${from}`,
      note: "note",
      na: null,
      done: null,
      t: `t-${from}`,
      state: "accepted",
    });
  });

  test("waits until the one on its way is through, but an emergency fix stands beside it, one at a time", async () => {
    const model = await aModel();
    expect(await refusal(aVersion(model))).toEqual({ code: "refused", reasons: ["version.one_in_flight"] });
    expect(await aVersion(model, { changeClass: "emergency", label: "1.0.1" })).toMatchObject({ label: "1.0.1" });
    expect(await refusal(aVersion(model, { changeClass: "emergency" }))).toEqual({
      code: "refused",
      reasons: ["version.one_in_flight"],
    });
    await atStage(model.currentVersionId, "approved", "low");
    expect(await refusal(aVersion(model, { label: "1.0.1" }))).toEqual({ code: "refused", reasons: ["version.label_taken"] });
    expect(await aVersion(model)).toMatchObject({ label: "3.0" });
  });

  test("is made by the model's own people", async () => {
    const model = await aModel();
    const stranger = await aPerson(["data_scientist"], model.unitId);
    expect(await refusal(stranger.does(createVersion, { modelId: model.id, changeClass: "minor" }))).toMatchObject({
      code: "forbidden",
    });
  });
});

describe("the version a model shows", () => {
  test("is the one of the newest open deployment, else the newest", async () => {
    const model = await aModel();
    await atStage(model.currentVersionId, "in_production", "low");
    await aDeployment({ id: model.currentVersionId, modelId: model.id }, "production");
    const made = await aVersion(model);
    const page = await model.owner.does(getModel, { modelId: model.id });
    expect(page).toMatchObject({
      currentVersionId: model.currentVersionId,
      openVersionId: made.id,
      stage: "in_production",
      approval: "approved",
    });
    expect(page.deployments).toMatchObject([{ version: { name: "1.0" }, environment: "production" }]);
    expect(page.versions.map(({ label, isShown, isLive }) => [label, isShown, isLive])).toEqual([
      ["2.0", false, false],
      ["1.0", true, true],
    ]);
  });
});

describe("comparing", () => {
  test("shows field by field what a version changed against the one it came from", async () => {
    const model = await aModel({ facts: { usesPhi: true } });
    await atStage(model.currentVersionId, "approved", "low");
    const made = await aVersion(model, { datasets: [dataset], identity: { type: "rules", repository: "git://r", commit: "c1" } });
    const { against, changes } = await model.owner.does(compareVersions, { versionId: made.id });
    expect(against?.label).toBe("1.0");
    expect(changes.map(({ field, part, before }) => [field, part, before])).toEqual([
      ["changeClass", null, null],
      ["identity", "type", null],
      ["identity", "repository", null],
      ["identity", "commit", null],
      ["datasets", "applications v7", null],
    ]);
    expect((await model.owner.does(compareVersions, { versionId: model.currentVersionId })).against).toBeNull();
    const other = await aModel({ owner: model.owner, businessUnit: model.unitId });
    expect(await refusal(model.owner.does(compareVersions, { versionId: made.id, against: other.currentVersionId }))).toEqual({
      code: "invalid",
      reasons: ["version.other_model"],
    });
  });
});
