// Two people at once, pages that are out of date, signatures taken somewhere else or taken back.
import { beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { reviseModel } from "#lib/models/revise-model.command";
import { endGrant } from "#lib/people/end-grant.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { getTransition } from "#lib/signoff/get-transition.query";
import { withdrawSignature } from "#lib/signoff/withdraw-signature.command";
import { withdrawTransition } from "#lib/signoff/withdraw-transition.command";
import { aPersonWithPassword, atTheMachine, PASSWORD } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aCase, asks, aWorld, type Case, decides, openAt, prepares, type Signer, type World } from "#lib/test/signoff";

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 60_000);

/** A request at intake of a high-tier model: three sign-offs, two of them open. */
const atIntake = async (): Promise<Case & { transitionId: string; signoffs: Record<string, string> }> => {
  const one = await aCase("high", world);
  await prepares(one, "in_development");
  const transitionId = await asks(one, "in_development");
  const rows = await writer().signoff.findMany({ where: { transitionId } });
  return { ...one, transitionId, signoffs: Object.fromEntries(rows.map(({ meaning, id }) => [meaning, id])) };
};

const inputOf = async (person: Signer, signoffId: string) => ({
  signoffId,
  decision: "sign" as const,
  dossierHash: (await person.does(getSignoff, { signoffId })).dossierHash,
  email: person.email,
  secret: PASSWORD,
  statementAccepted: 1,
});

const stateOf = async (signoffId: string) => (await writer().signoff.findUniqueOrThrow({ where: { id: signoffId } })).state;

describe("two at once", () => {
  test("E3: eight people decide one slot at once: one wins, the others are told the present state", async () => {
    const { signoffs, transitionId } = await atIntake();
    const signoffId = signoffs.compliance_reviewed ?? "";
    const officers = await Promise.all(
      Array.from({ length: 8 }, () => aPersonWithPassword(["compliance_officer"], world.unitId)),
    );
    const read = await Promise.all(officers.map(async (officer) => ({ officer, input: await inputOf(officer, signoffId) })));
    const outcomes = await Promise.all(
      read.map(({ officer, input }) =>
        officer.does(decideSignoff, input).then(
          () => null,
          (error: unknown) => error,
        ),
      ),
    );
    const lost = outcomes.filter((outcome) => outcome instanceof Refusal);
    expect(lost).toHaveLength(7);
    for (const { code, current } of lost) {
      expect(code).toBe("conflict");
      expect(current).toMatchObject({
        request: { id: transitionId, state: "open" },
        signoff: { id: signoffId, state: "signed" },
      });
    }
    expect(await writer().signature.count({ where: { signoffId } })).toBe(1);
  }, 120_000);

  test("E4: a role ends between reading and signing", async () => {
    const { signoffs } = await atIntake();
    const officer = await aPersonWithPassword(["compliance_officer"], world.unitId);
    const signoffId = signoffs.compliance_reviewed ?? "";
    const input = await inputOf(officer, signoffId);
    const before = await officer.caller();
    const grant = await writer().roleGrant.findFirstOrThrow({ where: { personId: officer.id } });
    await run(endGrant, { grantId: grant.id }, atTheMachine());
    expect(await refusal(run(decideSignoff, input, before))).toEqual({ code: "refused", reasons: ["signoff.role_missing"] });
    expect(await refusal(officer.does(decideSignoff, input))).toMatchObject({ code: "forbidden" });
    expect(await stateOf(signoffId)).toBe("open");
  }, 60_000);
});

