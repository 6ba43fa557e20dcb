// The checklist in the browser: mine first, answers on the row, evidence with its hash, and a second person where one is asked for.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dropsAnywhere, dropsOn, narrowsToWhatIsLeft, open, REPORT, report, rowOf, SHA_256 } from "./checklist-steps.ts";
import { expect, expectAccessible, here, rest, signInAs, test } from "./fixtures.ts";
import { aRatedModel } from "./rating-steps.ts";

test("mine comes first; an answer counts only with its evidence, and a file shows its own SHA-256", async ({ page }) => {
  const model = await aRatedModel(page, "Evidence of a high tier", 3);
  await open(page, "model-owner", model.id);
  await expect(page.getByRole("heading", { level: 2 }).nth(1)).toHaveText("Mine");
  await expect(page.locator("main li[id^=CC-]").first()).toContainText("CC-USE-01");
  await expectAccessible(page);

  const control = rowOf(page, "CC-USE-01");
  const before = await page
    .getByText(/^\d+ of \d+/)
    .first()
    .textContent();
  await control.locator("summary").first().click();
  await control.getByRole("radio", { name: "Effective", exact: true }).check();
  await control.getByLabel("How, or why it does not apply").fill("Named in the record.");
  await control.getByRole("button", { name: "Keep this answer" }).click();
  await expect(control.getByText("Answered, not done")).toBeVisible();
  await expect(control.getByText("Evidence is missing").first()).toBeVisible();
  expect(
    await page
      .getByText(/^\d+ of \d+/)
      .first()
      .textContent(),
  ).toBe(before);
  await control.locator('input[type="file"]').setInputFiles(report);
  await expect(control.getByText("Done", { exact: true })).toBeVisible();
  // It moved to the others, and stands open there as it did here.
  await expect(control.getByText("Waits for review")).toBeVisible();
  await expect(control.getByTitle(`sha256:${SHA_256}`)).toBeVisible();
  await expect(page.getByText(/^\d+ of \d+/).first()).not.toHaveText(before ?? "");
  await expectAccessible(page);
  await narrowsToWhatIsLeft(page, { done: "CC-USE-01", left: "CC-VAL-01" });
});

test("a file that is not what it says, or is too large, is refused in words; a link that can change does not count", async ({
  page,
}) => {
  const model = await aRatedModel(page, "Files", 3);
  const control = await open(page, "model-owner", model.id, "CC-USE-01");
  const files = control.locator('input[type="file"]');
  await files.setInputFiles({ name: "page.png", mimeType: "image/png", buffer: Buffer.from("<script>alert(1)</script>") });
  await expect(control.getByText("page.png is not what its name says: its content is")).toBeVisible();
  await expect(control.getByText("Give the file the name of what it is")).toBeVisible();

  const folder = mkdtempSync(join(tmpdir(), "countersign-large-"));
  writeFileSync(join(folder, "large.csv"), "a");
  truncateSync(join(folder, "large.csv"), 100 * 1024 * 1024 + 1);
  await files.setInputFiles(join(folder, "large.csv"));
  await expect(control.getByText(/100 MB/).last()).toBeVisible();
  rmSync(folder, { recursive: true });

  await control.getByText("Attach a link").click();
  await control.getByLabel("Address").fill("https://wiki.example/use-of-the-model");
  await control.getByLabel("What it shows").fill("Page of the wiki");
  await control.getByRole("button", { name: "Attach the link" }).click();
  await expect(control.getByText("Can change", { exact: true })).toBeVisible();
  await control.getByRole("radio", { name: "Effective", exact: true }).check();
  await control.getByRole("button", { name: "Keep this answer" }).click();
  await expect(control.getByText("The link can change and does not count at this tier").first()).toBeVisible();
});

