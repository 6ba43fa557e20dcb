// Attacks on the segregation of duties, through the door a caller over REST comes through. Each is refused and recorded.
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import type { Meaning, Stage } from "#lib/lifecycle/schema";
import { grantRole } from "#lib/people/grant-role.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { requestTransition } from "#lib/signoff/request-transition.command";
import { asWriter } from "#lib/test/as-writer";
import { aPersonWithPassword, atTheMachine, PASSWORD, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aCase, aModelIn, asks, type Case, decides, openAt, prepares, type Signer, signsAll } from "#lib/test/signoff";

const alsoHolds = (person: Person, role: "risk_officer" | "validator" | "compliance_officer", unitId: string) =>
  run(grantRole, { personId: person.id, role, unitId }, atTheMachine());

const signoffOf = async (transitionId: string, meaning: Meaning): Promise<string> =>
  (await writer().signoff.findFirstOrThrow({ where: { transitionId, meaning } })).id;

/** Decides without reading first, as somebody with a script would. */
const forces = async (person: Signer, signoffId: string, decision: "sign" | "return" = "sign") => {
  const { transition } = await writer().signoff.findUniqueOrThrow({ where: { id: signoffId }, include: { transition: true } });
  return refusal(
    person.does(decideSignoff, {
      signoffId,
      decision,
      reason: "Because.",
      dossierHash: transition.dossierHash ?? "",
      email: person.email,
      secret: PASSWORD,
      statementAccepted: 1,
    }),
  );
};

const recorded = (subject: string, rule: string) =>
  writer().ledgerEvent.count({ where: { event: "signoff.refused", subject, change: { path: ["rule"], equals: rule } } });

const asked = async (one: Case, to: Stage, by?: Person) => {
  await prepares(one, to);
  return asks(one, to, by);
};

describe("at the approval of a high-tier model", () => {
  let one: Case;
  let transitionId: string;
  beforeAll(async () => {
    one = await aModelIn("in_validation", { tier: "high" });
    await alsoHolds(one.world.owner, "risk_officer", one.world.unitId);
    await alsoHolds(one.world.author, "validator", one.world.unitId);
    await alsoHolds(one.world.validator, "risk_officer", one.world.unitId);
    transitionId = await asked(one, "approved", one.world.risk);
  }, 120_000);

  test("E5: the owner signs as risk officer by calling REST directly", async () => {
    const id = await signoffOf(transitionId, "approved");
    expect(await forces(one.world.owner, id)).toEqual({ code: "refused", reasons: ["SD-2"] });
    expect(await recorded(id, "SD-2")).toBe(1);
  });

  test("E5: the author validates", async () => {
    const id = await signoffOf(transitionId, "validated");
    expect(await forces(one.world.author, id)).toEqual({ code: "refused", reasons: ["SD-1"] });
    expect(await recorded(id, "SD-1")).toBe(1);
  });

  test("E5: the requester approves", async () => {
    const id = await signoffOf(transitionId, "approved");
    expect(await forces(one.world.risk, id)).toEqual({ code: "refused", reasons: ["SD-15"] });
    expect(await recorded(id, "SD-15")).toBe(1);
  });

  test("E6: the same person validates and approves", async () => {
    await decides(one.world.validator, await signoffOf(transitionId, "validated"));
    const id = await signoffOf(transitionId, "approved");
    expect(await forces(one.world.validator, id)).toEqual({ code: "refused", reasons: ["SD-3"] });
    expect(await recorded(id, "SD-3")).toBe(1);
  });

  test("an administrator signs", async () => {
    const admin = await aPersonWithPassword(["admin"]);
    const id = await signoffOf(transitionId, "approved");
    expect(await forces(admin, id)).toEqual({ code: "refused", reasons: ["SD-8"] });
    expect(await recorded(id, "SD-8")).toBe(1);
  });

  test("an auditor signs", async () => {
    const auditor = await aPersonWithPassword(["auditor"]);
    const id = await signoffOf(transitionId, "approved");
    expect(await forces(auditor, id)).toEqual({ code: "refused", reasons: ["SD-12"] });
    expect(await recorded(id, "SD-12")).toBe(1);
  });

  test("a risk officer of another unit does not even learn that it exists", async () => {
    const elsewhere = await aPersonWithPassword(["risk_officer"], (await aCase("low")).world.unitId);
    expect(await forces(elsewhere, await signoffOf(transitionId, "approved"))).toEqual({
      code: "notFound",
      reasons: ["not_found"],
    });
  });

  test("somebody returns what they may not sign", async () => {
    expect(await forces(one.world.owner, await signoffOf(transitionId, "compliance_reviewed"), "return")).toMatchObject({
      reasons: ["SD-2"],
    });
  });

  test("the risk officer approves before the compliance officer has looked", async () => {
    const id = await signoffOf(transitionId, "approved");
    expect(await forces(one.world.risk2, id)).toEqual({ code: "conflict", reasons: ["signoff.waiting"] });
    expect(await recorded(id, "signoff.waiting")).toBe(0);
  });

  test("E5: whoever once changed the content approves it", async () => {
    const id = await signoffOf(transitionId, "compliance_reviewed");
    await asWriter((db) =>
      db.modelVersion.update({ where: { id: one.versionId }, data: { materialEditors: { push: one.world.compliance.id } } }),
    );
    expect(await forces(one.world.compliance, id)).toEqual({ code: "refused", reasons: ["SD-1"] });
  });
});

describe("who asks", () => {
  test("a data scientist asks for the approval of their own model", async () => {
    const one = await aModelIn("in_validation", { tier: "low" });
    const attempt = one.world.author.does(requestTransition, { versionId: one.versionId, to: "approved" });
    expect(await refusal(attempt)).toEqual({ code: "refused", reasons: ["lifecycle.not_asker"] });
    expect(await writer().ledgerEvent.count({ where: { event: "transition.refused", subject: one.versionId } })).toBe(1);
  }, 60_000);

  test("a colleague asks for a model that is not theirs", async () => {
    const one = await aCase("low");
    const attempt = one.world.peer.does(requestTransition, { versionId: one.versionId, to: "in_development" });
    expect(await refusal(attempt)).toEqual({ code: "refused", reasons: ["lifecycle.not_own"] });
  });

  test("somebody asks to skip validation", async () => {
    const one = await aModelIn("in_development", { tier: "low" });
    for (const to of ["approved", "in_production", "retired"] as const)
      expect(await refusal(one.world.owner.does(requestTransition, { versionId: one.versionId, to }))).toEqual({
        code: "refused",
        reasons: ["lifecycle.no_transition"],
      });
  }, 60_000);
});

describe("at the peer check of a low-tier model", () => {
  test("E5: the author checks their own work, and the one who checked releases nothing they wrote", async () => {
    const one = await aModelIn("in_validation", { tier: "low" });
    const transitionId = await asked(one, "approved", one.world.owner);
    expect(await forces(one.world.author, await signoffOf(transitionId, "validated"))).toMatchObject({ reasons: ["SD-1"] });
    expect(await forces(one.world.owner, await signoffOf(transitionId, "validated"))).toMatchObject({ reasons: ["SD-2"] });
    await signsAll(one, transitionId);
    const released = await asked(one, "in_production");
    const [first] = await openAt(one, released);
    if (!first) throw new Error("the owner's act is open");
    await decides(first.signer, first.id);
    const id = await signoffOf(released, "released");
    expect(await forces(one.world.author, id)).toMatchObject({ reasons: ["SD-7"] });
    expect(await forces(one.world.owner, id)).toMatchObject({ reasons: ["SD-7"] });
  }, 90_000);
});
