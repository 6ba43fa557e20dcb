// Second-line acts on one's own model: in another role, or given first and the model taken over afterwards.
import { beforeAll, describe, expect, test } from "vitest";
import { answerControl } from "#lib/checklist/answer-control.command";
import { confirmNotApplicable } from "#lib/checklist/confirm-not-applicable.command";
import { reviewEvidence } from "#lib/checklist/review-evidence.command";
import { Refusal } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { worded } from "#lib/core/wording";
import { listInbox } from "#lib/inbox/list-inbox.query";
import { getGate } from "#lib/lifecycle/get-gate.query";
import { acceptOwner } from "#lib/models/accept-owner.command";
import { assignOwner } from "#lib/models/assign-owner.command";
import { grantRole } from "#lib/people/grant-role.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { getRisk } from "#lib/risk/get-risk.query";
import { listWaitingRatings } from "#lib/risk/list-waiting-ratings.query";
import { aFile } from "#lib/test/checklist";
import { atTheMachine, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aCase, aModelIn, type Case, type Signer } from "#lib/test/signoff";

const also = (person: Person, role: "risk_officer" | "validator" | "model_owner", unitId: string) =>
  run(grantRole, { personId: person.id, role, unitId }, atTheMachine());

const handOver = async ({ model }: Case, from: Signer, to: Signer) => {
  await from.does(assignOwner, { modelId: model.id, ownerEmail: to.email });
  await to.does(acceptOwner, { modelId: model.id });
};
const codesAt = async ({ world, versionId }: Case) =>
  (await world.author.does(getGate, { versionId })).unmet.map(({ code }) => code);

describe("owner and author in a second-line role, at high tier", () => {
  let one: Case;
  beforeAll(async () => {
    one = await aCase("high");
    await also(one.world.owner, "risk_officer", one.world.unitId);
    await also(one.world.author, "validator", one.world.unitId);
  }, 120_000);

  test("they agree that a control of their own model does not apply", async () => {
    const at = { versionId: one.versionId, controlId: "CC-DOC-01" };
    const { world } = one;
    await world.author.does(answerControl, { ...at, status: "not_applicable", note: "Nothing to describe." });
    const attempt = world.owner.does(confirmNotApplicable, at);
    const error = await attempt.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refusal);
    const [why] = error instanceof Refusal ? error.reasons.map(worded) : [];
    expect(why).toMatchObject({ code: "SD-6.own", clearedBy: expect.stringContaining("Test") });
  });

  test("they accept the evidence of their own model", async () => {
    const { world, versionId } = one;
    const { id } = await aFile(world.compliance, { versionId, controlId: "CC-INV-03" });
    for (const person of [world.owner, world.author])
      expect(await refusal(person.does(reviewEvidence, { evidenceId: id, accepted: true }))).toEqual({
        code: "refused",
        reasons: ["SD-11.own"],
      });
    await world.risk.does(reviewEvidence, { evidenceId: id, accepted: true });
  });
});

describe("whoever confirmed the tier becomes the owner", () => {
  let one: Case;
  beforeAll(async () => {
    one = await aModelIn("in_validation", { tier: "low" });
    await also(one.world.risk2, "model_owner", one.world.unitId);
    await handOver(one, one.world.owner, one.world.risk2);
  }, 120_000);

  test("no gate opens until somebody else confirms it anew, frozen or not", async () => {
    expect(await codesAt(one)).toContain("lifecycle.tier_confirmer_own");
    const { current } = await one.world.risk.does(getRisk, { versionId: one.versionId });
    expect(current).toMatchObject({ anew: true, status: "confirmed", tier: "low" });
    const assessmentId = current?.id ?? "";
    // It waits on those who can, and on nobody else.
    const { risk, risk2, validator, compliance, owner, author } = one.world;
    const waits = async (person: Person) => ({
      inbox: (await person.does(listInbox, { kind: "tier_anew" })).items.map(({ id }) => id),
      may: (await person.does(listWaitingRatings, {})).items.map(({ anew, mayNotConfirm }) => anew && mayNotConfirm.length === 0),
    });
    for (const person of [risk, validator, compliance])
      expect(await waits(person)).toEqual({ inbox: [assessmentId], may: [true] });
    expect(await waits(risk2)).toEqual({ inbox: [], may: [false] });
    for (const person of [owner, author]) expect((await person.does(listInbox, { kind: "tier_anew" })).items).toEqual([]);
    expect(await refusal(one.world.risk2.does(confirmRisk, { assessmentId }))).toEqual({ code: "refused", reasons: ["SD-16"] });
    await one.world.risk.does(confirmRisk, { assessmentId });
    expect(await codesAt(one)).not.toContain("lifecycle.tier_confirmer_own");
    for (const person of [risk2, validator]) expect(await waits(person)).toEqual({ inbox: [], may: [] });
    expect(await refusal(one.world.risk.does(confirmRisk, { assessmentId }))).toMatchObject({ code: "refused" });
  });

  test("and giving the model back changes nothing of it", async () => {
    await handOver(one, one.world.risk2, one.world.owner);
    const { mayNotConfirm } = await one.world.risk2.does(getRisk, { versionId: one.versionId });
    expect(mayNotConfirm.length).toBeGreaterThan(0);
    expect(await codesAt(one)).not.toContain("lifecycle.tier_confirmer_own");
  });
});

test("whoever agreed that a control does not apply becomes the owner, and somebody else agrees anew", async () => {
  const one = await aCase("medium");
  const at = { versionId: one.versionId, controlId: "CC-INV-03" };
  const { world } = one;
  await world.compliance.does(answerControl, { ...at, status: "not_applicable", note: "No notices." });
  await world.validator.does(confirmNotApplicable, at);
  const open = async () => (await codesAt(one)).filter((code) => code === "checklist.not_applicable_unconfirmed").length;
  expect(await open()).toBe(0);
  await also(world.validator, "model_owner", world.unitId);
  await handOver(one, world.owner, world.validator);
  expect(await open()).toBe(1);
  expect(await refusal(world.risk.does(confirmNotApplicable, at))).toBeNull();
  expect(await open()).toBe(0);
}, 120_000);
