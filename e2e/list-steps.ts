// What is done with the list of models in several steps: conditions of one's own, and an act on many.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible } from "./fixtures.ts";
import { choosesUnit } from "./model-steps.ts";

/** Conditions that a single choice cannot say, in the open panel of filters: all but some, a span of days, a part of the name. */
export async function narrows(page: Page, name: string) {
  const condition = page.getByRole("group", { name: "A condition of your own" });
  await condition.getByLabel("Choose what").selectOption({ label: "Stage" });
  await condition.getByLabel("Any of the choices, or none of them").selectOption({ label: "is none of" });
  await condition.getByLabel("Retired").check();
  await condition.getByLabel("Rejected").check();
  await condition.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/stage=%21retired%2Crejected/);
  await condition.getByLabel("Choose what").selectOption({ label: "Last changed" });
  await condition.getByLabel("days", { exact: true }).fill("45");
  await condition.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/updated=last.45/);
  await condition.getByLabel("Choose what").selectOption({ label: "Name contains" });
  await condition.getByLabel("Name contains").fill(name.slice(2).toLowerCase());
  await expectAccessible(page);
  await condition.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByRole("link", { name: /Last changed: in the last 45 days/ })).toBeVisible();
  await page.getByRole("link", { name: /Name contains:/ }).click();
  await expect(page).not.toHaveURL(/&name=/);
}

/** Moves several models to another unit; the one that others own stays where it is, and the report says who could move it. */
export async function moves(page: Page, { own, others, to }: { own: string[]; others: string; to: string }) {
  for (const name of [...own, others]) await page.getByLabel(`Choose ${name}`).check();
  await page.getByRole("button", { name: "Move to a unit…" }).click();
  const dialog = page.getByRole("dialog");
  await choosesUnit(page, to);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: `Move ${own.length + 1} models` }).click();
  await expect(dialog.getByText(`Done for ${own.length} models; one was refused.`)).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: others })).toContainText(
    /you own or are an author of.*Who can clear it: The model's owner or an author/,
  );
  await dialog.getByRole("button", { name: "Close" }).last().click();
}

/** Has the first column stay, lets it go again, and brings the rows together, which makes them lower; in the open panel of columns. */
export async function setsRows(page: Page, panel: Locator) {
  const stays = panel.getByRole("checkbox", { name: "Keep the first one in sight when scrolling sideways" });
  await stays.check();
  await expect(page).toHaveURL(/pinned=first/);
  await expect(page.locator("[data-pinned=next]").first()).toBeAttached();
  await stays.uncheck();
  await expect(page).not.toHaveURL(/pinned=first/);
  const height = async () => (await page.getByRole("rowheader").first().boundingBox())?.height ?? 0;
  const withRoom = await height();
  await panel.getByLabel("close together").check();
  await expect.poll(height).toBeLessThan(withRoom);
}

/** The box, the name and the first column stay where they are while what stands beside them is scrolled away under them. */
export async function expectPinned(page: Page, box: Locator) {
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .last();
  const [stays, goes] = [row.locator("th, td[data-pinned]"), row.locator("td:not([data-pinned])").first()];
  const lefts = (cells: Locator) => cells.evaluateAll((all) => all.map((cell) => Math.round(cell.getBoundingClientRect().left)));
  await box.evaluate((element) => element.scrollTo({ left: 0 }));
  const [before, [was = 0]] = [await lefts(stays), await lefts(goes)];
  expect(before).toHaveLength(3);
  await box.evaluate((element) => element.scrollTo({ left: 200 }));
  expect(await lefts(goes)).toEqual([was - 200]);
  for (const [at, left] of (await lefts(stays)).entries()) expect(Math.abs(left - (before[at] ?? 0))).toBeLessThan(2);
}
