// What one leaves by going on is there when one comes back.
import { expect, rest, signInAs, test } from "./fixtures.ts";

test("going back brings back the filter, the place on the page, and the control that was open", async ({ page }) => {
  await signInAs(page, "risk-officer");
  await page.setViewportSize({ width: 1000, height: 500 });
  await page.goto("/models?imported=no");
  await page.getByLabel("Tier", { exact: true }).selectOption({ label: "High" });
  await expect(page).toHaveURL(/tier=high/);
  const last = page.locator("a[data-row-link]").last();
  await last.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(0);
  await last.click();
  await expect(page.getByRole("navigation", { name: "Model" })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Tier", { exact: true })).toHaveValue("high");
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);

  const { body } = await rest(page, "GET", "/models?q=sepsis");
  await page.goto(`/models/${body.items[0].id}/checklist`);
  const row = page.locator("li[id^='CC-']").filter({ hasText: "CC-VAL-01" }).first();
  await expect(async () => {
    if (!page.url().includes("#")) await row.locator("summary").first().click();
    await expect(page).toHaveURL(/#CC-/, { timeout: 1_000 });
  }).toPass();
  await page.getByText("What a reader looks for").first().click();
  await page
    .getByRole("link", { name: /in the library$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/frameworks\/controls\/CC-/);
  await page
    .getByRole("main")
    .getByRole("link", { name: /^(Art|Section|Principle|Clause)/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/frameworks\/[a-z0-9-]+#/);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/checklist#CC-/);
  await expect(page.getByText("What a reader looks for").first()).toBeVisible();
});