describe("a dossier that moved", () => {
  test("E2: a signature for one model is replayed on another", async () => {
    const first = await atIntake();
    const second = await atIntake();
    const input = await inputOf(world.compliance, first.signoffs.compliance_reviewed ?? "");
    const replayed = { ...input, signoffId: second.signoffs.compliance_reviewed ?? "" };
    expect(await refusal(world.compliance.does(decideSignoff, replayed))).toEqual({
      code: "conflict",
      reasons: ["signoff.stale"],
    });
    await world.compliance.does(decideSignoff, input, "one-key");
    expect(await refusal(world.compliance.does(decideSignoff, replayed, "one-key"))).toEqual({
      code: "invalid",
      reasons: ["idempotency.other_input"],
    });
  }, 60_000);

  test("an edit voids what was signed, and whoever still has the old page open is told which field did it", async () => {
    const { model, signoffs, transitionId } = await atIntake();
    await decides(world.compliance, signoffs.compliance_reviewed ?? "");
    const late = await inputOf(world.risk, signoffs.accepted_for_development ?? "");
    const { revision } = await writer().model.findUniqueOrThrow({ where: { id: model.id } });
    await world.owner.does(reviseModel, { modelId: model.id, revision, purpose: "Decides alone which cases are closed." });
    const attempt = world.risk.does(decideSignoff, late);
    await expect(attempt).rejects.toMatchObject({
      code: "conflict",
      reasons: [{ code: "signoff.stale", values: { field: "purpose", name: expect.stringContaining("Test") } }],
      current: { request: { state: "void" } },
    });
    const { signatures, state } = await world.risk.does(getTransition, { transitionId });
    expect(state).toBe("void");
    expect(signatures[0]).toMatchObject({
      meaning: "compliance_reviewed",
      voidedWhy: expect.stringMatching(/^Purpose changed by/),
    });
  }, 60_000);

  test("after a return the reviewer sees what changed since, and the old hash signs nothing", async () => {
    const one = await atIntake();
    const signoffId = one.signoffs.compliance_reviewed ?? "";
    const old = await inputOf(world.compliance, signoffId);
    await decides(world.compliance, signoffId, { decision: "return", reason: "Say who reads it." });
    const { revision } = await writer().model.findUniqueOrThrow({ where: { id: one.model.id } });
    await world.owner.does(reviseModel, { modelId: one.model.id, revision, intendedUse: "The dispute team, from Monday on." });
    await asks(one, "in_development");
    const again = (
      await openAt(one, (await writer().transition.findFirstOrThrow({ where: { versionId: one.versionId, state: "open" } })).id)
    ).find(({ meaning }) => meaning === "compliance_reviewed");
    const read = await world.compliance.does(getSignoff, { signoffId: again?.id ?? "" });
    const returned = await writer().signature.findFirstOrThrow({ where: { signoffId } });
    expect(read).toMatchObject({
      comparedWith: "returned",
      comparedTo: { version: "1.0", at: returned.signedAt.toISOString() },
    });
    expect(read.difference.map(({ path }) => path)).toEqual(["model/material/intendedUse"]);
    const stale = { ...old, signoffId: again?.id ?? "" };
    expect(await refusal(world.compliance.does(decideSignoff, stale))).toEqual({ code: "conflict", reasons: ["signoff.stale"] });
    await decides(world.compliance, again?.id ?? "");
  }, 60_000);

  test("what was refused is not asked for again unchanged", async () => {
    const one = await atIntake();
    await decides(world.compliance, one.signoffs.compliance_reviewed ?? "", { decision: "refuse", reason: "Not like this." });
    expect(await refusal(asks(one, "in_development"))).toEqual({ code: "refused", reasons: ["lifecycle.refused_unchanged"] });
  }, 60_000);
});

describe("taking back", () => {
  test("a signer takes back their own, what rested on it falls, and both can be given again", async () => {
    const { signoffs, transitionId } = await atIntake();
    const [reviewed = "", accepted = ""] = [signoffs.compliance_reviewed, signoffs.accepted_for_development];
    await decides(world.compliance, reviewed);
    await decides(world.risk, accepted);
    const other = world.risk.does(withdrawSignature, { signoffId: reviewed, reason: "Mine now." });
    expect(await refusal(other)).toEqual({ code: "forbidden", reasons: ["signoff.not_yours"] });
    const taken = await world.compliance.does(withdrawSignature, { signoffId: reviewed, reason: "I misread the class." });
    expect(taken).toMatchObject({ state: "open", reopened: [accepted] });
    const { signatures, signoffs: rows } = await world.risk.does(getTransition, { transitionId });
    expect(signatures.map(({ withdrawReason, voidedWhy }) => [withdrawReason, voidedWhy !== null])).toEqual([
      ["I misread the class.", false],
      [null, true],
    ]);
    expect(rows.find(({ id }) => id === accepted)?.state).toBe("waiting");
    await decides(world.compliance, reviewed);
    await decides(world.risk, accepted);
  }, 60_000);

  test("nothing is taken back after the request closed", async () => {
    const { signoffs, transitionId } = await atIntake();
    await decides(world.owner, signoffs.responsible ?? "");
    const stranger = world.compliance.does(withdrawTransition, { transitionId, reason: "No." });
    expect(await refusal(stranger)).toEqual({ code: "forbidden", reasons: ["signoff.requester_only"] });
    await world.author.does(withdrawTransition, { transitionId, reason: "Too early." });
    for (const attempt of [
      () => world.author.does(withdrawTransition, { transitionId, reason: "Again." }),
      () => world.owner.does(withdrawSignature, { signoffId: signoffs.responsible ?? "", reason: "Late." }),
      () => decides(world.compliance, signoffs.compliance_reviewed ?? ""),
    ])
      expect(await refusal(attempt())).toEqual({ code: "conflict", reasons: ["signoff.request_closed"] });
  }, 60_000);
});
