import { beforeAll, describe, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import type { Register } from "#lib/exports/schema";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { withdrawSignature } from "#lib/signoff/withdraw-signature.command";
import { type CsvExport, readCsvExport } from "#lib/test/csv-export";
import { anExport, makeExportQueue } from "#lib/test/exports";
import { sealAll } from "#lib/test/ledger";
import { aDeployment } from "#lib/test/open-request";
import { aPerson, PASSWORD, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aCase, aModelIn, asks, type Case, decides, openAt, prepares } from "#lib/test/signoff";
import { unguarded } from "#lib/test/unguarded";

let auditor: Person;
let live: Case;
let open: Case;

const register = async (name: Register, filter = {}, as: Person = auditor): Promise<CsvExport> => {
  const made = await anExport(as, { kind: "register", register: name, format: "csv", filter });
  expect(made.state).toBe("done");
  return readCsvExport(made.bytes);
};

beforeAll(async () => {
  await makeExportQueue();
  auditor = await aPerson(["auditor"]);
  live = await aModelIn("in_production", { tier: "low" });
  open = await aCase("medium", live.world);
  await aDeployment({ id: open.versionId, modelId: open.model.id }, "laboratory", "shadow");
  await prepares(open, "in_development");
  const transitionId = await asks(open, "in_development");
  const [first] = await openAt(open, transitionId);
  if (first) {
    // The one who asked tries to sign in the place of somebody else.
    await refusal(
      open.world.author.does(decideSignoff, {
        signoffId: first.id,
        decision: "sign",
        dossierHash: "0".repeat(64),
        email: open.world.author.email,
        secret: PASSWORD,
      }),
    );
    await decides(first.signer, first.id, { decision: "return", reason: "Say more about the data." });
  }
  await sealAll();
}, 120_000);

describe("the register of approvals", () => {
  test("has one row per signature, with name, role, meaning, UTC time and both hashes", async () => {
    const { rows, block } = await register("approvals");
    const signatures = await writer().signature.findMany();
    expect(rows).toHaveLength(await writer().signoff.count({ where: { state: { in: ["signed", "returned"] } } }));
    for (const { id, printedName, dossierHash, manifestHash, personId } of signatures)
      expect(rows.find((row) => row.Signature === id)).toMatchObject({
        Person: printedName,
        "Person id": personId,
        "Dossier hash": dossierHash,
        "Manifest hash": manifestHash,
      });
    expect(rows.every((row) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(row["Decided (UTC)"] ?? ""))).toBe(true);
    expect(block["Rows in this file"]).toBe(block["Rows that match"]);
  });

  test("shows a return with its reason, and a withdrawn signature with why", async () => {
    const { rows } = await register("approvals");
    expect(rows.find(({ Decision }) => Decision === "return" || Decision === "returned")).toMatchObject({
      Ref: open.model.ref,
      Reason: "Say more about the data.",
    });
    const standing = await writer().signature.findFirst({ where: { versionId: live.versionId }, orderBy: { signedAt: "desc" } });
    await unguarded(
      `update signature set withdrawn_at = now(), withdraw_reason = 'Signed the wrong one' where id = '${standing?.id}'`,
    );
    const after = await register("approvals");
    expect(after.rows.find(({ Signature }) => Signature === standing?.id)).toMatchObject({
      State: "withdrawn",
      Why: "Signed the wrong one",
    });
  });

  test("keeps to the period, and says no rows where there were none", async () => {
    const { rows, block } = await register("approvals", { from: "2020-01-01", to: "2020-12-31" });
    expect(rows).toEqual([]);
    expect(block).toMatchObject({
      Filter: "from = 2020-01-01; to = 2020-12-31",
      "Rows in this file": "0",
      Result: expect.stringMatching(/^No rows: 0 of \d+ match\.$/),
    });
  });

  test("holds what the person's units allow and nothing of others", async () => {
    const elsewhere = await aPerson(["risk_officer"], (await aCase("low")).world.unitId);
    expect((await register("approvals", {}, elsewhere)).rows).toEqual([]);
  });
});

describe("the register of deployments", () => {
  test("names the approval each rests on, or none", async () => {
    const { rows } = await register("deployments");
    const [approval] = await writer().transition.findMany({
      where: { versionId: live.versionId, toStage: "approved", state: "approved" },
    });
    expect(rows.find(({ Ref }) => Ref === live.model.ref)).toMatchObject({
      "Rests on": expect.stringMatching(/^approval of \d{4}/),
      "Request of approval": approval?.id,
      "Dossier hash of approval": approval?.dossierHash,
    });
    expect(rows.find(({ Environment }) => Environment === "laboratory")).toMatchObject({
      Ref: open.model.ref,
      "Rests on": "none",
      Extent: "shadow",
    });
  });
});

describe("the register of refused attempts", () => {
  test("says who tried what and which rule said no, in words", async () => {
    const { rows, block } = await register("refusals");
    const events = await writer().ledgerEvent.count({ where: { event: { in: ["signoff.refused", "transition.refused"] } } });
    expect(rows).toHaveLength(events);
    expect(rows.map((row) => row["Person id"])).toContain(open.world.author.id);
    expect(rows[0]?.Rule).not.toBe("");
    expect(rows[0]?.["What it says"]).not.toBe(rows[0]?.Rule);
    expect(block["Attempts on record"]).toContain(rows[0]?.Rule);
  });
});

test.each<Register>(["approvals", "deployments", "refusals"])(
  "every column of %s has a header in words, each once",
  async (name) => {
    const { header } = await register(name);
    expect(new Set(header).size).toBe(header.length);
    expect(header.filter((title) => !/^[A-Z]/.test(title))).toEqual([]);
  },
);

test("a signature that is withdrawn through the product is withdrawn in the register too", async () => {
  const one = await aModelIn("in_validation", { tier: "medium", world: live.world });
  await prepares(one, "approved");
  const [first] = await openAt(one, await asks(one, "approved"));
  if (!first) throw new Error("nobody is asked");
  await decides(first.signer, first.id);
  await first.signer.does(withdrawSignature, { signoffId: first.id, reason: "A second look" });
  expect((await register("approvals")).rows.find((row) => row["Sign-off"] === first.id)).toMatchObject({
    State: "withdrawn",
    Why: "A second look",
  });
});
