// What a reviewer does at the desk beside deciding: says something about a field, and finds words.
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

export const says = (page: Page, text: RegExp | string) => expect(page.getByRole("status").getByText(text)).toBeVisible();

/** Says something beside a field of the dossier at the desk. */
export async function comments(page: Page, field: string, text: string) {
  const say = page.getByRole("button", { name: `Comment on ${field}`, exact: true });
  await expect(async () => {
    await say.click({ timeout: 1_000 });
    await expect(page.getByLabel(`Comment on ${field}`).last()).toBeFocused({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.type(text);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await says(page, `Said about ${field}.`);
  await expect(page.getByRole("list", { name: `Comments on ${field}` })).toContainText(text);
}

/** Finds words in the dossier with the keys alone, and ends it. */
export async function finds(page: Page, words: string) {
  await page.keyboard.press("f");
  await expect(page.getByLabel("Find in this dossier")).toBeFocused();
  await page.keyboard.type(words);
  const told = page.getByRole("search").getByRole("status");
  await expect(told).toHaveText(/^1 of \d+, /);
  await page.keyboard.press("Shift+Enter");
  await expect(told).toHaveText(/^(\d+) of \1, /);
  await page.keyboard.press("Escape");
  await expect(told).toBeEmpty();
}

/** Answers what was said about a field, where it stands. */
export async function answers(page: Page, field: string, text: string) {
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await page.getByLabel(`Answer about ${field}`).fill(text);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await says(page, `Said about ${field}.`);
}
