// Rating a model in the browser: suggestions taken by one click, the score growing as answers are given, the second person's act.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";

const POINTS = ["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"];
const facts = {
  usesPersonalData: false,
  usesPhi: false,
  automatedDecision: false,
  decidesAboutPeople: false,
  euAiActClass: "minimal",
  deviceDetermination: false,
  sourcing: "in_house",
  article5: Object.fromEntries(POINTS.map((point) => [`5(1)(${point})`, false])),
};

/** A complete record, made over REST by the owner; its author is the data scientist. */
async function aModel(page: Page, name: string, given: Record<string, unknown> = {}) {
  await signInAs(page, "model-owner");
  const units = await rest(page, "GET", "/units");
  const { status, body } = await rest(page, "POST", "/models", {
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
    facts,
    ...given,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body as { id: string; ref: string; currentVersionId: string };
}

/** Chooses the same score for every question that has no answer yet. */
async function answerTheRest(page: Page, score: number) {
  for (const axis of ["I", "V"])
    for (let number = 1; number <= 9; number += 1) {
      const group = page.locator(`#${axis}${number}`);
      const chosen = await group.getByRole("radio", { checked: true }).count();
      if (chosen === 0) await group.getByRole("radio").nth(score).check();
    }
}

test("the author rates: suggestions by one click, the score lives, one sentence for each axis; the second line confirms", async ({
  page,
}) => {
  const model = await aModel(page, "Case order");
  await signInAs(page, "data-scientist");
  await page.goto(`/models/${model.id}/risk`);
  await expect(page.getByText("18 questions are open and count as not known.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Take all 6 suggestions" }).click();
  await expect(page.getByText("12 questions are open and count as not known.")).toBeVisible();
  await answerTheRest(page, 1);
  await expect(page.getByText("All eighteen are answered.")).toBeVisible();

  await page.getByRole("button", { name: "Keep this rating" }).click();
  await expect(page.getByRole("alert")).toContainText("2 things need your attention");
  await page.getByLabel("Why the impact is what it is").fill("Only the order of a list changes.");
  await page.getByLabel("Why the vulnerability is what it is").fill("A small model on our own data.");
  await page.getByRole("button", { name: "Keep this rating" }).click();
  await expect(page.getByText("Waits for confirmation")).toBeVisible();
  await expect(page.getByText("You cannot confirm it")).toBeVisible();

  await signInAs(page, "risk-officer-2");
  await page.goto("/ratings");
  await expectAccessible(page);
  const row = page.getByRole("row", { name: /Case order/ });
  await expect(row).toContainText("Only the order of a list changes.");
  await row.getByRole("button", { name: /^Confirm/ }).click();
  await expect(page.getByRole("row", { name: /Case order/ })).toHaveCount(0);
  await page.goto(`/models/${model.id}/risk`);
  await expect(page.getByText("Takes the light path")).toBeVisible();
  await expect(page.getByText("Confirmed by Demo risk officer 2")).toBeVisible();
  await expectAccessible(page);
});

test("an answer below the suggestion, or not known, asks for its sentence at the question", async ({ page }) => {
  const model = await aModel(page, "Case order, doubtful");
  await signInAs(page, "data-scientist");
  await page.goto(`/models/${model.id}/risk`);
  await page.locator("#V2").getByRole("radio").nth(0).check();
  await expect(page.getByLabel("Why is it lower than the facts suggest?")).toBeVisible();
  await page
    .locator("#I4")
    .getByRole("radio", { name: /Not known/ })
    .check();
  await expect(page.getByLabel("What is not known, and who could find out?")).toBeVisible();
  await page.reload();
  await expect(page.locator("#V2").getByRole("radio").nth(0)).toBeChecked();
});

test("a knock-out is named with its reference, and a prohibited use stops the model", async ({ page }) => {
  const model = await aModel(page, "Health notes", { facts: { ...facts, usesPhi: true } });
  await signInAs(page, "data-scientist");
  await page.goto(`/models/${model.id}/risk`);
  await expect(page.getByText("KO-10")).toBeVisible();
  await expect(page.getByText(/HIPAA 164\.308/)).toBeVisible();
  const { body } = await rest(page, "POST", `/versions/${model.currentVersionId}/risk-assessments`, {
    facts: { article5: { "5(1)(f)": true } },
    answers: Object.fromEntries(
      ["I", "V"].flatMap((axis) => Array.from({ length: 9 }, (_, i) => [`${axis}${i + 1}`, { score: 1, rationale: "Said." }])),
    ),
    rationales: { impact: "Said.", vulnerability: "Said." },
  });
  expect(body).toMatchObject({ status: "stopped", tier: null, knockouts: ["KO-01"] });
  await page.reload();
  await expect(page.getByText("Stopped: a prohibited practice")).toBeVisible();
});

test("a lower tier takes two risk officers, and stands beside the computed one", async ({ page }) => {
  const model = await aModel(page, "Rarely used");
  await signInAs(page, "data-scientist");
  const answers = Object.fromEntries(
    ["I", "V"].flatMap((axis) => Array.from({ length: 9 }, (_, i) => [`${axis}${i + 1}`, { score: 3, rationale: "Said." }])),
  );
  await rest(page, "POST", `/versions/${model.currentVersionId}/risk-assessments`, {
    answers,
    rationales: { impact: "Said.", vulnerability: "Said." },
  });

  await signInAs(page, "risk-officer");
  await page.goto(`/models/${model.id}/risk`);
  await page.getByRole("button", { name: "Set another tier…" }).click();
  await page.getByRole("dialog").getByLabel("Medium").check();
  await page.getByLabel("Why the computed tier does not fit").fill("Two people use it.");
  await page.getByRole("button", { name: "Set this tier" }).click();
  await expect(page.getByText("Asked to be lowered to medium by Demo risk officer")).toBeVisible();
  await expect(page.getByText(/SD-6/)).toBeVisible();

  await signInAs(page, "risk-officer-2");
  await page.goto(`/models/${model.id}/risk`);
  await page.getByRole("button", { name: "Confirm the lower tier" }).click();
  await expect(page.getByText("Set to medium by Demo risk officer")).toBeVisible();
  await expect(page.getByText("Two people use it.")).toBeVisible();
});
