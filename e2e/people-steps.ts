// What people of a journey do about accounts: get one at the machine's command line, sign in, and answer dialogs by keyboard.
import { randomUUID } from "node:crypto";
import type { Browser, Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";
import { countersign, linkIn, sharedHome } from "./installation.ts";

export const NEW = "seven herons over the weir";

export type Newcomer = { email: string; name: string };

/** Somebody this run has not met before. */
export function aNewcomer(what: string): Newcomer {
  const tag = randomUUID().slice(0, 6);
  return { email: `${what.toLowerCase().replaceAll(" ", ".")}.${tag}@demo.example`, name: `${what} ${tag}` };
}

/** Opens a one-time link and sets the password there. */
export async function setsPassword(page: Page, link: string, password: string) {
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set the password" }).click();
}

export async function triesToSignIn(page: Page, email: string, password: string) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs in as anybody, in a browser that held nobody's session. */
export async function signsIn(page: Page, email: string, password = NEW) {
  await page.context().clearCookies();
  await triesToSignIn(page, email, password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Has the machine print the one-time link, and sets the password NEW with it. */
export async function takesUp(page: Page, { email, name }: Newcomer, ...options: string[]) {
  const printed = await countersign(sharedHome(), "person", email, "--name", name, ...options);
  await setsPassword(page, linkIn(printed), NEW);
  await expect(page.getByText("Your password is set.")).toBeVisible();
}

/** The same person in another browser. */
export async function elsewhere(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signsIn(page, email);
  return page;
}

type Filling = (dialog: Locator) => Promise<void>;

/** Opens a dialog with the keyboard, fills it in, and sends it with the keyboard. */
export async function answers(page: Page, button: Locator, submit: string, fill: Filling = async () => undefined) {
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await fill(dialog);
  await dialog.getByRole("button", { name: submit, exact: true }).focus();
  await page.keyboard.press("Enter");
}

/** The page was left by the session: once the act that ended it is done, the next request leads to the sign-in. */
export const expectOut = (page: Page) =>
  expect(async () => {
    await page.goto("/account");
    expect(page.url()).toContain("/sign-in");
  }).toPass({ timeout: 15_000 });
