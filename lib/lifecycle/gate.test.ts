// The gate as callers see it: one list of reasons everywhere, moves that act at once, the light path, and what runs where.
import { beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "#lib/core/errors";
import { worded } from "#lib/core/wording";
import { writer } from "#lib/db/writer";
import { getGate } from "#lib/lifecycle/get-gate.query";
import { openLightPath } from "#lib/lifecycle/open-light-path.job";
import { createVersion } from "#lib/models/create-version.command";
import { reviseModel } from "#lib/models/revise-model.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { requestTransition } from "#lib/signoff/request-transition.command";
import { PASSWORD } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { recorded } from "#lib/test/recorded";
import { aKnownModel, rated } from "#lib/test/risk";
import { aCase, aModelIn, asks, aWorld, decides, openAt, passes, prepares, signsAll, type World } from "#lib/test/signoff";

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 60_000);

const versionOf = (id: string) => writer().modelVersion.findUniqueOrThrow({ where: { id } });

describe("the gate", () => {
  test("gate, pre-flight list and refusal give the same reasons, each with the page that mends it", async () => {
    const model = await aKnownModel({ owner: world.owner, author: world.author, businessUnit: world.unitId, facts: { sourcing: "in_house" } });
    const versionId = model.currentVersionId;
    const gate = await world.author.does(getGate, { versionId });
    expect(gate).toMatchObject({ to: "in_development", gate: "G0", open: false, mayRequest: true });
    const refused = await world.author.does(requestTransition, { versionId, to: "in_development" }).catch((error: unknown) => error);
    if (!(refused instanceof Refusal)) throw refused;
    expect(refused.reasons.map(worded)).toEqual(gate.unmet);
    expect(gate.unmet.map(({ code }) => code)).toEqual(expect.arrayContaining(["lifecycle.fact_unknown", "lifecycle.tier_missing"]));
    expect(gate.unmet.every(({ href }) => href?.startsWith("/models/") || href === "/people")).toBe(true);
  });

  test("it is read in the same few statements whatever is on the checklist, and says who could sign", async () => {
    const one = await aCase("high", world);
    const read = async () => {
      const { db, statements } = recorded();
      const ctx = { ...(await world.validator.caller()), now: new Date(), place: null };
      return { gate: await getGate.read(db, { versionId: one.versionId }, ctx), statements: statements.length };
    };
    const before = await read();
    expect(before.gate.signoffs.map(({ meaning, couldSign }) => [meaning, couldSign > 0])).toEqual([
      ["responsible", true],
      ["compliance_reviewed", true],
      ["accepted_for_development", true],
    ]);
    await passes(one, "in_development");
    await prepares(one, "in_validation");
    expect((await read()).statements).toBe(before.statements);
  });

  test("where it will run is asked for with the request to release", async () => {
    const one = await aModelIn("approved", { tier: "low", world });
    await prepares(one, "in_production");
    const gate = await world.author.does(getGate, { versionId: one.versionId });
    expect(gate).toMatchObject({ gate: "G3", deploymentNeeded: true });
    expect(gate.unmet.map(({ code }) => code)).toContain("lifecycle.deployment_missing");
  }, 60_000);
});

describe("submit and sign", () => {
  test("the author signs with the request, and a wrong password asks for nothing", async () => {
    const one = await aModelIn("in_development", { tier: "low", world });
    await prepares(one, "in_validation");
    const gate = await world.author.does(getGate, { versionId: one.versionId });
    expect(gate.own).toMatchObject({ meaning: "authored", secretNeeded: true });
    const sign = { dossierHash: gate.dossierHash ?? "", email: world.author.email, statementAccepted: 1 };
    const ask = (secret: string) => world.author.does(requestTransition, { versionId: one.versionId, to: "in_validation", sign: { ...sign, secret } });
    expect(await refusal(ask("not the password at all"))).toMatchObject({ code: "forbidden", reasons: ["signing.secret"] });
    expect(await writer().transition.count({ where: { versionId: one.versionId, toStage: "in_validation" } })).toBe(0);
    expect(await ask(PASSWORD)).toMatchObject({ state: "approved", stage: "in_validation", signoffs: [{ state: "signed" }] });
    expect((await versionOf(one.versionId)).frozenAt).not.toBeNull();
  }, 60_000);

  test("nobody signs an independent line in passing", async () => {
    const one = await aModelIn("in_validation", { tier: "medium", world });
    await prepares(one, "approved");
    const attempt = world.risk.does(requestTransition, { versionId: one.versionId, to: "approved", sign: { email: world.risk.email, secret: PASSWORD } });
    expect(await refusal(attempt)).toEqual({ code: "invalid", reasons: ["signoff.nothing_to_sign"] });
  }, 60_000);
});

describe("what acts at once", () => {
  test("sending back opens the content again, voids what was asked for, and says why", async () => {
    const one = await aModelIn("in_validation", { tier: "low", world });
    await prepares(one, "approved");
    const transitionId = await asks(one, "approved");
    const back = { versionId: one.versionId, to: "in_development" } as const;
    expect(await refusal(world.validator.does(requestTransition, back))).toEqual({ code: "invalid", reasons: ["lifecycle.reason_needed"] });
    expect(await refusal(world.author.does(requestTransition, { ...back, note: "I forgot." }))).toEqual({
      code: "refused",
      reasons: ["lifecycle.not_a_signer"],
    });
    expect(await world.validator.does(requestTransition, { ...back, note: "The test set leaks." })).toMatchObject({ state: "approved" });
    expect(await versionOf(one.versionId)).toMatchObject({ stage: "in_development", frozenAt: null });
    expect((await writer().transition.findUniqueOrThrow({ where: { id: transitionId } })).state).toBe("void");
    const { revision } = await writer().model.findUniqueOrThrow({ where: { id: one.model.id } });
    await world.owner.does(reviseModel, { modelId: one.model.id, revision, limitations: "The test set is small." });
  }, 60_000);

  test("an owner withdraws, a second-line officer rejects, nobody else ends a version", async () => {
    const one = await aCase("low", world);
    const end = { versionId: one.versionId, to: "rejected", note: "Not needed any more." } as const;
    expect(await refusal(world.author.does(requestTransition, end))).toEqual({ code: "refused", reasons: ["lifecycle.not_asker"] });
    await world.compliance.does(requestTransition, end);
    expect((await versionOf(one.versionId)).stage).toBe("rejected");
    const other = await aCase("low", world);
    await world.owner.does(requestTransition, { ...end, versionId: other.versionId });
    expect((await versionOf(other.versionId)).stage).toBe("rejected");
  });
});

describe("the light path", () => {
  const opens = (versionId: string) => openLightPath.handle({ versionId }, AbortSignal.timeout(10_000));
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
