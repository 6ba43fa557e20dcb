// Rating a model in the browser: the score grows as answers are given, nothing typed is lost, and somebody else confirms.
import type { Page } from "@playwright/test";
import { type DemoPerson, expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";
import { aModel, FACTS, QUESTIONS, rates } from "./rating-steps.ts";

const open = async (page: Page, person: DemoPerson, modelId: string) => {
  await signInAs(page, person);
  await page.goto(`/models/${modelId}/risk`);
};

/** The question by its number, as its group is read out: "I4 Financial exposure …". */
const question = (page: Page, id: string) => page.getByRole("radiogroup", { name: new RegExp(`^${id} `) });

const choose = (page: Page, id: string, score: number) => question(page, id).getByRole("radio").nth(score).check();

/** The same score for every question that has no answer yet. */
async function answerTheRest(page: Page, score: number) {
  for (const id of QUESTIONS) {
    const given = await question(page, id).getByRole("radio", { checked: true }).count();
    if (given === 0) await choose(page, id, score);
  }
}

const explain = async (page: Page) => {
  await page.getByLabel("Why the impact is what it is").fill("Only the order of a list changes.");
  await page.getByLabel("Why the vulnerability is what it is").fill("A small model on our own data.");
};

/** Unlike any other, so that its row is found among those of earlier runs. */
const NAME = `Case order ${Date.now()}`;

test("the author rates: the score and the lit cell follow each answer; another person confirms, in a row of many", async ({
  page,
}) => {
  const model = await aModel(page, NAME);
  await open(page, "data-scientist", model.id);
  await expect(page.getByText("18 questions are open and count as not known.")).toBeVisible();
  await expect(page.getByText("High, provisional")).toBeVisible();
  const lit = page.getByRole("table", { name: /^Risk matrix/ }).locator("[aria-current]");
  await expect(lit).toHaveText(/^High/);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Take all 6 suggestions" }).click();
  await expect(page.getByText("12 questions are open and count as not known.")).toBeVisible();
  await answerTheRest(page, 1);
  await expect(page.getByText("All eighteen are answered.")).toBeVisible();
  await expect(lit).toHaveText(/^Low/);
  await choose(page, "V9", 4);
  await explain(page);
  await page.getByRole("button", { name: "Keep this rating" }).click();
  await expect(page.getByText("Waits for confirmation")).toBeVisible();
  await expect(page.getByText(/^Rated (high|medium|low), not confirmed yet$/)).toBeVisible();
  await expect(page.getByText(/Waits for a second-line person: /)).toBeVisible();
  const { body: risk } = await rest(page, "GET", `/versions/${model.currentVersionId}/risk`);
  const own = await rest(page, "POST", `/risk-assessments/${risk.current.id}/confirmation`, {});
  expect(own.status).toBe(403);

  await signInAs(page, "risk-officer-2");
  await page.goto("/ratings");
  await expectAccessible(page);
  const row = page.getByRole("row", { name: new RegExp(NAME) });
  await expect(row).toContainText("Only the order of a list changes.");
  await row.getByRole("button", { name: /^Confirm/ }).click();
  await expect(page.getByRole("row", { name: new RegExp(NAME) })).toHaveCount(0);
  await page.goto(`/models/${model.id}/risk`);
  await expect(page.getByText("Takes the light path")).toBeVisible();
  await expect(page.getByText("Confirmed by Demo risk officer 2")).toBeVisible();
  await expectAccessible(page);
});

test("a missing sentence is refused at its field, and nothing typed is lost, not even by a reload", async ({ page }) => {
  const model = await aModel(page, "Case order, doubtful");
  await open(page, "data-scientist", model.id);
  await page.getByRole("button", { name: "Take all 6 suggestions" }).click();
  await answerTheRest(page, 1);
  await choose(page, "V2", 0);
  await expect(page.getByLabel("Why is it lower than the facts suggest?")).toBeVisible();
  await question(page, "I4").getByRole("radio", { name: "Not known" }).check();
  await expect(page.getByLabel("What is not known, and who could find out?")).toBeVisible();
  await page.getByLabel("Why the impact is what it is").fill("Only the order of a list changes.");
  await page.getByRole("button", { name: "Keep this rating" }).click();

  await expect(page.getByRole("alert").filter({ hasText: "3 things need your attention" })).toBeFocused();
  const unknown = page.getByLabel("What is not known, and who could find out?");
  await expect(unknown).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Why the vulnerability is what it is")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Why the impact is what it is")).toHaveValue("Only the order of a list changes.");
  await expectAccessible(page);

  await page.reload();
  await expect(question(page, "V2").getByRole("radio").nth(0)).toBeChecked();
  await expect(page.getByLabel("Why the impact is what it is")).toHaveValue("Only the order of a list changes.");
  await unknown.fill("The limit of this portfolio; finance can find out.");
  await page.getByLabel("Why is it lower than the facts suggest?").fill("A formula of two columns.");
  await page.getByLabel("Why the vulnerability is what it is").fill("A small model on our own data.");
  await page.getByRole("button", { name: "Keep this rating" }).click();
  await expect(page.getByText("Waits for confirmation")).toBeVisible();
  await expect(page.getByText("The limit of this portfolio; finance can find out.")).toBeVisible();
});

