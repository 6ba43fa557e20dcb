// Pages in the reader's language: as the browser asks, as chosen before the sign-in, as set by the person.
import type { Page } from "@playwright/test";
import meanings from "../messages/de/meanings.json" with { type: "json" };
import { emailOf, expect, expectAccessible, PASSWORD, rest, signInAs, test } from "./fixtures.ts";

const NARROW = { width: 360, height: 740 };
const fits = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width);

test("the sign-in speaks the browser's language, and another that is chosen there", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "fr-CH", baseURL: baseURL ?? "" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr-FR");
  await expect(page.getByRole("heading", { name: "Se connecter" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { name: "Anmelden" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de-DE");
  await page.getByLabel("E-Mail").fill(emailOf("auditor"));
  await page.getByLabel("Passwort", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(
    page
      .getByRole("link", { name: "Übersicht" })
      .or(page.getByRole("heading", { name: "Portfolio" }))
      .first(),
  ).toBeVisible();
  await context.close();
});

test("a person reads German: words, dates and refusals; REST, exports and what is signed stay English", async ({ page }) => {
  await signInAs(page, "risk-officer-2");
  expect((await rest(page, "PUT", "/me/language", { language: null })).status).toBe(200);
  await page.goto("/account");
  await page.getByRole("combobox", { name: "Language of the pages" }).selectOption({ label: "Deutsch" });
  await page.getByRole("button", { name: "Save the language" }).click();
  await expect(page.getByRole("heading", { name: "Ihr Konto" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de-DE");
  expect((await rest(page, "GET", "/me")).body).toMatchObject({ language: "de" });

  await page.goto("/account/password");
  await page.getByLabel("Bisheriges Passwort").fill("wrong");
  await page.getByLabel("Neues Passwort").fill("qwertzuiop1234");
  await page.getByRole("button", { name: "Passwort ändern" }).click();
  await expect(
    page.getByText("Das stimmt nicht. Noch 4 falsche Versuche sperren das Unterzeichnen für Sie.").first(),
  ).toBeVisible();
  const refused = await rest(page, "PUT", "/me/password", { current: "", password: "x" });
  expect(refused.body.reasons[0].message).toBe("current: is empty");

  await page.setViewportSize(NARROW);
  const { body: queue } = await rest(page, "GET", "/signoffs?view=open&limit=1");
  const { body: models } = await rest(page, "GET", "/models?tier=high&limit=1");
  const model = `/models/${models.items[0].id}`;
  for (const path of ["/", model, `${model}/checklist`, `/sign-offs/${queue.items[0].id}`]) {
    await page.goto(path);
    await fits(page);
  }
  await expectAccessible(page);
  const [open] = queue.items;
  await page.goto(`/models/${open.modelId}/sign-offs`);
  const waits = page.getByRole("main").locator(`a[href="/sign-offs/${open.id}"]`);
  await expect(waits).toHaveText(meanings.label[open.meaning as keyof typeof meanings.label]);
  await page.goto("/account/sessions");
  await expect(page.getByText(/^\d{1,2}\. \p{L}+\.? \d{4}, \d{2}:\d{2} UTC/u).first()).toBeVisible();
  await page.goto(`${model}/checklist`);
  await expect(page.getByText("Kontrollen, Fragen und Anforderungen sind Referenztexte auf Englisch.")).toHaveCount(1);
  await expect(page.locator("summary [lang=en]").first()).toBeVisible();

  await page.goto("/account");
  await page.getByRole("combobox", { name: "Sprache der Seiten" }).selectOption("");
  await page.getByRole("button", { name: "Sprache speichern" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
});

test("what is missing before a gate is not told as done because it is read in another language", async ({ page }) => {
  await signInAs(page, "model-owner");
  const { body } = await rest(page, "GET", "/models?q=Candidate%20CV%20ranking");
  const kept = () => page.evaluate(() => Object.values({ ...sessionStorage }).join());
  for (const [language, missing] of [
    ["en", "not answered yet"],
    ["de", "noch nicht beantwortet"],
  ] as const) {
    await rest(page, "PUT", "/me/language", { language });
    await page.goto(`/models/${body.items[0].id}`);
    await expect.poll(kept).toContain(missing);
  }
  await expect(page.getByText("Data protection impact assessment")).toHaveCount(1);
  await rest(page, "PUT", "/me/language", { language: null });
});
