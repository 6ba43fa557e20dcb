// Whose work a version is, is history: attacks that lend the model away, or let somebody else touch the record last.
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import type { Meaning } from "#lib/lifecycle/schema";
import { acceptOwner } from "#lib/models/accept-owner.command";
import { assignOwner } from "#lib/models/assign-owner.command";
import { grantRole } from "#lib/people/grant-role.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { asWriter } from "#lib/test/as-writer";
import { aPersonWithPassword, atTheMachine, PASSWORD, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aCase, aModelIn, asks, aWorld, type Case, prepares, type Signer } from "#lib/test/signoff";

const also = (person: Person, role: "validator" | "model_owner" | "risk_officer", unitId: string) =>
  run(grantRole, { personId: person.id, role, unitId }, atTheMachine());

const slot = (transitionId: string, meaning: Meaning) =>
  writer().signoff.findFirstOrThrow({ where: { transitionId, meaning }, include: { transition: true } });

const signs = async (person: Signer, transitionId: string, meaning: Meaning) => {
  const { id, transition } = await slot(transitionId, meaning);
  return refusal(
    person.does(decideSignoff, {
      signoffId: id,
      decision: "sign",
      dossierHash: transition.dossierHash ?? "",
      email: person.email,
      secret: PASSWORD,
      statementAccepted: 1,
    }),
  );
};

const handOver = async ({ model }: Case, from: Signer, to: Signer) => {
  await from.does(assignOwner, { modelId: model.id, ownerEmail: to.email });
  await to.does(acceptOwner, { modelId: model.id });
};

describe("a model that is lent away", () => {
  let one: Case;
  let lender: Signer;
  let transitionId: string;
  beforeAll(async () => {
    one = await aModelIn("in_validation", { tier: "medium" });
    lender = one.world.owner;
    await also(lender, "validator", one.world.unitId);
    const friend = await aPersonWithPassword(["model_owner"], one.world.unitId);
    await handOver(one, lender, friend);
    const lent = { ...one, world: { ...one.world, owner: friend } };
    await prepares(lent, "approved");
    transitionId = await asks(lent, "approved", friend);
  }, 120_000);

  test("an owner who lends the model away validates it", async () => {
    expect(await signs(lender, transitionId, "validated")).toEqual({ code: "refused", reasons: ["SD-2"] });
  });

  test("the refusal says why and who can", async () => {
    const read = await lender.does(getSignoff, { signoffId: (await slot(transitionId, "validated")).id });
    expect(read.refused).toMatchObject([
      { message: expect.stringContaining("You owned this model"), clearedBy: expect.stringContaining("Test validator") },
    ]);
  });

  test("SQL forgets that somebody owned it, edited it or wrote it", async () => {
    const version = (data: object) => asWriter((db) => db.modelVersion.update({ where: { id: one.versionId }, data }));
    await expect(version({ ownerIds: [] })).rejects.toThrow("stays on record");
    await expect(version({ materialEditors: [] })).rejects.toThrow("stays on record");
    const author = asWriter((db) =>
      db.versionAuthor.updateMany({ where: { versionId: one.versionId }, data: { personId: one.world.peer.id } }),
    );
    await expect(author).rejects.toThrow("stays on record");
  });

  test("SQL hands the model over, and the owner before is remembered all the same", async () => {
    const elsewhere = await aCase("low");
    await asWriter((db) => db.model.update({ where: { id: elsewhere.model.id }, data: { ownerId: elsewhere.world.peer.id } }));
    const { ownerIds } = await writer().modelVersion.findUniqueOrThrow({ where: { id: elsewhere.versionId } });
    expect(ownerIds).toEqual([elsewhere.world.owner.id, elsewhere.world.peer.id].sort());
  });
});

test("whoever wrote everything in another's name signs the independent check, once somebody else touched it last", async () => {
  const world = await aWorld();
  const clerk = await aPersonWithPassword(["data_scientist"], world.unitId);
  const one = await aModelIn("in_validation", { tier: "low", world, given: { owner: clerk, ownerEmail: world.owner.email } });
  await prepares(one, "approved");
  const transitionId = await asks(one, "approved", world.owner);
  const { lastMaterialBy } = await writer().modelVersion.findUniqueOrThrow({ where: { id: one.versionId } });
  expect(lastMaterialBy).toBe(world.author.id);
  expect(await signs(clerk, transitionId, "validated")).toEqual({ code: "refused", reasons: ["SD-1"] });
}, 120_000);
