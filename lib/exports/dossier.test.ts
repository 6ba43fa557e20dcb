import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { getExport } from "#lib/exports/get-export.query";
import { requestExport } from "#lib/exports/request-export.command";
import { dossierSchema } from "#lib/signoff/dossier.schema";
import { resolveComments } from "#lib/signoff/resolve-comments.command";
import { saysAt } from "#lib/test/comments";
import { anExport, makeExportQueue, sha256 } from "#lib/test/exports";
import { sealAll } from "#lib/test/ledger";
import { asImported } from "#lib/test/open-request";
import { filesIn, hasPoppler, openPdf, pagesOf } from "#lib/test/pdf";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aCase, asks, type Case, decides, openAt, passes, prepares, signsAll } from "#lib/test/signoff";

let one: Case;
let onEvidence: string;
let bytes: Buffer;
let record: Awaited<ReturnType<typeof anExport>>;
const NAME = "Łódź scorecard “Ж” \u202Egnp.exe 数字 αβ نص 😀";

const readAll = async () => {
  const pdf = await openPdf(bytes);
  return { pdf, pages: await pagesOf(pdf) };
};

beforeAll(async () => {
  await makeExportQueue();
  one = await aCase("medium", undefined, { name: NAME });
  await passes(one, "in_development");
  await passes(one, "in_validation");
  await prepares(one, "approved");
  const transitionId = await asks(one, "approved");
  const [first] = await openAt(one, transitionId);
  const conditions = [{ text: "Watch the share of thin files each month.", ownerId: one.world.owner.id, dueOn: "2030-01-31" }];
  if (first)
    await decides(first.signer, first.id, {
      decision: "sign_with_conditions",
      reason: "Good, with one thing to watch.",
      conditions,
    });
  await saysAt(one.world.validator, transitionId, "model/material/limitations");
  const { dossier } = await saysAt(one.world.validator, transitionId, "model/material/purpose");
  await one.world.validator.does(resolveComments, { transitionId, path: "model/material/purpose" });
  onEvidence = `checklist/${dossierSchema.parse(dossier).checklist[0]?.id}/evidence`;
  await saysAt(one.world.author, transitionId, onEvidence);
  await signsAll(one, transitionId);
  await asImported(one.model.id, { stage: "in_production", fields: { Office: "Credit" } });
  await sealAll();
  record = await anExport(one.world.owner, { kind: "dossier", format: "pdf", versionId: one.versionId });
  ({ bytes } = record);
}, 120_000);

