// A request written by SQL as the product's own role: it asks for what the policy asks for, or it is not there.
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { WriteDb } from "#lib/db/types";
import { writer } from "#lib/db/writer";
import { requiredSignoffs } from "#lib/lifecycle/signoffs.rules";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { asWriter } from "#lib/test/as-writer";
import { forge } from "#lib/test/forge";
import { aCase, asks, type Case, decides, passes, prepares } from "#lib/test/signoff";

let fresh: Case;
beforeAll(async () => {
  fresh = await aCase("high");
}, 120_000);

type Line = { roles: string[]; meaning: string; signerKind: string | null; after: string[] };
const MATRIX: Line[] = requiredSignoffs(lifecyclePolicy(), "G0", "high", {}, []).map(({ roles, meaning, of, after }) => ({
  roles,
  meaning,
  signerKind: of ?? null,
  after,
}));
const without = (meaning: string) => MATRIX.filter((line) => line.meaning !== meaning);
const changed = (meaning: string, change: Partial<Line>) =>
  MATRIX.map((line) => (line.meaning === meaning ? { ...line, ...change } : line));

/** Opens a request as a forger would, with these lines. */
const opens =
  (lines: readonly Line[], given: object = {}) =>
  async (db: WriteDb) => {
    const id = randomUUID();
    await db.transition.create({
      data: {
        id,
        versionId: fresh.versionId,
        modelId: fresh.model.id,
        policyId: "lifecycle-v1",
        transition: "T1",
        fromStage: "proposed",
        toStage: "in_development",
        gate: "G0",
        tier: "high",
        state: "open",
        dossier: { checklist: [] },
        dossierHash: "f".repeat(64),
        requestedBy: fresh.world.author.id,
        requestedAt: new Date(),
        ...given,
      },
    });
    const state = ({ after }: Line) => (after.length === 0 ? "open" : "waiting");
    await db.signoff.createMany({
      data: lines.map((line, ordinal) => ({ ...line, id: randomUUID(), transitionId: id, ordinal, state: state(line) })),
    });
    return id;
  };

/** Ends in a rollback, so that what would pass leaves nothing behind. */
const undone = (change: (db: WriteDb) => Promise<unknown>) =>
  asWriter(async (db) => {
    await change(db);
    await db.$executeRaw`set constraints approval_has_its_signatures, request_follows_policy, signoff_is_decided, signature_stands immediate`;
    throw new Error("every guard let it pass");
  });

describe("a request that is written by hand", () => {
  test("with the very lines of the matrix would pass, so that each line below is what is refused", async () => {
    await expect(undone(opens(MATRIX))).rejects.toThrow("every guard let it pass");
  });

  test.each([
    ["without compliance", without("compliance_reviewed")],
    ["without anybody", []],
    [
      "with a line of its own making",
      [...MATRIX, { roles: ["data_scientist"], meaning: "authored", signerKind: null, after: [] }],
    ],
    ["with a wider role", changed("compliance_reviewed", { roles: ["compliance_officer", "data_scientist"] })],
    ["with a weaker meaning", changed("compliance_reviewed", { meaning: "acknowledged" })],
    ["in another order", changed("accepted_for_development", { after: [] })],
  ])("%s", async (_what, lines) => {
    await expect(undone(opens(lines))).rejects.toThrow("asks for every signature its gate needs");
  });

  test.each([
    ["for a lower tier", { tier: "low" }, "a request carries the tier in force"],
    ["through another gate", { gate: "G1" }, "the policy knows no such transition"],
    ["past a stage", { toStage: "in_validation" }, "the policy knows no such transition"],
    [
      "from where the version does not stand",
      { transition: "T2", fromStage: "in_development", toStage: "in_validation", gate: "G1" },
      "goes from where it stands",
    ],
    [
      "backwards",
      { transition: "T4", fromStage: "in_validation", toStage: "proposed", gate: null },
      "the policy knows no such transition",
    ],
    ["under a policy that nobody knows", { policyId: "lifecycle-v0" }, "the policy knows no such transition"],
    [
      "sent back, and the version stays",
      { transition: "T11", toStage: "rejected", gate: null, state: "approved" },
      "goes from where it stands",
    ],
  ])("%s", async (_what, given, why) => {
    await expect(undone(opens(MATRIX, given))).rejects.toThrow(why);
  });
});

