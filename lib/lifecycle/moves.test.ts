// Moves that act at once, requests that open by themselves, and what runs where afterwards.
import { beforeAll, describe, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { openLightPath } from "#lib/lifecycle/open-light-path.job";
import { createVersion } from "#lib/models/create-version.command";
import { reviseModel } from "#lib/models/revise-model.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { requestTransition } from "#lib/signoff/request-transition.command";
import { refusal } from "#lib/test/refusal";
import { rated } from "#lib/test/risk";
import { aCase, aModelIn, asks, aWorld, openAt, passes, prepares, signsAll, type World } from "#lib/test/signoff";
import { aTurn } from "#lib/test/turn";

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 60_000);

const versionOf = (id: string) => writer().modelVersion.findUniqueOrThrow({ where: { id } });

describe("what acts at once", () => {
  test("sending back opens the content again, voids what was asked for, and says why", async () => {
    const one = await aModelIn("in_validation", { tier: "low", world });
    await prepares(one, "approved");
    const transitionId = await asks(one, "approved");
    const back = { versionId: one.versionId, to: "in_development" } as const;
    expect(await refusal(world.validator.does(requestTransition, back))).toEqual({
      code: "invalid",
      reasons: ["lifecycle.reason_needed"],
    });
    expect(await refusal(world.author.does(requestTransition, { ...back, note: "I forgot." }))).toEqual({
      code: "refused",
      reasons: ["lifecycle.not_a_signer"],
    });
    expect(await world.validator.does(requestTransition, { ...back, note: "The test set leaks." })).toMatchObject({
      state: "approved",
    });
    expect(await versionOf(one.versionId)).toMatchObject({ stage: "in_development", frozenAt: null });
    expect((await writer().transition.findUniqueOrThrow({ where: { id: transitionId } })).state).toBe("void");
    const { revision } = await writer().model.findUniqueOrThrow({ where: { id: one.model.id } });
    await world.owner.does(reviseModel, { modelId: one.model.id, revision, limitations: "The test set is small." });
  }, 60_000);

  test("an owner withdraws, a second-line officer rejects, nobody else ends a version", async () => {
    const one = await aCase("low", world);
    const end = { versionId: one.versionId, to: "rejected", note: "Not needed any more." } as const;
    expect(await refusal(world.author.does(requestTransition, end))).toEqual({
      code: "refused",
      reasons: ["lifecycle.not_asker"],
    });
    await world.compliance.does(requestTransition, end);
    expect((await versionOf(one.versionId)).stage).toBe("rejected");
    const other = await aCase("low", world);
    await world.owner.does(requestTransition, { ...end, versionId: other.versionId });
    expect((await versionOf(other.versionId)).stage).toBe("rejected");
  });
});

describe("the light path", () => {
  const opens = (versionId: string) => openLightPath.handle({ versionId }, aTurn());
  const opened = (versionId: string) => writer().transition.findMany({ where: { versionId, state: "open" } });

  test("intake and approval ask for themselves in the author's name, once, and only when nothing is unmet", async () => {
    const one = await aCase("low", world);
    await opens(one.versionId);
    expect(await opened(one.versionId)).toEqual([]);
    expect(await writer().ledgerEvent.count({ where: { event: "transition.refused", subject: one.versionId } })).toBe(0);
    await prepares(one, "in_development");
    await opens(one.versionId);
    await opens(one.versionId);
    const [intake] = await opened(one.versionId);
    expect(intake).toMatchObject({ transition: "T1", requestedBy: world.author.id });
    await signsAll(one, intake?.id ?? "");
    await passes(one, "in_validation");
    await prepares(one, "approved");
    await opens(one.versionId);
    expect((await opened(one.versionId))[0]).toMatchObject({ transition: "T4", requestedBy: world.author.id });
  }, 60_000);

  test("what somebody returned is asked for again by a person", async () => {
    const one = await aCase("low", world);
    await prepares(one, "in_development");
    await opens(one.versionId);
    const [intake] = await opened(one.versionId);
    const [line] = await openAt(one, intake?.id ?? "");
    await world.owner.does(decideSignoff, {
      signoffId: line?.id ?? "",
      decision: "return",
      reason: "Who reads it?",
      dossierHash: intake?.dossierHash ?? "",
    });
    await opens(one.versionId);
    expect(await opened(one.versionId)).toEqual([]);
  });
});

describe("what runs where", () => {
  test("a later version in the same environment ends the earlier deployment there, and is the one the model shows", async () => {
    const one = await aModelIn("in_production", { tier: "low", world });
    const next = await world.owner.does(createVersion, {
      modelId: one.model.id,
      changeClass: "moderate",
      authors: [world.author.email],
    });
    const first = await writer().deployment.findFirstOrThrow({ where: { versionId: one.versionId } });
    const { id } = await rated(one.model, "low", { versionId: next.id });
    await world.risk2.does(confirmRisk, { assessmentId: id });
    const later = { ...one, versionId: next.id };
    for (const to of ["in_development", "in_validation", "approved"] as const) await passes(later, to);
    expect((await writer().model.findUniqueOrThrow({ where: { id: one.model.id } })).shownVersionId).toBe(one.versionId);
    await passes(later, "in_production");
    const runs = await writer().deployment.findMany({ where: { modelId: one.model.id, untilAt: null } });
    expect(runs).toMatchObject([{ versionId: next.id, environment: "production", extent: "full" }]);
    expect(await writer().deployment.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({
      untilAt: expect.any(Date),
      followedById: runs[0]?.id,
    });
    expect((await writer().model.findUniqueOrThrow({ where: { id: one.model.id } })).shownVersionId).toBe(next.id);
    expect(await versionOf(next.id)).toMatchObject({ stage: "in_production", substate: "full" });
    const released = await writer().signature.findFirstOrThrow({ where: { versionId: next.id, meaning: "released" } });
    expect(runs[0]?.signatureId).toBe(released.id);
  }, 90_000);
});
