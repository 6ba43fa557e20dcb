// Going from page to page on a slow line: something is there at once, in the place of what comes, and nothing jumps.
import type { Page } from "@playwright/test";
import { expect, expectStill, signInAs, test } from "./fixtures.ts";
import { holds } from "./holds.ts";
import { comesAlive, looksIntoPalette } from "./opens.ts";

const pagesUnder = (path: RegExp) => (url: URL) => path.test(url.pathname) && url.searchParams.has("_rsc");

const line = (page: Page) => page.locator("[data-way-line]");
const outline = (page: Page, body: string) => page.getByRole("main").locator(`[role=status][data-outline=${body}]`);
const title = (page: Page) => page.getByRole("heading", { level: 1 });

test("a typeface that comes late moves nothing", async ({ page }) => {
  await signInAs(page, "risk-officer");
  const letGo = await holds(page, ({ pathname }) => pathname.endsWith(".woff2"));
  await page.goto("/models", { waitUntil: "commit" });
  await expect(page.locator("a[data-row-link]").last()).toBeVisible();
  await comesAlive(page);
  const arrives = page.waitForEvent("requestfinished", (request) => request.url().endsWith(".woff2"));
  await letGo();
  await arrives;
  await page.evaluate(() => document.fonts.ready);
  await expectStill(page);
});

for (const width of [1280, 360])
  test(`at ${width} px a page on its way shows its outline before it is there, takes the focus along, and nothing jumps`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await signInAs(page, "risk-officer");
    await page.goto("/models");
    await looksIntoPalette(page);

    await test.step("from the list to a record: its columns where the list was", async () => {
      const letGo = await holds(page, pagesUnder(/^\/models\/./));
      const row = page.locator("a[data-row-link]").last();
      const name = (await row.textContent()) ?? "";
      await row.scrollIntoViewIfNeeded();
      const scrolled = await page.evaluate(() => scrollY);
      expect(scrolled).toBeGreaterThan(0);
      await row.click();
      await expect(line(page)).toBeVisible();
      await expect(outline(page, "columns")).toHaveText("Loading");
      await expect(outline(page, "columns")).toBeInViewport();
      await expect(page.getByRole("heading", { level: 1, name: "Models" })).toBeHidden();
      await expect(page.locator("main")).toBeFocused();
      await letGo();
      await expect(title(page)).toHaveText(name);
      await expect(outline(page, "columns")).toHaveCount(0);
      await expect(line(page)).toHaveCount(0);
      await expect(title(page)).toBeInViewport();
      await expectStill(page);
      await page.goBack();
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled);
      await page.goForward();
      await expect(title(page)).toHaveText(name);
    });

    await test.step("from tab to tab: the head of the record stays", async () => {
      const letGo = await holds(page, pagesUnder(/\/history$/));
      await page.getByRole("navigation", { name: "Model" }).getByRole("link", { name: "History" }).click();
      await expect(outline(page, "cards")).toBeVisible();
      await expect(title(page)).toBeVisible();
      await letGo();
      await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
      await expect(outline(page, "cards")).toHaveCount(0);
      await expectStill(page);
    });

    await test.step("by the keys that go somewhere: a table", async () => {
      const letGo = await holds(page, pagesUnder(/^\/inbox$/));
      await page.keyboard.press("g");
      await page.keyboard.press("i");
      await expect(outline(page, "table")).toBeVisible();
      await letGo();
      await expect(title(page)).toHaveText("Inbox");
      await expectStill(page);
    });
  });
