// What goes live is what was approved: attacks on the release, through the door and by SQL as the product's own role.
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { answerControl } from "#lib/checklist/answer-control.command";
import { writer } from "#lib/db/writer";
import { getGate } from "#lib/lifecycle/get-gate.query";
import { requestTransition } from "#lib/signoff/request-transition.command";
import { asWriter } from "#lib/test/as-writer";
import { refusal } from "#lib/test/refusal";
import { aModelIn, type Case, decides, openAt, PLAN, passes, prepares, signsAll } from "#lib/test/signoff";

const OTHER = { ...PLAN, artifactDigest: `sha256:${"e".repeat(64)}` } as const;

describe("another artefact than the approved one", () => {
  let one: Case;
  const asks = (deployment: object) =>
    one.world.author.does(requestTransition, {
      versionId: one.versionId,
      to: "in_production",
      deployment: { ...PLAN, ...deployment },
    });

  beforeAll(async () => {
    one = await aModelIn("approved", { tier: "low" });
    await prepares(one, "in_production");
  }, 120_000);

  test("the author says that release integrity is effective, and asks to release something else", async () => {
    await one.world.author.does(answerControl, {
      versionId: one.versionId,
      controlId: "CC-CHG-03",
      status: "effective",
      note: "The same, I say.",
    });
    const { code, reasons } = (await refusal(asks(OTHER))) ?? {};
    expect(code).toBe("refused");
    expect(reasons?.toSorted()).toEqual(["CC-CHG-03", "lifecycle.other_artefact"]);
    expect(await writer().ledgerEvent.count({ where: { event: "transition.refused", subject: one.versionId } })).toBe(1);
  });

  test("a plan without a digest is released on somebody's word, and the signer is not made to name a digest", async () => {
    const { artifactDigest: _, ...silent } = PLAN;
    const { id } = await one.world.author.does(requestTransition, {
      versionId: one.versionId,
      to: "in_production",
      deployment: silent,
    });
    const [first] = await openAt(one, id);
    if (first) await decides(first.signer, first.id);
    const [last] = await openAt(one, id);
    if (!last) throw new Error("the release is open");
    await decides(last.signer, last.id);
    const { manifest } = await writer().signature.findFirstOrThrow({ where: { signoffId: last.id } });
    expect(JSON.stringify(manifest)).not.toContain(PLAN.artifactDigest);
  });
});

test("with the approved digest in the plan, the sentence names it", async () => {
  const one = await aModelIn("approved", { tier: "low" });
  const transitionId = await passes(one, "in_production");
  const { manifest } = await writer().signature.findFirstOrThrow({ where: { transitionId, meaning: "released" } });
  expect(manifest).toMatchObject({ sentence: { values: { digest: PLAN.artifactDigest } } });
  expect(await one.world.owner.does(getGate, { versionId: one.versionId })).toMatchObject({ stage: "in_production" });
}, 120_000);

describe("the product's own role", () => {
  let one: Case;
  let row: Awaited<ReturnType<typeof deployed>>;
  const deployed = (versionId: string) => writer().deployment.findFirstOrThrow({ where: { versionId } });
  const inserts = (change: object) => asWriter((db) => db.deployment.create({ data: { ...row, id: randomUUID(), ...change } }));

  beforeAll(async () => {
    one = await aModelIn("in_production", { tier: "low" });
    row = await deployed(one.versionId);
  }, 120_000);

  test("deploys a version nobody approved", async () => {
    const fresh = await aModelIn("proposed", { tier: "low" });
    const at = { versionId: fresh.versionId, modelId: fresh.model.id };
    await expect(inserts({ ...at, transitionId: null })).rejects.toThrow("a deployment follows from an approved release");
    await expect(inserts({ ...at, transitionId: randomUUID() })).rejects.toThrow("a deployment follows from an approved release");
  }, 60_000);

  test("deploys twice with one release, or somewhere else", async () => {
    await expect(inserts({})).rejects.toMatchObject({ code: "P2002" });
    await expect(inserts({ transitionId: null, environment: "elsewhere" })).rejects.toThrow("follows from an approved release");
  });

  test("exchanges the artefact of what runs, or lets it run again", async () => {
    const update = (data: object) => asWriter((db) => db.deployment.update({ where: { id: row.id }, data }));
    await expect(update({ artifactDigest: OTHER.artifactDigest })).rejects.toThrow("a deployment ends once");
    await update({ untilAt: new Date() });
    await expect(update({ untilAt: null })).rejects.toThrow("a deployment ends once");
  });

  test("exchanges the plan under an open request", async () => {
    const waiting = await aModelIn("approved", { tier: "low" });
    await prepares(waiting, "in_production");
    const { id } = await waiting.world.author.does(requestTransition, {
      versionId: waiting.versionId,
      to: "in_production",
      deployment: PLAN,
    });
    const swap = asWriter((db) => db.transition.update({ where: { id }, data: { deployment: OTHER } }));
    await expect(swap).rejects.toThrow("the dossier of a request does not change");
    expect(await signsAll(waiting, id)).toEqual(["acknowledged", "released"]);
  }, 60_000);
});
