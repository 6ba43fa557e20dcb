// Anything from anywhere by the keyboard alone: found by role and scope, done, listed with its keys and counted.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";
import { opens } from "./opens.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search or go to…" });
const option = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });

const opensDialog = (page: Page, key: string, name: string) =>
  opens(page, () => page.keyboard.press(key), page.getByRole("dialog", { name }));
const opensPalette = (page: Page, key = "Control+k") => opensDialog(page, key, "Search or go to…");

test("the palette finds a model by the keyboard alone, shows its tabs and acts there, and keeps it as visited", async ({
  page,
}) => {
  await signInAs(page, "risk-officer");
  await opensPalette(page);
  await page.keyboard.type("sepsis");
  await expect(option(page, /Sepsis early warning/)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Sepsis early warning" })).toBeVisible();

  await opensPalette(page);
  await page.keyboard.type("checkl");
  await expect(option(page, "Checklist")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/checklist$/);
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();

  const first = page.getByRole("main").getByRole("link").first();
  await first.focus();
  await opensPalette(page, "/");
  await expect(palette(page).getByRole("group", { name: "Recently visited" })).toContainText("Sepsis early warning");
  await page.keyboard.type("CC-VAL-01");
  await expect(option(page, /CC-VAL-01/)).toBeVisible();
  await page.keyboard.type("zzz");
  await expect(palette(page).getByRole("status")).toHaveText("No record found");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(first).toBeFocused();
});

test("the palette finds an article however it is written, help, a word of the glossary, and the choice of the language", async ({
  page,
}) => {
  await signInAs(page, "risk-officer");
  await opensPalette(page);
  const field = palette(page).getByRole("combobox");
  for (const article of ["Art. 9", "Article 9", "Artikel 9"]) {
    await field.fill(article);
    await expect(palette(page).getByRole("group", { name: "Requirements" }).getByRole("option").first()).toContainText("Art. 9");
  }
  await field.fill("stages and gates");
  await expect(palette(page).getByRole("group", { name: "Help" }).getByRole("option").first()).toContainText("Stages and gates");
  await field.fill("knock-out");
  await expect(palette(page).getByRole("group", { name: "Help" })).toContainText("Glossary");
  await field.fill("deutsch");
  await expect(option(page, /^Language/)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/account#language$/);
});

test("the palette is whole in the light, in the dark and on a telephone, and says when there is no answer", async ({ page }) => {
  await signInAs(page, "risk-officer");
  await opensPalette(page);
  await page.keyboard.type("credit");
  await expect(palette(page).getByRole("group", { name: "Models" })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 360, height: 780 });
  await expectAccessible(page);
  const box = await palette(page).boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 360).toBe(true);

  await page.route("**/api/v1/search?**", (route) => route.abort());
  await page.keyboard.type(" s");
  await expect(palette(page).getByRole("status")).toHaveText("The search did not answer.");
  await page.unroute("**/api/v1/search?**");
  await palette(page).getByRole("button", { name: "Try again" }).click();
  await expect(palette(page).getByRole("status")).toContainText(/found/i);
});

test("the search tells each role what is theirs to see", async ({ page }) => {
  await signInAs(page, "risk-officer");
  const { body: evidence } = await rest(page, "GET", "/search?q=report");
  expect(evidence.evidence.length).toBeGreaterThan(0);
  expect((await rest(page, "GET", "/search?q=demo")).body.people[0].href).toMatch(/^\/admin\/people\//);
  await signInAs(page, "admin");
  expect((await rest(page, "GET", "/search?q=report")).body.evidence).toEqual([]);
  await signInAs(page, "validator");
  expect((await rest(page, "GET", "/search?q=demo")).body.people[0].href).toMatch(/^\/models\?owner=/);
});

test("the overlay lists the keys of this page, and they can be switched off", async ({ page }) => {
  await signInAs(page, "risk-officer");
  await page.goto("/inbox");
  const keys = await opensDialog(page, "?", "Keyboard shortcuts");
  await expect(keys.getByRole("listitem").filter({ hasText: "Next row" })).toContainText("J");
  await expect(keys.getByRole("listitem").filter({ hasText: "Models" })).toContainText("GthenM");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(page.locator("a[data-row-link]").first()).toBeFocused();

  await page.goto("/account");
  await page.getByLabel("Single keys do something").uncheck();
  await page.goto("/inbox");
  await opensPalette(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.keyboard.press("j");
  await expect(page.locator("a[data-row-link]").first()).not.toBeFocused();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("the navigation counts what waits on me as the lists do", async ({ page }) => {
  await signInAs(page, "risk-officer");
  const inbox = (await rest(page, "GET", "/inbox?limit=200")).body.items.length;
  const signoffs = (await rest(page, "GET", "/signoffs?view=mine&limit=200")).body.items.length;
  expect([inbox > 0, signoffs > 0]).toEqual([true, true]);
  const entry = (name: RegExp) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
  await expect(entry(/^Inbox/)).toHaveAccessibleName(new RegExp(`^Inbox ${inbox > 99 ? "99\\+" : inbox} waits? on you$`));
  await expect(entry(/^Sign-offs/)).toHaveAccessibleName(new RegExp(`^Sign-offs ${signoffs} waits? on you$`));
});

test("signing out from the palette forgets what was visited", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("auditor@demo.example");
  await page.getByLabel("Password", { exact: true }).fill("countersign-demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.goto("/frameworks/eu-ai-act");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("countersign-recent"))).toContain("eu-ai-act");
  await opensPalette(page);
  await page.keyboard.type("sign out");
  await page.keyboard.press("Enter");
  await page.waitForURL(/sign-in/);
  expect(await page.evaluate(() => localStorage.getItem("countersign-recent"))).toBeNull();
});

test("the palette is out of sight at once and closed after that, and can be opened again meanwhile", async ({ page }) => {
  await signInAs(page, "risk-officer");
  const first = page.getByRole("main").getByRole("link").first();
  await first.focus();
  for (const moment of ["at once", "in the frame"] as const) {
    await opensPalette(page);
    const left = await page.evaluate(async (when) => {
      const press = (key: string, ctrlKey: boolean) =>
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }),
        );
      const dialog = document.querySelector("dialog[open]");
      press("Escape", false);
      const seen = dialog?.isConnected && getComputedStyle(dialog).display;
      if (when === "in the frame") await new Promise((painted) => requestAnimationFrame(painted));
      press("k", true);
      return seen;
    }, moment);
    expect(left, moment).toBe("none");
    await expect(palette(page).getByRole("combobox")).toBeFocused();
    await page.keyboard.type("sepsis");
    await expect(option(page, /Sepsis early warning/)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(first).toBeFocused();
  }
});
