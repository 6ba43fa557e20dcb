// The checklist in the browser: mine first, answers inline, evidence on the row, review by somebody else, cards on the light path.
import type { Page } from "@playwright/test";
import { type DemoPerson, expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";

const POINTS = ["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"];
const QUESTIONS = ["I", "V"].flatMap((axis) => Array.from({ length: 9 }, (_, index) => `${axis}${index + 1}`));

/** A model rated and confirmed, everything over REST. `score` is given to every question. */
async function aRatedModel(page: Page, name: string, score: number) {
  await signInAs(page, "model-owner");
  const units = await rest(page, "GET", "/units");
  const registered = await rest(page, "POST", "/models", {
    name,
    purpose: "Orders open cases so that the oldest are read first.",
    intendedUse: "The team reads the cases in this order.",
    outOfScopeUse: "Deciding a case.",
    limitations: "New kinds of cases come last.",
    kind: "ml",
    domain: "other",
    businessUnit: units.body.items.at(-1).id,
    jurisdictions: ["UK"],
    authors: ["data-scientist@demo.example"],
    facts: {
      usesPersonalData: false,
      usesPhi: false,
      automatedDecision: false,
      decidesAboutPeople: false,
      euAiActClass: "minimal",
      deviceDetermination: false,
      sourcing: "in_house",
      article5: Object.fromEntries(POINTS.map((point) => [`5(1)(${point})`, false])),
    },
  });
  expect(registered.status, JSON.stringify(registered.body)).toBe(201);
  const model = registered.body as { id: string; currentVersionId: string };
  const rating = await rest(page, "POST", `/versions/${model.currentVersionId}/risk-assessments`, {
    answers: Object.fromEntries(QUESTIONS.map((id) => [id, { score, rationale: "Said." }])),
    rationales: { impact: "Said.", vulnerability: "Said." },
  });
  await signInAs(page, "risk-officer-2");
  const confirmed = await rest(page, "POST", `/risk-assessments/${rating.body.id}/confirmation`, {});
  expect(confirmed.body).toMatchObject({ status: "confirmed" });
  return model;
}

const open = async (page: Page, person: DemoPerson, modelId: string, controlId = "") => {
  await signInAs(page, person);
  await page.goto(`/models/${modelId}/checklist${controlId && `#${controlId}`}`);
};
const row = (page: Page, controlId: string) => page.locator(`li#${controlId}`);

test("mine comes first; an answer, a file with its hash, and the review by somebody else", async ({ page }) => {
  const model = await aRatedModel(page, "Evidence of a high tier", 3);
  await open(page, "model-owner", model.id);
  await expect(page.getByRole("heading", { name: "Mine" })).toBeVisible();
  await expect(page.locator("main section ul > li").first()).toContainText("CC-USE-01");
  await expectAccessible(page);

  await row(page, "CC-USE-01").locator("summary").first().click();
  const control = row(page, "CC-USE-01");
  await control.getByRole("radio", { name: "Effective", exact: true }).check();
  await control.getByLabel("How, or why it does not apply").fill("Named in the record.");
  await control.getByRole("button", { name: "Keep this answer" }).click();
  await expect(control.getByText("evidence is missing")).toBeVisible();
  await control
    .locator('input[type="file"]')
    .setInputFiles({ name: "use.txt", mimeType: "text/plain", buffer: Buffer.from("Demonstration evidence") });
  await expect(page.locator("li#CC-USE-01").getByText("Waits for review")).toBeVisible();
  await expect(page.getByText("use.txt").first()).toBeVisible();
  await expectAccessible(page);

  await open(page, "validator", model.id, "CC-USE-01");
  await row(page, "CC-USE-01").getByRole("button", { name: "Accept", exact: true }).click();
  await expect(row(page, "CC-USE-01").getByText("Accepted by Demo validator")).toBeVisible();
});

test("a download is recorded and leaves under safe headers; a picture that is a page is refused", async ({ page }) => {
  const model = await aRatedModel(page, "Files", 3);
  await open(page, "model-owner", model.id, "CC-USE-01");
  const control = row(page, "CC-USE-01");
  await control
    .locator('input[type="file"]')
    .setInputFiles({ name: "page.png", mimeType: "image/png", buffer: Buffer.from("<script>alert(1)</script>") });
  await expect(control.getByText("page.png is not what its name says")).toBeVisible();
  await control
    .locator('input[type="file"]')
    .setInputFiles({ name: "report.txt", mimeType: "text/plain", buffer: Buffer.from("Demonstration evidence") });
  const link = control.getByRole("link", { name: "Download" });
  await expect(link).toBeVisible();
  const base = process.env.COUNTERSIGN_TEST_URL ?? "";
  const response = await page.request.get(`${base}${await link.getAttribute("href")}`, { headers: { origin: base } });
  expect(response.headers()).toMatchObject({
    "content-disposition": expect.stringMatching(/^attachment; filename="report.txt"/),
    "content-type": "application/octet-stream",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
  });
  expect(await response.text()).toBe("Demonstration evidence");
  const shown = await page.request.get(`${base}${await link.getAttribute("href")}?inline=1`, { headers: { origin: base } });
  expect(shown.headers()["content-type"]).toBe("text/plain; charset=utf-8");
});

test("not applicable is a claim: compliance says it, somebody else agrees, and says so", async ({ page }) => {
  const model = await aRatedModel(page, "A claim", 3);
  await open(page, "compliance-officer", model.id, "CC-INV-04");
  const control = row(page, "CC-INV-04");
  await control.getByRole("radio", { name: "Does not apply" }).check();
  await control.getByRole("button", { name: "Keep this answer" }).click();
  await expect(control.getByText("Say why this control does not apply")).toBeVisible();
  await control.getByLabel("How, or why it does not apply").fill("Used by nobody in the EU.");
  await control.getByRole("button", { name: "Keep this answer" }).click();
  await expect(control.getByText("Not applicable, to be confirmed")).toBeVisible();
  await expect(control.getByRole("button", { name: "Agree that it does not apply" })).toHaveCount(0);

  await open(page, "risk-officer", model.id, "CC-INV-04");
  await row(page, "CC-INV-04").getByRole("button", { name: "Agree that it does not apply" }).click();
  await expect(row(page, "CC-INV-04").getByText("Not applicable", { exact: true })).toBeVisible();
});

test("the light path: the record and one card answer what a low tier asks, in few fields", async ({ page }) => {
  const model = await aRatedModel(page, "Light", 1);
  await open(page, "data-scientist", model.id);
  await expect(page.getByText("Light path:")).toBeVisible();
  await page.getByRole("button", { name: "These are my answers" }).click();
  await expect(page.locator("#card-intake").getByText("Filled", { exact: true })).toBeVisible();
  const card = page.locator("#card-build-record");
  await expect(
    card.getByText("Which data, from where, which version, are we allowed to use it, what is missing in it?"),
  ).toBeVisible();
  for (const field of await card.getByRole("textbox").all()) await field.fill("As described in the record.");
  for (const group of await card.getByRole("radiogroup").all()) await group.getByRole("radio").first().check();
  await card.getByRole("button", { name: "Keep this card" }).click();
  await expect(card.getByText("Filled", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("the crosswalk: the same answer serves many requirements, and the list narrows to one framework", async ({ page }) => {
  const model = await aRatedModel(page, "Crosswalk", 3);
  await open(page, "model-owner", model.id, "CC-USE-01");
  await expect(row(page, "CC-USE-01").getByText(/Also satisfies \d+ requirements/)).toBeVisible();
  const before = await page.locator("main section ul > li[id^=CC-]").count();
  await page.getByLabel("Framework").selectOption({ index: 1 });
  await expect(page).toHaveURL(/framework=/);
  await expect.poll(() => page.locator("main section ul > li[id^=CC-]").count()).toBeLessThan(before);
});
