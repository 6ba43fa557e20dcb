// What somebody does on a page until it is in a state worth looking at; all of it can be done again after another visit.
import type { Page } from "@playwright/test";
import { expect, rest } from "./fixtures.ts";
import { csvFile } from "./import-steps.ts";
import { opens } from "./opens.ts";

/** Presses the first button of that name until its dialog is there. */
export const asked = (name: string | RegExp) => (page: Page) =>
  opens(page, () => page.getByRole("main").getByRole("button", { name }).first().click());

export const keyed = (key: string) => (page: Page) => opens(page, () => page.keyboard.press(key));

/** Opens what stands over the page without holding the focus. */
export const folded = (name: string) => (page: Page) =>
  opens(page, () => page.getByRole("button", { name, exact: true }).click(), page.getByRole("region", { name, exact: true }));

/** Opens the navigation, which a narrow window puts away. */
export const navigated = (page: Page) =>
  opens(page, () => page.getByRole("button", { name: "Menu" }).click(), page.getByRole("navigation", { name: "Main" }));

/** Sends the form on the page as it is, until it is told what is missing. */
export const sent = (button: string | RegExp) => (page: Page) =>
  opens(
    page,
    () => page.getByRole("main").getByRole("button", { name: button }).click(),
    page.getByRole("main").getByRole("alert"),
  );

export async function searched(page: Page) {
  const palette = await keyed("Control+k")(page);
  await page.keyboard.type("credit");
  await expect(palette.getByRole("group", { name: "Models" })).toBeVisible();
}

/** Chooses two rows of the list. */
export async function chose(page: Page) {
  const box = (place: number) => page.getByRole("checkbox", { name: /^Choose (?!all)/ }).nth(place);
  // Checked before the page's scripts have come, a box is not chosen: it is done again.
  for (const [place, told] of ["One model chosen", "2 models chosen"].entries())
    await expect(async () => {
      await box(place).uncheck();
      await box(place).check();
      await expect(page.getByText(told)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
}

/** Chooses two rows and presses what can be done with them. */
export const onChosen = (act: string) => async (page: Page) => {
  await chose(page);
  return asked(act)(page);
};

/** Scrolls the first table as far to the side as it goes. */
export const sideways = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("region")
    .filter({ has: page.getByRole("table") })
    .first()
    .evaluate((box) => box.scrollTo({ left: box.scrollWidth }));

/** Begins to say something about a field of the dossier. */
export const commented = (page: Page) =>
  opens(
    page,
    () =>
      page
        .getByRole("button", { name: /^Comment on / })
        .first()
        .click(),
    page.getByRole("textbox", { name: /^Comment on / }).first(),
  );

/** Finds words of the dossier, which are marked there. */
export async function found(page: Page) {
  const told = page
    .getByRole("search")
    .getByRole("status")
    .filter({ hasText: /^1 of \d/ });
  await opens(
    page,
    async () => {
      await page.keyboard.press("f");
      await page.getByLabel("Find in this dossier").fill("ward");
    },
    told,
  );
}

export async function refusedSignature(page: Page) {
  const dialog = await keyed("s")(page);
  await dialog.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
}

/** Lists the people that somebody can be found among. */
export const listed = (act: (page: Page) => Promise<unknown>, typed: string) => async (page: Page) => {
  await act(page);
  await page.getByRole("dialog").getByRole("combobox").first().fill(typed);
  await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
};

/** Hands a file to the place on the page that takes files, and waits for what comes of it. */
export const handed = (label: RegExp, file: ReturnType<typeof csvFile>, heading: RegExp) => (page: Page) =>
  opens(page, () => page.getByLabel(label).first().setInputFiles(file), page.getByRole("heading", { name: heading }));

export const REGISTER = csvFile("register.csv", ["Id,Name,Status", "A-1,Letters by size,Live", "A-2,,Rests"]);

/** Opens the first control that is this person's to answer. */
export const unfolded = (page: Page) =>
  opens(
    page,
    () => page.locator("main li[id^=CC-] summary").first().click(),
    page.locator("main li[id^=CC-] details[open]").first(),
  );

/** Makes a key, which is shown this once. */
export async function madeKey(page: Page) {
  const dialog = await asked("Make a key")(page);
  await dialog.getByLabel("What it is for").fill("To be looked at");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  await expect(dialog.getByText(/^cs_/)).toBeVisible();
}

/** Saves after somebody else has, who changed nothing but a tag. */
export async function outpaced(page: Page) {
  const at = new URL(page.url()).pathname.replace(/\/edit$/, "");
  const { revision } = (await rest(page, "GET", at)).body;
  expect((await rest(page, "PATCH", at, { revision, tags: [`seen ${revision}`] })).status).toBe(200);
  await page.getByLabel("Intended use").fill("The ward, each evening.");
  const save = page.getByRole("button", { name: "Save", exact: true });
  await opens(
    page,
    () => save.click(),
    page.getByRole("status").filter({ hasText: "Somebody changed this since you opened it" }),
  );
}

/** Tries to put away two models that run, and is told of each why not. */
export async function refusedMany(page: Page) {
  const dialog = await onChosen("Archive…")(page);
  await dialog.getByLabel("Registered by mistake").check();
  await dialog.getByRole("button", { name: "Archive 2 models" }).click();
  await expect(dialog.getByText("Nothing was done; 2 were refused.")).toBeVisible();
}

export async function refusedSignIn(page: Page) {
  await page.getByLabel("E-mail").fill("nobody@demo.example");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
}

/** The explanation of a word of the field. */
export const explained = (word: string) => (page: Page) =>
  opens(page, () => page.getByRole("button", { name: word, exact: true }).first().press("Enter"), page.getByRole("note").first());
