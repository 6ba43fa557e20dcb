// The gate as callers see it: one list of reasons everywhere, and the asker's own signature in the same step.
import { beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "#lib/core/errors";
import { worded } from "#lib/core/wording";
import { writer } from "#lib/db/writer";
import { getGate } from "#lib/lifecycle/get-gate.query";
import { requestTransition } from "#lib/signoff/request-transition.command";
import { PASSWORD, type Person } from "#lib/test/people";
import { recorded } from "#lib/test/recorded";
import { refusal } from "#lib/test/refusal";
import { aKnownModel, rated } from "#lib/test/risk";
import { aCase, aModelIn, aWorld, passes, prepares, type World } from "#lib/test/signoff";

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 60_000);

const versionOf = (id: string) => writer().modelVersion.findUniqueOrThrow({ where: { id } });

describe("the gate", () => {
  test("gate, pre-flight list and refusal give the same reasons, each with the page that mends it", async () => {
    const model = await aKnownModel({
      owner: world.owner,
      author: world.author,
      businessUnit: world.unitId,
      facts: { sourcing: "in_house" },
    });
    const versionId = model.currentVersionId;
    const gate = await world.author.does(getGate, { versionId });
    expect(gate).toMatchObject({ to: "in_development", gate: "G0", open: false, mayRequest: true });
    const refused = await world.author
      .does(requestTransition, { versionId, to: "in_development" })
      .catch((error: unknown) => error);
    if (!(refused instanceof Refusal)) throw refused;
    expect(refused.reasons.map(worded)).toEqual(gate.unmet);
    expect(gate.unmet.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["lifecycle.fact_unknown", "lifecycle.tier_missing"]),
    );
    for (const { code, href } of gate.unmet) expect(href, code).toMatch(/^\/models\//);
  });

  test("it is read in the same few statements whatever is on the checklist, and says who could sign", async () => {
    const one = await aCase("high", world);
    const read = async () => {
      const { db, statements } = recorded();
      const ctx = { ...(await world.validator.caller()), now: new Date(), zone: "UTC", place: null };
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

  test("whoever may sign and not ask reads the same list as everybody: looking makes nobody the requester", async () => {
    const one = await aCase("high", world);
    const read = async (person: Person) => {
      const { signoffs, unmet } = await person.does(getGate, { versionId: one.versionId });
      return { could: signoffs.map(({ meaning, who }) => [meaning, who]), unmet };
    };
    const told = await read(world.author);
    expect(told.unmet.map(({ code }) => code)).not.toContain("lifecycle.nobody_can_sign");
    for (const signer of [world.validator, world.compliance, world.risk]) expect(await read(signer)).toEqual(told);
  }, 60_000);

  test("on the light path a card stands for the controls it answers, and the list stays whole", async () => {
    const one = await aModelIn("in_development", { tier: "low", world });
    const { unmet, cards } = await world.author.does(getGate, { versionId: one.versionId });
    const card = cards.find(({ id }) => id === "build-record");
    expect(card).toMatchObject({ href: expect.stringMatching(/checklist\?version=.+#card-build-record$/) });
    expect(card?.answers.length).toBeGreaterThan(5);
    const codes = new Set(card?.answers.map((at) => unmet[at]?.code));
    expect([...codes].toSorted()).toEqual(["CC-INV-01", "checklist.unanswered"]);
    const { cards: none } = await world.author.does(getGate, { versionId: (await aCase("high", world)).versionId });
    expect(none).toEqual([]);
    const waiting = await aKnownModel({ owner: world.owner, author: world.author, businessUnit: world.unitId });
    await rated(waiting, "medium");
    expect((await world.author.does(getGate, { versionId: waiting.currentVersionId })).cards).toEqual([]);
  }, 60_000);

  test("what the light path asks for by itself is said to, for as long as that may take", async () => {
    const one = await aCase("low", world);
    await prepares(one, "in_development");
    const read = async (later: number) =>
      getGate.read(
        recorded().db,
        { versionId: one.versionId },
        { ...(await world.author.caller()), now: new Date(Date.now() + later), place: null, zone: "UTC" },
      );
    expect(await read(0)).toMatchObject({ open: true, mayRequest: true, opensByItself: true });
    expect(await read(3_600_000)).toMatchObject({ open: true, opensByItself: false });
    const high = await aCase("high", world);
    await prepares(high, "in_development");
    expect(await world.author.does(getGate, { versionId: high.versionId })).toMatchObject({ open: true, opensByItself: false });
  }, 60_000);

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
    const ask = (secret: string) =>
      world.author.does(requestTransition, { versionId: one.versionId, to: "in_validation", sign: { ...sign, secret } });
    expect(await refusal(ask("not the password at all"))).toMatchObject({ code: "forbidden", reasons: ["signing.secret"] });
    expect(await writer().transition.count({ where: { versionId: one.versionId, toStage: "in_validation" } })).toBe(0);
    expect(await ask(PASSWORD)).toMatchObject({ state: "approved", stage: "in_validation", signoffs: [{ state: "signed" }] });
    expect((await versionOf(one.versionId)).frozenAt).not.toBeNull();
  }, 60_000);

  test("nobody signs an independent line in passing", async () => {
    const one = await aModelIn("in_validation", { tier: "medium", world });
    await prepares(one, "approved");
    const attempt = world.risk.does(requestTransition, {
      versionId: one.versionId,
      to: "approved",
      sign: { email: world.risk.email, secret: PASSWORD },
    });
    expect(await refusal(attempt)).toEqual({ code: "invalid", reasons: ["signoff.nothing_to_sign"] });
  }, 60_000);
});