describe("a request that is open", () => {
  let one: Case;
  let transitionId: string;
  const slots: Record<string, string> = {};
  beforeAll(async () => {
    one = await aCase("high", fresh.world);
    await prepares(one, "in_development");
    transitionId = await asks(one, "in_development");
    for (const { id, meaning } of await writer().signoff.findMany({ where: { transitionId } })) slots[meaning] = id;
  }, 120_000);
  const slot = (meaning: string) => slots[meaning] ?? "";
  const line = (meaning: string, data: object) => undone((db) => db.signoff.update({ where: { id: slot(meaning) }, data }));

  test.each([
    ["called signed", "compliance_reviewed", { state: "signed", decidedBy: "x" }, "decided by a signature"],
    ["called returned", "compliance_reviewed", { state: "returned" }, "decided by a signature"],
    ["called void", "compliance_reviewed", { state: "void" }, "decided by a signature"],
    ["opened before its turn", "accepted_for_development", { state: "open" }, "decided by a signature"],
    ["closed again", "compliance_reviewed", { state: "waiting" }, "decided by a signature"],
  ])("has a line %s that nobody signed", async (_what, meaning, data, why) => {
    await expect(line(meaning, data)).rejects.toThrow(why);
  });

  test("gets a further line", async () => {
    const add = undone((db) =>
      db.signoff.create({
        data: { id: "further", transitionId, ordinal: 9, roles: [], meaning: "authored", after: [], state: "open" },
      }),
    );
    await expect(add).rejects.toThrow("a request gets no further line");
  });

  test("is signed, and its line stays open", async () => {
    const sign = forge({ signoffId: slot("compliance_reviewed"), personId: one.world.compliance.id, role: "compliance_officer" });
    await expect(undone(sign)).rejects.toThrow("a sign-off is decided by a signature");
  });

  test("is signed under the name of somebody else", async () => {
    const sign = undone(async (db) => {
      await forge({ signoffId: slot("compliance_reviewed"), personId: one.world.compliance.id, role: "compliance_officer" })(db);
      const data = { state: "signed", decidedBy: one.world.risk.id };
      await db.signoff.update({ where: { id: slot("compliance_reviewed") }, data });
    });
    await expect(sign).rejects.toThrow("a sign-off is decided by a signature");
  });
});

describe("what was signed", () => {
  let one: Case;
  let signatureId: string;
  beforeAll(async () => {
    one = await aCase("medium", fresh.world);
    await passes(one, "in_development");
    signatureId = (await writer().signature.findFirstOrThrow({ where: { versionId: one.versionId } })).id;
  }, 120_000);

  test.each([
    ["withdrawn", { withdrawnAt: new Date(), withdrawReason: "By hand." }],
    ["voided", { voidedAt: new Date() }],
  ])("is %s from under an approval", async (_what, data) => {
    const change = undone((db) => db.signature.update({ where: { id: signatureId }, data }));
    await expect(change).rejects.toThrow(/a signature on a closed request stands|a sign-off is decided by a signature/);
  });

  test("is deleted", async () => {
    await expect(undone((db) => db.signature.delete({ where: { id: signatureId } }))).rejects.toThrow("permission denied");
  });

  test("gets a condition that nobody signed", async () => {
    const add = undone((db) =>
      db.condition.create({
        data: { id: "c", signatureId, versionId: one.versionId, text: "By hand.", ownerId: "x", dueOn: new Date() },
      }),
    );
    await expect(add).rejects.toThrow("a condition is signed");
  });

  test("a condition that was signed is softened", async () => {
    const other = await aCase("high", fresh.world);
    await prepares(other, "in_development");
    const transitionId = await asks(other, "in_development");
    const { id } = await writer().signoff.findFirstOrThrow({ where: { transitionId, meaning: "compliance_reviewed" } });
    const conditions = [{ text: "Watch it each month.", ownerId: other.world.owner.id, dueOn: "2030-01-31" }];
    await decides(other.world.compliance, id, { decision: "sign_with_conditions", conditions });
    const soften = undone((db) => db.condition.updateMany({ data: { dueOn: new Date("2040-01-01") } }));
    await expect(soften).rejects.toThrow("a condition is signed");
  });
});
