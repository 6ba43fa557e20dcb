// What the database refuses whatever the program believes: SQL as the product's own role, under an event, so only the guard says no.
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { MEANING_KIND, MEANINGS } from "#lib/lifecycle/schema";
import { asWriter } from "#lib/test/as-writer";
import { asOwner } from "#lib/test/database";
import { forge } from "#lib/test/forge";
import { aCase, asks, type Case, decides, prepares } from "#lib/test/signoff";
import { unguarded } from "#lib/test/unguarded";

let one: Case;
let transitionId: string;
const slots: Record<string, string> = {};

beforeAll(async () => {
  one = await aCase("high");
  await prepares(one, "in_development");
  transitionId = await asks(one, "in_development");
  const request = await writer().transition.findUniqueOrThrow({ where: { id: transitionId }, include: { signoffs: true } });
  for (const { meaning, id } of request.signoffs) slots[meaning] = id;
}, 120_000);

const slot = (meaning: string) => slots[meaning] ?? "";

const copyOf = async (change: object) => {
  const { dossier, policies, deployment, ...row } = await writer().transition.findUniqueOrThrow({ where: { id: transitionId } });
  return { ...row, id: randomUUID(), dossier: dossier ?? {}, ...change };
};

describe("stages", () => {
  test("SQL sets the stage to approved", async () => {
    const set = asWriter((db) => db.modelVersion.update({ where: { id: one.versionId }, data: { stage: "approved" } }));
    await expect(set).rejects.toThrow("it is never set");
  });

  test("a version is born approved", async () => {
    const born = asWriter(
      (db) => db.$executeRaw`
      insert into model_version (id, model_id, label, number, stage, stage_since, facts, created_by, created_at)
      select 'born', model_id, '9.9', 99, 'approved', now(), facts, created_by, now() from model_version where id = ${one.versionId}`,
    );
    await expect(born).rejects.toThrow("a version starts at proposed");
  });

  test.each([
    ["approved", "in_validation"],
    ["in_production", "approved"],
    ["in_development", "proposed"],
  ])("a move to %s is made without its gate", async (toStage, fromStage) => {
    const row = await copyOf({ gate: null, state: "approved", toStage, fromStage });
    await expect(asWriter((db) => db.transition.create({ data: row }))).rejects.toThrow("this transition has a gate");
  });
});

describe("approvals", () => {
  test("a request is approved with a signature missing", async () => {
    await decides(one.world.owner, slot("responsible"));
    const approve = asWriter((db) => db.transition.update({ where: { id: transitionId }, data: { state: "approved" } }));
    await expect(approve).rejects.toThrow("approval needs every signature");
  });

  test("sign-offs are called signed and nobody signed", async () => {
    const approve = asWriter(async (db) => {
      await db.signoff.updateMany({ where: { transitionId }, data: { state: "signed" } });
      await db.transition.update({ where: { id: transitionId }, data: { state: "approved" } });
    });
    await expect(approve).rejects.toThrow("a sign-off is decided by a signature");
  });

  test("a request without sign-offs is approved", async () => {
    const row = await copyOf({ state: "approved", fromStage: "in_validation", toStage: "approved", gate: "G2" });
    await expect(asWriter((db) => db.transition.create({ data: row }))).rejects.toThrow("approval needs every signature");
  });

  test("the dossier under an open request is exchanged", async () => {
    const swap = asWriter((db) => db.transition.update({ where: { id: transitionId }, data: { dossier: { format: 1 } } }));
    await expect(swap).rejects.toThrow("the dossier of a request does not change");
  });
});

describe("signatures", () => {
  type Forged = Omit<Parameters<typeof forge>[0], "signoffId"> & { meaning: string };
  const refused = async (forged: Forged, why: string) =>
    expect(asWriter(forge({ ...forged, signoffId: slot(forged.meaning) }))).rejects.toThrow(why);

  test("the owner accepts for development", async () => {
    await asOwner(
      "insert into role_grant (id, person_id, role, unit_id, state, during_set_up, granted_by, granted_at) values ($1, $2, 'compliance_officer', $3, 'active', true, 'test', now())",
      [randomUUID(), one.world.owner.id, one.world.unitId],
    );
    await refused({ personId: one.world.owner.id, role: "compliance_officer", meaning: "compliance_reviewed" }, "SD-2");
  });

  test("an independent meaning is called somebody's own", async () => {
    await refused(
      { personId: one.world.compliance.id, role: "compliance_officer", meaning: "compliance_reviewed", independent: false },
      "one sign-off on one dossier",
    );
  });

  test("somebody signs who does not hold the role, or no longer", async () => {
    await refused(
      { personId: one.world.risk.id, role: "compliance_officer", meaning: "compliance_reviewed" },
      "does not hold the role",
    );
    const [grant] = await asOwner<{ id: string }>(
      "update role_grant set until = current_date - 1 where person_id = $1 returning id",
      [one.world.compliance.id],
    );
    await refused(
      { personId: one.world.compliance.id, role: "compliance_officer", meaning: "compliance_reviewed" },
      "does not hold the role",
    );
    await unguarded(`update role_grant set until = null where id = '${grant?.id}'`);
  });

  test("a signature is for another dossier, or for a sign-off that is not open", async () => {
    const { compliance, risk } = one.world;
    await refused(
      { personId: compliance.id, role: "compliance_officer", meaning: "compliance_reviewed", dossierHash: "f".repeat(64) },
      "one sign-off on one dossier",
    );
    await refused({ personId: risk.id, role: "risk_officer", meaning: "accepted_for_development" }, "only an open sign-off");
  });

  test("a signature that stands is changed", async () => {
    const change = asWriter((db) => db.signature.updateMany({ where: { transitionId }, data: { decision: "refuse" } }));
    await expect(change).rejects.toThrow("a signature does not change");
  });

  test("program and database call the same meanings independent", async () => {
    for (const meaning of MEANINGS) {
      const [row] = await asOwner<{ independent: boolean }>("select is_independent($1) as independent", [meaning]);
      expect(row?.independent, meaning).toBe(MEANING_KIND[meaning] === "independent");
    }
  });

  test.each([
    ["a signature", "update signature set decision = 'refuse'", "a signature does not change"],
    ["a dossier", "update transition set dossier = '{}'", "the dossier of a request does not change"],
    ["a stage", "update model_version set stage = 'approved'", "it is never set"],
    ["an approval", "update transition set state = 'approved'", "approval needs every signature"],
    [
      "a role",
      "insert into role_grant (id, person_id, role, unit_id, state, granted_by, granted_at) select 'second', person_id, 'admin', unit_id, 'active', 'test', now() from role_grant where role = 'risk_officer' limit 1",
      "exclude every signing role",
    ],
  ])("the server's administrator changes %s in a session that says it replicates", async (_what, act, why) => {
    const attack = asOwner(`begin; set local session_replication_role = replica; ${act}; commit`);
    await expect(attack).rejects.toThrow(why);
  });

  test("a closed request is opened again", async () => {
    await decides(one.world.compliance, slot("compliance_reviewed"), { decision: "return", reason: "One question." });
    const reopen = asWriter((db) => db.transition.update({ where: { id: transitionId }, data: { state: "open" } }));
    await expect(reopen).rejects.toThrow("a closed request does not change");
  });
});