test("more than three unknown answers make the rating provisional: it opens intake and nothing further", async ({ page }) => {
  const model = await aModel(page, "Hardly known");
  await open(page, "data-scientist", model.id);
  for (const id of ["I2", "I4", "I7", "V9"]) await question(page, id).getByRole("radio", { name: "Not known" }).check();
  await answerTheRest(page, 1);
  for (const field of await page.getByLabel(/What is not known|Why is it lower/).all())
    await field.fill("Nobody has counted yet.");
  await explain(page);
  await page.getByRole("button", { name: "Keep this rating" }).click();
  await expect(page.getByText("It opens intake and nothing further.")).toBeVisible();
  await expect(page.getByText("I2, I4, I7, V9")).toBeVisible();
  await expect(page.getByText("KO-13")).toBeVisible();
  await open(page, "validator", model.id);
  await page.getByRole("button", { name: "Confirm medium tier" }).click();
  await expect(page.getByText("Confirmed by Demo validator")).toBeVisible();
  await expect(page.getByText("It opens intake and nothing further.")).toBeVisible();
});

test("a knock-out is named with its reference, and a prohibited use stops the model at intake", async ({ page }) => {
  const model = await aModel(page, "Health notes", { facts: { ...FACTS, usesPhi: true } });
  await open(page, "data-scientist", model.id);
  await expect(page.getByText("KO-10")).toBeVisible();
  await expect(page.getByText(/HIPAA 164\.308/)).toBeVisible();

  await page.getByRole("link", { name: "See and change the facts" }).click();
  await page.getByRole("radio", { name: /^One or more/ }).check();
  await page
    .getByRole("radiogroup", { name: /5\(1\)\(f\)/ })
    .getByRole("radio", { name: "Yes" })
    .check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/models\/[^/]+$/);
  await page.goto(`/models/${model.id}/risk`);
  await expect(page.getByText("KO-01")).toBeVisible();
  await rates(page, model.currentVersionId, 1);
  await page.reload();
  await expect(page.getByText("Stopped: a prohibited practice")).toBeVisible();
  await expectAccessible(page);
  const refused = await rest(page, "POST", `/versions/${model.currentVersionId}/transitions`, { to: "in_development" });
  expect(refused.status).toBe(409);
  expect(JSON.stringify(refused.body.reasons)).toContain("KO-01");
  await page.goto(`/models/${model.id}`);
  await expect(page.getByText(/this model is stopped and cannot leave intake \(KO-01\)/)).toBeVisible();
});

test("a lower tier takes two risk officers, holds nothing meanwhile, and stands beside the computed one", async ({ page }) => {
  const model = await aModel(page, "Rarely used");
  await rates(page, model.currentVersionId, 3);
  await open(page, "risk-officer", model.id);
  await page.getByRole("button", { name: "Set another tier…" }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByLabel("Low", { exact: true }).check();
  await dialog.getByRole("button", { name: "Set this tier" }).click();
  await expect(dialog.getByLabel("Why the computed tier does not fit")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Why the computed tier does not fit").fill("Two people use it.");
  await dialog.getByRole("button", { name: "Set this tier" }).click();
  await expect(dialog.getByText("A tier may be lowered by one level at most.")).toBeVisible();
  await expect(dialog.getByLabel("Why the computed tier does not fit")).toHaveValue("Two people use it.");
  await dialog.getByLabel("Medium").check();
  await dialog.getByRole("button", { name: "Set this tier" }).click();
  await expect(page.getByText("Asked to be lowered to medium by Demo risk officer")).toBeVisible();
  await expect(page.getByText(/you cannot confirm it \(SD-6\)/)).toBeVisible();
  const { body: waiting } = await rest(page, "GET", `/versions/${model.currentVersionId}/risk`);
  expect(waiting.tier).toBeNull();

  await open(page, "risk-officer-2", model.id);
  await page.getByRole("button", { name: "Confirm the lower tier" }).click();
  await expect(page.getByText("Set to medium by Demo risk officer")).toBeVisible();
  await expect(page.getByText("Two people use it.")).toBeVisible();
  await expect(page.getByText("Holds until")).toBeVisible();
  await expectAccessible(page);
});

test("any second-line person raises a tier with a reason, at once", async ({ page }) => {
  const model = await aModel(page, "Wider than it looks");
  await rates(page, model.currentVersionId, 1);
  await open(page, "compliance-officer", model.id);
  await page.getByRole("button", { name: "Set another tier…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("High").check();
  await dialog.getByLabel("Why the computed tier does not fit").fill("Three other models read its output.");
  await dialog.getByRole("button", { name: "Set this tier" }).click();
  await expect(page.getByText("Set to high by Demo compliance officer")).toBeVisible();
  await expect(page.getByText("Three other models read its output.")).toBeVisible();
  const { body: risk } = await rest(page, "GET", `/versions/${model.currentVersionId}/risk`);
  expect(risk).toMatchObject({ tier: "high", current: { computedTier: "low" } });
});
