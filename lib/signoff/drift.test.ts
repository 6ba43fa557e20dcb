// What moved behind an open request without making it void: nothing is signed that is no longer there.
import { beforeEach, describe, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { refusal } from "#lib/test/refusal";
import { aCase, asks, aWorld, type Case, decides, prepares, type World } from "#lib/test/signoff";
import { unguarded } from "#lib/test/unguarded";

let world: World | undefined;
let one: Case;
let signoffId: string;
beforeEach(async () => {
  world ??= await aWorld();
  one = await aCase("high", world);
  await prepares(one, "in_development");
  const transitionId = await asks(one, "in_development");
  signoffId = (await writer().signoff.findFirstOrThrow({ where: { transitionId, meaning: "compliance_reviewed" } })).id;
}, 120_000);

const signs = () => decides(one.world.compliance, signoffId);

describe("behind an open request", () => {
  test("content changes, and the stale dossier is signed", async () => {
    await unguarded(`update model_version set purpose = 'Decides alone.' where id = '${one.versionId}'`);
    await expect(signs()).rejects.toMatchObject({
      code: "conflict",
      reasons: [{ code: "signoff.stale", values: { field: "purpose", name: "none" } }],
    });
  });

  test("evidence expires between request and signature", async () => {
    await unguarded(`update attachment set expires_on = current_date - 1 where version_id = '${one.versionId}'`);
    expect(await refusal(signs())).toEqual({ code: "conflict", reasons: ["signoff.stale"] });
  });

  test("what is stale can still be returned", async () => {
    await unguarded(`update attachment set expires_on = current_date - 1 where version_id = '${one.versionId}'`);
    await decides(one.world.compliance, signoffId, { decision: "return", reason: "The evidence has expired." });
    expect(await writer().transition.count({ where: { versionId: one.versionId, state: "returned" } })).toBe(1);
  });
});
