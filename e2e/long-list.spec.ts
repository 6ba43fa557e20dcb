// The list of models beyond its first page: read while one scrolls, walks or presses a button, and as pages without scripts.

import type { Locator } from "@playwright/test";
import { LAYOUT_COLUMNS } from "#lib/models/list-layout.rules";
import { expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";
import { downloads } from "./import-steps.ts";
import { expectPinned } from "./list-steps.ts";

/** More columns than fit. */
const WIDE = "ref,tier,stage,owner,approval,businessUnit,kind,domain,jurisdictions,flags,source,updated";

test("the list goes on while one scrolls or walks, gives back what is far away, and is there again after going back", async ({
  page,
  browser,
}) => {
  await signInAs(page, "risk-officer");
  const status = page.getByRole("main").getByRole("status");
  const more = page.getByRole("button", { name: "Show more" });
  const names = page.getByRole("rowheader");
  await page.setViewportSize({ width: 1280, height: 120 });
  await page.route("**/api/v1/models?**", (route) => route.abort());
  await page.goto("/models?limit=3&imported=no&sort=tier,-updated");
  await more.scrollIntoViewIfNeeded();
  await expect(page.getByText("The next rows could not be read.")).toBeVisible();
  await expect(status).toHaveText(/^3 of \d+ models$/);
  await page.unroute("**/api/v1/models?**");
  await page.getByRole("button", { name: "Try again" }).press("Enter");
  const { body } = await rest(page, "GET", "/models?imported=no&sort=tier,-updated&limit=200");
  const whole: string[] = body.items.map(({ name }: { name: string }) => name);
  const toTheEnd = () => page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(async () => {
    await toTheEnd();
    await expect(status).toHaveText(`${whole.length} of ${whole.length} models`, { timeout: 500 });
  }).toPass();
  await expect(more).toBeHidden();
  await toTheEnd();
  await expect(page.locator("tbody[data-page='0'] tr[role='row']")).toHaveCount(0);
  expect(await names.count()).toBeLessThan(whole.length);
  await expectAccessible(page);

  for (let step = 0; step < 3; step++) await page.keyboard.press("k");
  const third = whole.at(-3) ?? "";
  await expect(page.getByRole("link", { name: third })).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByText("One model chosen")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: third })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("link", { name: third })).toBeInViewport();
  await expect(status).toHaveText(`${whole.length} of ${whole.length} models`);
  for (const name of whole.toReversed()) {
    await page.keyboard.press("k");
    await expect(page.getByRole("link", { name, exact: true })).toBeFocused();
  }

  // Wide, it is scrolled in a box of its own, under a head that stays; going back finds it where it was.
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.goto(`/models?limit=3&imported=no&sort=tier,-updated&pinned=first&columns=${WIDE}`);
  const box = page.getByRole("region", { name: "Models" });
  await expect(async () => {
    await box.evaluate((element) => element.scrollTo(200, element.scrollHeight));
    await expect(status).toHaveText(`${whole.length} of ${whole.length} models`, { timeout: 500 });
  }).toPass();
  const top = async (locator: Locator) => (await locator.boundingBox())?.y ?? Number.NaN;
  for (const head of [/^Model/, /^Id/, /^Tier/])
    expect(
      Math.abs((await top(page.getByRole("columnheader").filter({ hasText: head }).first())) - (await top(box))),
    ).toBeLessThan(2);
  await expectPinned(page, box);
  await page.keyboard.press("k");
  await expect(page.getByRole("link", { name: whole.at(-1) ?? "", exact: true })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: whole.at(-1) ?? "" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("link", { name: whole.at(-1) ?? "", exact: true })).toBeInViewport();

  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const withoutScripts = await plain.newPage();
  await withoutScripts.goto("/models?limit=3&imported=no&sort=tier,-updated");
  await withoutScripts.getByRole("link", { name: "Next" }).click();
  await expect(withoutScripts.getByRole("rowheader")).toHaveText(whole.slice(3, 6));
  await withoutScripts.getByRole("link", { name: "Previous" }).click();
  await expect(withoutScripts.getByRole("rowheader")).toHaveText(whole.slice(0, 3));
  await plain.close();
});

test("what is ticked is shown at every width, goes into the file, and is whole on paper", async ({ page }) => {
  await signInAs(page, "risk-officer");
  const usual = ["Model", "Id", "Tier", "Stage", "Owner", "Approval", "Updated"];
  await page.goto("/models?sort=tier,name");
  const headers = page.getByRole("columnheader").locator("visible=true").filter({ hasText: /\w/ });
  for (const width of [1280, 1024, 700]) {
    await page.setViewportSize({ width, height: 720 });
    await expect(headers).toHaveText(usual.map((name) => new RegExp(`^${name}`)));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    if (width < 1280) await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  // Sorted by two, each says which it is.
  await expect(headers.filter({ hasText: "Tier" })).toContainText("1");
  await expect(headers.filter({ hasText: "Model" })).toContainText("2");
  const { rows } = await downloads(page, () => page.getByRole("link", { name: "CSV of this list" }).click());
  const names = ["name", "ref", "tier", "stage", "owner", "ownerAccepted", "approval", "updated"];
  expect(rows[0]).toEqual(names);
  await page.getByRole("button", { name: "Columns" }).click();
  const whole = await downloads(page, () => page.getByRole("link", { name: "CSV with all columns" }).click());
  expect(whole.rows[0]).toHaveLength(16);
  expect(whole.rows).toHaveLength(rows.length);

  await page.goto(`/models?columns=${LAYOUT_COLUMNS.join()}`);
  await page.emulateMedia({ media: "print" });
  // The long side of A4 between its margins.
  await page.setViewportSize({ width: 1046, height: 700 });
  const isWhole = () =>
    page.evaluate(() => (document.querySelector("table")?.getBoundingClientRect().right ?? 9999) <= innerWidth);
  await expect.poll(isWhole).toBe(true);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 720 });
});
