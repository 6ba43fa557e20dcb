// Importing in the browser: the federal file is recognised, tried, brought in and found again; a file nobody has seen is mapped on screen.
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";

const FEDERAL = join(import.meta.dirname, "fixtures", "federal-ai-use-cases-2025.csv");

const number = (page: Page, label: string) =>
  page.locator("dl > div", { has: page.getByText(label, { exact: true }) }).locator("dd");

/** Hands the file in and waits for what it says. */
async function handIn(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.goto("/imports/new");
  await page.getByLabel(/Choose a file/).setInputFiles(file);
  await expect(page.getByRole("heading", { name: "What the file says" })).toBeVisible({ timeout: 60_000 });
}

const finished = (page: Page) => expect(page.getByRole("heading", { name: "The result" })).toBeVisible({ timeout: 90_000 });

const csv = (name: string, lines: string[]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\n")}\n`) });

test("the federal inventory is recognised, tried first, brought in, and changes nothing a second time", async ({ page }) => {
  test.setTimeout(300_000);
  await signInAs(page, "risk-officer");
  await handIn(page, FEDERAL);
  await expect(page.getByText("Recognised: US federal AI use case inventory 2025")).toBeVisible();
  await expect(page.getByText("UTF-8 text, commas between the cells")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Start", exact: true }).click();
  await finished(page);
  await expect(page.getByText(/^Nothing was changed\. This import would make 3,609 new records/)).toBeVisible();

  await page.getByRole("link", { name: "Import this file" }).click();
  await page.getByRole("radio", { name: /^Import/ }).check();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  const address = page.url();
  // It goes on without the page, and is found again.
  await page.goto("/models");
  await page.goto(address);
  await finished(page);
  for (const [label, value] of [
    ["new", "3,609"],
    ["updated", "0"],
    ["unchanged", "2"],
    ["rejected", "0"],
  ] as const)
    await expect(number(page, label)).toHaveText(value);
  await expect(page.getByText(/^3,609 models are new\. 1,480 say they are in use/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: /1,480 say they are in use/ }).click();
  await expect(page).toHaveURL(/flag=in_use_before_approval/);
  await expect(page.getByText(/1,480/).first()).toBeVisible();

  await handIn(page, FEDERAL);
  await page.getByRole("radio", { name: /^Import/ }).check();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await finished(page);
  await expect(number(page, "unchanged")).toHaveText("3,611");
});

test("a file nobody has seen is mapped on screen, its mapping kept, and its import undone with the list", async ({ page }) => {
  await signInAs(page, "risk-officer");
  const file = csv("our-models.csv", [
    "Model ID,Model name,Status",
    "A-1,Letters by urgency,Live",
    "A-2,Cases by age,Resting",
    "A-3,,Live",
  ]);
  await handIn(page, file);
  await expect(page.getByText("No mapping is made for these columns yet")).toBeVisible();
  await page.getByLabel("Resting means").selectOption({ label: "Restricted" });
  await page.getByLabel("Name of the mapping").fill("our-models");
  await page.getByLabel("Title", { exact: true }).fill("Our models");
  await page.getByLabel("Whose records these are").fill("our-models");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep the mapping" }).click();
  await expect(page.getByText("Read by: Our models")).toBeVisible();

  await page.getByRole("radio", { name: /^Import/ }).check();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await finished(page);
  await expect(number(page, "new")).toHaveText("2");
  await expect(number(page, "rejected")).toHaveText("1");
  await expect(page.getByText(/^Row 4, Model name: a model needs a name/)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("rejections.csv");

  await page.getByRole("button", { name: "Undo…" }).click();
  await expect(page.getByText(/^2 records nobody has worked on since go to the archive/)).toBeVisible();
  await page.getByRole("button", { name: "Archive 2 records" }).click();
  await expect(page.getByText("This import was undone")).toBeVisible();
  const left = await rest(page, "GET", "/models?source=our-models");
  expect(left.body.items).toEqual([]);
});

test("what is no table is refused in words, and who may not import finds no such page", async ({ page }) => {
  await signInAs(page, "risk-officer");
  await page.goto("/imports/new");
  await page
    .getByLabel(/Choose a file/)
    .setInputFiles({ name: "models.csv", mimeType: "text/csv", buffer: Buffer.from("%PDF-1.7") });
  await expect(page.getByText("The file is neither CSV nor XLSX, whatever its name says.")).toBeVisible();
  await signInAs(page, "data-scientist");
  await page.goto("/imports");
  await expect(page.getByText("There is nothing here for you")).toBeVisible();
});