describe("the dossier of an approved version", () => {
  test("is made for one of the model's own people, and recorded with its digest", () => {
    expect(record).toMatchObject({
      state: "done",
      sha256: sha256(bytes),
      fileName: expect.stringMatching(/^dossier-MDL-\d+-1\.0-\d{4}-\d\d-\d\d\.pdf$/),
    });
    expect(bytes.subarray(0, 8).toString()).toBe("%PDF-1.7");
  });

  test("has on its first page what it is, the tier, the decision, who signed with role, meaning and time, and the condition", async () => {
    const [first = ""] = (await readAll()).pages;
    const signatures = await writer().signature.findMany({ where: { versionId: one.versionId, gate: "G2" } });
    expect(signatures.length).toBeGreaterThan(2);
    for (const { printedName } of signatures) expect(first).toContain(printedName);
    expect(first).toContain("Approved");
    expect(first).toMatch(/medium \(confirmed/);
    expect(first).toMatch(/T4, in validation to approved: approved on \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
    expect(first).toContain("Watch the share of thin files each month. (due 2030-01-31");
    expect(first.replaceAll(" ", "")).toContain(signatures[0]?.dossierHash ?? "?");
  });

  test("shows names as they are written: no direction changes, and a character no face has as its code, which is said once", async () => {
    const { pages } = await readAll();
    expect(pages[0]).toContain("Łódź scorecard “Ж” gnp.exe [U+6570 U+5B57] [U+03B1 U+03B2] [U+0646 U+0635] [U+1F600]");
    expect(pages.join("")).not.toContain("\u202E");
    expect(pages.join(" ").match(/no typeface here has/g)).toHaveLength(1);
    expect(pages[0]).toContain("no typeface here has");
    expect(JSON.parse(await dataOf()).model.name).toBe(NAME);
  });

  test("has every page numbered, an outline, contents with the pages the sections are on, a language, a title and tags", async () => {
    const { pdf, pages } = await readAll();
    for (const [n, text] of pages.entries()) expect(text).toContain(`Page ${n + 1} of ${pages.length}`);
    const outline = await pdf.getOutline();
    const titles = [
      "Summary",
      "The model",
      "Risk rating",
      "Checklist",
      "Requests and signatures",
      "Comments beside the dossiers",
      "Deployments",
      "History",
      "About this document",
    ];
    expect(outline.map(({ title }) => title)).toEqual(titles);
    const contents = pages.findIndex((text) => text.includes("Contents"));
    for (const { title, dest } of outline) {
      const [page] = Array.isArray(dest) ? dest : [];
      expect(pages[contents]).toContain(`${title} ${(await pdf.getPageIndex(page)) + 1}`);
    }
    expect(pages[contents]).toContain("The model");
    expect(await pdf.getMarkInfo()).toEqual(
      new Map([
        ["Marked", true],
        ["UserProperties", false],
        ["Suspects", false],
      ]),
    );
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: expect.stringContaining("Model dossier"), Language: "en-GB", Creator: "Countersign" });
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const tag of ["Document", "Title", "H1", "Table", "TR", "TH", "TD"]) expect(tree).toContain(`"role":"${tag}"`);
  });

  test("lists every control that is due with the hashes of its evidence, and every signature with its manifest", async () => {
    const text = (await readAll()).pages.join(" ").replaceAll(" ", "");
    const { checklist } = JSON.parse(await dataOf());
    expect(checklist.length).toBeGreaterThan(20);
    for (const { controlId } of checklist) expect(text).toContain(controlId);
    const signatures = await writer().signature.findMany({ where: { versionId: one.versionId } });
    for (const { manifestHash } of signatures) expect(text).toContain(manifestHash);
  });

  test("lists what was said beside its dossiers: field, who and in which role, when, whether settled; and that nothing of it is signed", async () => {
    const text = (await readAll()).pages.join(" ");
    const { comments } = JSON.parse(await dataOf());
    const [limits, purpose, evidence] = comments.told;
    expect(limits).toMatchObject({ path: "model/material/limitations", roles: ["validator"], resolvedAt: null });
    expect(purpose).toMatchObject({ roles: ["validator"], resolvedBy: limits.writtenBy });
    expect(evidence).toMatchObject({ path: onEvidence, roles: ["data_scientist"] });
    expect(text).toMatch(
      new RegExp(`Limits G2 ${limits.writtenBy} validator \\d{4}-.{14} UTC Said at model/material/limitations\\. not settled`),
    );
    expect(text).toContain("3 comments, the oldest first");
    expect(text).toContain("no dossier, hash or signature holds it");
    for (const { content } of (await filesOf()).slice(1)) expect(content.toString("utf8")).not.toContain("Said at");
  });

  test("carries the very bytes that were signed, whose SHA-256 is the hash people signed", async () => {
    const files = await filesOf();
    const hashes = files.map(({ content }) => sha256(content));
    const requests = await writer().transition.findMany({ where: { versionId: one.versionId } });
    for (const { dossierHash } of requests) expect(hashes).toContain(dossierHash);
    const signatures = await writer().signature.findMany({ where: { versionId: one.versionId } });
    for (const { manifestHash } of signatures) expect(hashes).toContain(manifestHash);
    const about = (await readAll()).pages.join(" ").replaceAll(" ", "");
    for (const hash of hashes) expect(about).toContain(hash);
  });

  test("says what an import claims without counting it", async () => {
    const text = (await readAll()).pages.join(" ");
    expect(text).toContain("From test-sheet. A claim is shown and counts for nothing");
  });

  test("is tagged", () => {
    expect(bytes.includes(Buffer.from("/StructTreeRoot"))).toBe(true);
  });

  test.skipIf(!hasPoppler())("is read by poppler as well: tagged, all pages, the text", async () => {
    const path = join(process.env.TMPDIR ?? "/tmp", `dossier-${record.id}.pdf`);
    writeFileSync(path, bytes);
    const info = execFileSync("pdfinfo", [path], { encoding: "utf8" });
    expect(info).toMatch(/Tagged:\s+yes/);
    const { numPages } = await openPdf(bytes);
    expect(info).toMatch(new RegExp(`Pages:\\s+${numPages}\\n`));
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    expect(text).toContain("Requests and signatures");
  });
});

describe("a dossier of somebody else's model", () => {
  test("is refused to those who build models elsewhere, and a lost role stops one that was asked for", async () => {
    const stranger = await aPerson(["data_scientist"], one.world.unitId);
    const asked = { kind: "dossier", format: "pdf", versionId: one.versionId } as const;
    expect(await refusal(stranger.does(requestExport, asked))).toEqual({ code: "forbidden", reasons: ["forbidden.not_own"] });
    const inventory = { kind: "inventory", format: "csv" } as const;
    expect(await refusal(one.world.owner.does(requestExport, inventory))).toEqual({
      code: "forbidden",
      reasons: ["export.not_yours"],
    });
    expect(await refusal(stranger.does(getExport, { exportId: record.id }))).toEqual({
      code: "notFound",
      reasons: ["not_found"],
    });
  });
});

const filesOf = async () => filesIn(await openPdf(bytes));
const dataOf = async () => (await filesOf()).find(({ name }) => name === "dossier-data.json")?.content.toString("utf8") ?? "{}";