test("at high tier nobody accepts what they uploaded (SD-11); a rejection says why, an acceptance is named", async ({ page }) => {
  const model = await aRatedModel(page, "Screened", 3);
  const control = await open(page, "compliance-officer", model.id, "CC-INV-03");
  await dropsOn(control, "screening.txt");
  await expect(control.getByText("Waits for review")).toBeVisible();
  await expect(control.getByText(/you uploaded this file.*\(SD-11\)/i)).toBeVisible();
  await expect(control.getByRole("button", { name: "Accept", exact: true })).toHaveCount(0);
  const { body: list } = await rest(page, "GET", `/versions/${model.currentVersionId}/checklist`);
  const item = list.items.find(({ controlId }: { controlId: string }) => controlId === "CC-INV-03");
  const forced = await rest(page, "POST", `/evidence/${item.evidence[0].id}/review`, { accepted: true });
  expect(forced.status).toBe(409);
  expect(forced.body.reasons).toMatchObject([{ code: "SD-11", clearedBy: expect.stringContaining("Another validator") }]);

  await open(page, "validator", model.id, "CC-INV-03");
  await control.getByRole("button", { name: "Reject…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(dialog.getByLabel("What is wrong with it")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await dialog.getByLabel("What is wrong with it").fill("It is not dated.");
  await dialog.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(control.getByText("Rejected by Demo validator")).toBeVisible();
  await expect(control.getByText("“It is not dated.”")).toBeVisible();
  await control.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(control.getByText("Accepted by Demo validator")).toBeVisible();
});

test("evidence leaves as a file to save, never as a page: recorded, named, sandboxed, not guessed", async ({ page }) => {
  const model = await aRatedModel(page, "Downloads", 3);
  const control = await open(page, "model-owner", model.id, "CC-USE-01");
  await control.locator('input[type="file"]').setInputFiles(report);
  const link = control.getByRole("link", { name: "Download" });
  const coming = page.waitForEvent("download");
  await link.click();
  expect((await coming).suggestedFilename()).toBe("use.txt");

  const base = here().url;
  const fetched = (more = "") =>
    link.getAttribute("href").then((href) => page.request.get(`${base}${href}${more}`, { headers: { origin: base } }));
  const response = await fetched();
  expect(response.headers()).toMatchObject({
    "content-disposition": expect.stringMatching(/^attachment; filename="use.txt"/),
    "content-type": "application/octet-stream",
    "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
    "x-content-type-options": "nosniff",
  });
  expect(await response.body()).toEqual(REPORT);
  const shown = await fetched("?inline=1");
  expect(shown.headers()["content-type"]).toBe("text/plain; charset=utf-8");
  await signInAs(page, "auditor");
  const recorded = async () =>
    (await rest(page, "GET", `/ledger/events?model=${model.id}&event=evidence.downloaded&order=newest`)).body.items.length;
  await expect.poll(recorded).toBe(3);
});

test("not applicable is a claim: one person says it with a reason, another agrees", async ({ page }) => {
  const model = await aRatedModel(page, "A claim", 3);
  const control = await open(page, "compliance-officer", model.id, "CC-INV-04");
  await control.getByRole("radio", { name: "Does not apply" }).check();
  await control.getByRole("button", { name: "Keep this answer" }).click();
  await expect(control.getByText(/^Say why this control does not apply/)).toBeVisible();
  await control.getByLabel("How, or why it does not apply").fill("Used by nobody in the EU.");
  await control.getByRole("button", { name: "Keep this answer" }).click();
  await expect(control.getByText("Not applicable, to be confirmed")).toBeVisible();
  await expect(control.getByRole("button", { name: "Agree that it does not apply" })).toHaveCount(0);
  const own = await rest(page, "POST", `/versions/${model.currentVersionId}/checklist/CC-INV-04/confirmation`, {});
  expect(own.body.reasons).toMatchObject([{ code: "SD-6" }]);

  await signInAs(page, "risk-officer");
  await page.goto("/ratings/reviews");
  await page
    .getByRole("row", { name: /CC-INV-04.*A claim/ })
    .getByRole("link")
    .first()
    .click();
  await control.getByRole("button", { name: "Agree that it does not apply" }).click();
  await expect(control.getByText("Not applicable", { exact: true })).toBeVisible();
});

test("a new version takes answers over; one click for a control, or one for the gate, says what still holds", async ({
  page,
}) => {
  const model = await aRatedModel(page, "Second version", 3);
  await signInAs(page, "model-owner");
  const at = `/versions/${model.currentVersionId}/checklist/CC-USE-01`;
  await rest(page, "PUT", at, { status: "effective", note: "Named in the record." });
  const link = { url: "https://evidence.example/use", title: "Use", fixedRevision: "4" };
  expect((await rest(page, "POST", `${at}/evidence`, link)).status).toBe(201);
  expect((await rest(page, "POST", `${at.replace("USE-01", "INV-03")}/evidence`, link)).status).toBe(201);
  await rest(page, "POST", `/versions/${model.currentVersionId}/transitions`, { to: "rejected", note: "Built anew." });
  const next = await rest(page, "POST", `/models/${model.id}/versions`, { changeClass: "minor" });
  expect(next.status, JSON.stringify(next.body)).toBe(201);

  await page.goto(`/models/${model.id}/checklist?version=${next.body.label}#CC-USE-01`);
  const control = rowOf(page, "CC-USE-01");
  await expect(control.getByText("Carried over from 1.0, not confirmed").first()).toBeVisible();
  await expect(control.getByText("Carried over, confirm")).toBeVisible();
  await expectAccessible(page);
  await control.getByRole("button", { name: "It still holds" }).click();
  await expect(page.getByRole("status").getByText("CC-USE-01 holds as it was.")).toBeVisible();
  await expect(rowOf(page, "CC-INV-03").getByText("Carried over, confirm")).toBeVisible();
  await page.getByRole("button", { name: "Say what still holds for G0 Intake" }).click();
  await expect(page.getByRole("status").getByText("One control holds as it was.")).toBeVisible();
  await expect(page.getByText("Carried over, confirm")).toHaveCount(0);
  await expect(control.getByText("Done", { exact: true })).toBeVisible();
  await expect(control.getByText("Carried over from 1.0, not confirmed")).toHaveCount(0);
});

test("the same evidence serves another control, and an answer shows the requirements it satisfies", async ({ page }) => {
  const model = await aRatedModel(page, "Crosswalk", 3);
  const use = await open(page, "model-owner", model.id, "CC-USE-01");
  const question = await dropsAnywhere(page);
  await expectAccessible(page);
  await question.getByRole("radio", { name: /CC-USE-01/ }).check();
  await question.getByRole("button", { name: "Attach to CC-USE-01" }).click();
  await expect(use.getByText("Waits for review")).toBeVisible();
  await expect(use.getByText(/Also satisfies \d+ requirements/)).toBeVisible();
  const other = rowOf(page, "CC-RSK-02");
  await other.locator("summary").first().click();
  await other.getByText("Use what is attached elsewhere").click();
  await other.getByLabel("Evidence of this version").selectOption({ label: "use.txt" });
  await other.getByRole("button", { name: "Attach it here too" }).click();
  await expect(other.getByTitle(`sha256:${SHA_256}`)).toBeVisible();

  const shown = page.locator("main li[id^=CC-]");
  const before = await shown.count();
  await page.getByLabel("Framework").selectOption({ index: 1 });
  await expect(page).toHaveURL(/framework=/);
  await expect.poll(() => shown.count()).toBeLessThan(before);
  await expect(page.getByRole("heading", { name: "Mine" })).toBeHidden();
});
