// R11: one slot, one winner. Eight who decide it at once, again and again; and whoever edits, returns, refuses or withdraws meanwhile.
import { beforeAll, expect, test } from "vitest";
import { Refusal } from "#lib/core/errors";
import { writer } from "#lib/db/writer";
import { reviseModel } from "#lib/models/revise-model.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { withdrawSignature } from "#lib/signoff/withdraw-signature.command";
import { withdrawTransition } from "#lib/signoff/withdraw-transition.command";
import { aPersonWithPassword, PASSWORD } from "#lib/test/people";
import { aCase, asks, aWorld, type Case, decides, prepares, type Signer, type World } from "#lib/test/signoff";

/** Read, check, write without a lock fails each single time, so a few trials tell; CONTRIBUTING.md says how to run three hundred. */
const TRIALS = Number(process.env.RACE_TRIALS ?? 8);
const APPROVERS = 8;

let world: World;
let officers: Signer[];
let deciders: Signer[];
beforeAll(async () => {
  world = await aWorld();
  const eight = (role: "compliance_officer" | "risk_officer") =>
    Promise.all(Array.from({ length: APPROVERS }, () => aPersonWithPassword([role], world.unitId)));
  officers = await eight("compliance_officer");
  deciders = await eight("risk_officer");
}, 60_000);

type Asked = Case & { transitionId: string; slots: Record<string, string> };

const atIntake = async (): Promise<Asked> => {
  const one = await aCase("high", world);
  await prepares(one, "in_development");
  const transitionId = await asks(one, "in_development");
  const rows = await writer().signoff.findMany({ where: { transitionId } });
  return { ...one, transitionId, slots: Object.fromEntries(rows.map(({ meaning, id }) => [meaning, id])) };
};

const decision = async (signoffId: string, given: { decision: "sign" } | { decision: "return"; reason: string }) => {
  const { dossierHash } = await world.compliance.does(getSignoff, { signoffId });
  return (who: Signer) =>
    who.does(decideSignoff, { signoffId, ...given, dossierHash, email: who.email, secret: PASSWORD, statementAccepted: 1 });
};
const signature = (signoffId: string) => decision(signoffId, { decision: "sign" });

/** All at once. Gives who came through; whoever did not was told of a conflict, and nothing else. */
async function race<T extends string>(acts: [T, () => Promise<unknown>][]): Promise<T[]> {
  const outcomes = await Promise.allSettled(acts.map(([, act]) => act()));
  for (const outcome of outcomes)
    if (outcome.status === "rejected") {
      expect(outcome.reason).toBeInstanceOf(Refusal);
      expect(outcome.reason).toMatchObject({ code: "conflict", current: expect.anything() });
    }
  return acts.flatMap(([name], n) => (outcomes[n]?.status === "fulfilled" ? [name] : []));
}

const standing = (signoffId: string) =>
  writer().signature.count({ where: { signoffId, withdrawnAt: null, voidedAt: null, decision: "sign" } });

test(`eight sign one slot at once, ${TRIALS} times: one signature each time, seven conflicts with the present state`, async () => {
  const { slots } = await atIntake();
  const signoffId = slots.compliance_reviewed ?? "";
  const sign = await signature(signoffId);
  for (let trial = 1; trial <= TRIALS; trial += 1) {
    const won = await race(officers.map((officer, n) => [String(n), () => sign(officer)]));
    expect(won).toHaveLength(1);
    expect(await standing(signoffId)).toBe(1);
    await officers[Number(won[0])]?.does(withdrawSignature, { signoffId, reason: "Once more." });
    expect(await writer().signature.count({ where: { signoffId } })).toBe(trial);
  }
});

test("the last signature of a quorum is given by eight at once: the version moves once", async () => {
  const one = await atIntake();
  await decides(world.owner, one.slots.responsible ?? one.slots.acknowledged ?? "");
  await decides(world.compliance, one.slots.compliance_reviewed ?? "");
  const last = one.slots.accepted_for_development ?? "";
  const sign = await signature(last);
  expect(await race(deciders.map((who, n) => [String(n), () => sign(who)]))).toHaveLength(1);
  expect(await standing(last)).toBe(1);
  expect(await writer().transition.findUniqueOrThrow({ where: { id: one.transitionId } })).toMatchObject({ state: "approved" });
  const version = await writer().modelVersion.findUniqueOrThrow({ where: { id: one.versionId } });
  expect(version.stage).toBe("in_development");
  expect(await writer().signature.count({ where: { transitionId: one.transitionId } })).toBe(3);
});

test("two last signatures at once, each of which the other one's line waits for: both count, once each", async () => {
  const one = await atIntake();
  const [review, own] = [one.slots.compliance_reviewed ?? "", one.slots.responsible ?? one.slots.acknowledged ?? ""];
  const won = await race<string>([
    ["review", () => decides(world.compliance, review)],
    ["own", () => decides(world.owner, own)],
  ]);
  expect(won.toSorted()).toEqual(["own", "review"]);
  const { state } = await writer().signoff.findUniqueOrThrow({ where: { id: one.slots.accepted_for_development ?? "" } });
  expect(state).toBe("open");
  expect(await writer().transition.findUniqueOrThrow({ where: { id: one.transitionId } })).toMatchObject({ state: "open" });
});

test("signing, returning, editing and withdrawing at once: one way out of the request, and no signature outlives it", async () => {
  for (let round = 0; round < 3; round += 1) {
    const one = await atIntake();
    const signoffId = one.slots.compliance_reviewed ?? "";
    const sign = await signature(signoffId);
    const { revision } = await writer().model.findUniqueOrThrow({ where: { id: one.model.id } });
    const sendBack = await decision(signoffId, { decision: "return", reason: "Say more." });
    const [first, second, third, returner] = officers as [Signer, Signer, Signer, Signer];
    const acts: [string, () => Promise<unknown>][] = [
      ["sign", () => sign(first)],
      ["sign", () => sign(second)],
      ["sign", () => sign(third)],
      ["returned", () => sendBack(returner)],
      ["void", () => world.owner.does(reviseModel, { modelId: one.model.id, revision, purpose: `Round ${round}.` })],
      ["withdrawn", () => world.author.does(withdrawTransition, { transitionId: one.transitionId, reason: "Too early." })],
    ];
    // Whoever stands first has the better chance: each takes a turn at it.
    const won = await race([...acts.slice(round), ...acts.slice(0, round)]);
    const { state } = await writer().transition.findUniqueOrThrow({ where: { id: one.transitionId } });
    expect(won).toContain(state);
    expect(won.filter((name) => name === "sign").length).toBeLessThanOrEqual(1);
    expect(won.filter((name) => name === "returned" || name === "withdrawn")).toEqual(state === "void" ? [] : [state]);
    expect(await writer().signoff.count({ where: { transitionId: one.transitionId, state: { in: ["open", "waiting"] } } })).toBe(
      0,
    );
  }
});
