// Opening what only scripts open.
import { expect, type Locator, type Page } from "@playwright/test";

/** A key or a click does nothing before the page's scripts have come, so it is done again until what it opens is there. */
export async function opens(
  page: Page,
  act: () => Promise<unknown>,
  opened: Locator = page.getByRole("dialog"),
): Promise<Locator> {
  await expect(async () => {
    if (!(await opened.isVisible())) await act();
    await expect(opened).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  return opened;
}

/** Opens the palette with its keys and leaves it again. */
export async function looksIntoPalette(page: Page) {
  const palette = await opens(page, () => page.keyboard.press("Control+k"));
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
}

/** The page's scripts are there: what was done to it before is done, and it answers to what is done now. */
export const comesAlive = (page: Page) => expect.poll(() => page.evaluate(() => "earlyHand" in window)).toBe(false);
