// What people do on a checklist: open a control, and bring a file.
import { createHash } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { type DemoPerson, expect, signInAs } from "./fixtures.ts";

export const REPORT = Buffer.from("Purpose, users and limits, agreed on 12 March.\n");
export const report = { name: "use.txt", mimeType: "text/plain", buffer: REPORT };
export const SHA_256 = createHash("sha256").update(REPORT).digest("hex");

export const rowOf = (page: Page, controlId: string) => page.locator(`li#${controlId}`);

export const open = async (page: Page, person: DemoPerson, modelId: string, controlId = "") => {
  await signInAs(page, person);
  await page.goto(`/models/${modelId}/checklist${controlId && `#${controlId}`}`);
  return rowOf(page, controlId);
};

/** What is done goes out of sight while only what is left is looked at, and the other way round. */
export async function narrowsToWhatIsLeft(page: Page, { done, left }: { done: string; left: string }) {
  const state = page.getByLabel("State", { exact: true });
  await state.selectOption({ label: "Open" });
  await expect(page).toHaveURL(/state=open/);
  await expect(rowOf(page, done)).toBeHidden();
  await expect(rowOf(page, left)).toBeVisible();
  await state.selectOption({ label: "Done" });
  await expect(rowOf(page, done)).toBeVisible();
  await expect(rowOf(page, left)).toBeHidden();
}

/** What a hand holds that brings these files from a folder of the machine. */
export const handful = (page: Page, ...names: string[]) =>
  page.evaluateHandle(
    ([text = "", ...all]) => {
      const transfer = new DataTransfer();
      for (const name of all) transfer.items.add(new File([text], name, { type: "text/plain" }));
      return transfer;
    },
    [REPORT.toString(), ...names],
  );

/** Lets a file go over the row of a control, and answers there what is asked; done again until the page's scripts have come. */
export async function dropsOn(control: Locator, name: string) {
  const dataTransfer = await handful(control.page(), name);
  const question = control.getByRole("status").filter({ hasText: `${name}: does it show a person?` });
  await expect(async () => {
    await control.locator("summary").first().dispatchEvent("drop", { dataTransfer });
    await expect(question).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(control.page().getByRole("dialog")).toHaveCount(0);
  await question.getByRole("button", { name: "No", exact: true }).click();
}

/** Lets files go over the page; done again until the page's scripts have come. Gives the question about the first. */
export async function dropsAnywhere(page: Page, ...others: string[]) {
  const files = await handful(page, "use.txt", ...others);
  await expect(async () => {
    await page.dispatchEvent("h1", "dragover", { dataTransfer: files });
    await expect(page.getByText("Drop it anywhere")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await page.dispatchEvent("h1", "drop", { dataTransfer: files });
  const question = page.getByRole("dialog");
  await expect(question.getByRole("heading", { name: "Where does use.txt belong?" })).toBeVisible();
  await expect(question.getByRole("radio").first()).toBeFocused();
  return question;
}
