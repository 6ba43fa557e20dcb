// What is done at the desk beside deciding, and what its author mends: something is said about a field, words are found, a change is read.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, rest } from "./fixtures.ts";
import { comesAlive } from "./opens.ts";

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

/** Begins to say something beside a field and leaves it with Escape: nothing is asked, and what was typed is there again. */
export async function leaves(page: Page, field: string, text: string) {
  const say = page.getByRole("button", { name: `Comment on ${field}`, exact: true });
  const words = page.getByLabel(`Comment on ${field}`).last();
  await expect(async () => {
    await say.click({ timeout: 1_000 });
    await expect(words).toBeFocused({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Comment", exact: true })).toHaveCount(0);
  await say.click();
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await say.click();
  await expect(words).toHaveValue(text);
  await page.keyboard.press("Escape");
  await expect(say).toBeVisible();
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

/** Changes a material field as the author does, on the form of the model. */
export async function mendsField(author: Page, modelId: string, field: string, text: string) {
  await author.goto(`/models/${modelId}/edit`);
  await author.getByLabel(field).fill(text);
  await author.getByRole("button", { name: "Save", exact: true }).click();
  await says(author, /^Saved\./);
  await author.waitForURL((url) => !url.pathname.endsWith("/edit"));
}

type Dataset = { name: string; version: string; digest: string; classification: string };

export async function addsDataset(author: Page, versionId: string, dataset: Dataset) {
  const { body: version } = await rest(author, "GET", `/versions/${versionId}`);
  const mended = { datasets: [dataset], revision: version.revision };
  expect((await rest(author, "PATCH", `/versions/${versionId}`, mended)).status).toBe(200);
}

/**
 * One text is another one and a dataset came since it was returned: with which version that is compared, and the dataset part by part, after
 * a mark that needs no colour, its digest short with the whole on hand.
 */
export async function showsChanges(page: Page, [before, after]: [string, string], dataset: Dataset) {
  const { body } = await rest(page, "GET", new URL(page.url()).pathname.replace("/sign-offs", "/signoffs"));
  expect(body.difference).toEqual([
    expect.objectContaining({ before, after }),
    expect.objectContaining({ path: "version/datasets/Letters", before: null, after: dataset }),
  ]);
  await expect(page.getByText(/^Compared with version 1\.0, which you returned \d/)).toBeVisible();
  const came = page.locator("#changed-version ins");
  await expect(came).toHaveText(/^\+Added: Version2025SHA-256bbbb\sbbbb\s… bbbb\sbbbb/);
  await expect(came.getByTitle(dataset.digest)).toBeVisible();
  await expect(page.locator("#changed-version del")).toHaveText("−Removed: empty");
}

/** Wide windows keep outline, open points and decision beside what is read; narrow ones have the outline above it. */
export async function keepsInSight(page: Page) {
  const outline = page.getByRole("navigation", { name: "On this page" });
  const beside = page.getByRole("region", { name: "Beside the dossier" });
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.locator("#section-policy").scrollIntoViewIfNeeded();
  await expect(outline).toBeInViewport({ ratio: 1 });
  await expect(beside.getByRole("heading", { name: "Before you decide" })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("region", { name: "Decision" })).toBeInViewport({ ratio: 1 });
  for (const width of [640, 360]) {
    await page.setViewportSize({ width, height: 780 });
    await expect(outline.getByRole("link", { name: "Checklist" })).toBeVisible();
    await outline.getByRole("link", { name: "Before you decide" }).click();
    await expect(beside).toBeInViewport();
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

/** N goes to what was said and waits for an answer. */
export async function walksComments(page: Page) {
  await page.keyboard.press("n");
  await expect(page.locator(":target").getByRole("list", { name: /^Comments on / })).toBeInViewport();
}

type Listed = { id: string; since: string; name: string; meaning: string };
/** Opened when one sign-off of the demonstration waited on the validator already, and before another did. */
const DECIDED = { name: "Refund agent", meaning: "compliance_reviewed" };

/** From a sign-off that was decided J goes on to the one that came after it, and K from there back, past where one was. */
export async function walksQueue(page: Page) {
  const listOf = async (view: string) => (await rest(page, "GET", `/signoffs?view=${view}&limit=200`)).body.items as Listed[];
  const [mine, decided] = [await listOf("mine"), await listOf("all_decided")];
  const { id } = decided.find(({ name, meaning }) => name === DECIDED.name && meaning === DECIDED.meaning) ?? { id: "" };
  const { openedAt } = (await rest(page, "GET", `/signoffs/${id}`)).body.signoff;
  const after = mine.findIndex(({ since }) => since > openedAt);
  expect(after, "one waits on me since before it was opened, one since then").toBeGreaterThan(0);
  await page.goto(`/sign-offs/${id}`);
  await comesAlive(page);
  for (const [key, place] of [["j", after] as const, ["k", after - 1] as const]) {
    await page.keyboard.press(key);
    await expect(page).toHaveURL(new RegExp(`/sign-offs/${mine[place]?.id}$`));
    await expect(page.getByText(`${place + 1} of ${mine.length} in your queue`)).toBeVisible();
  }
}
