// Administration by two people, an invitation from the machine to the first sign-in, and one's own account.
import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { emailOf, expect, expectAccessible, PASSWORD, rest, signInAs, test } from "./fixtures.ts";

const NEW = "seven herons over the weir";

/** What the command line prints for `countersign person …`, on the database of this run. */
const countersign = (...args: string[]) =>
  execFileSync(
    process.env.PINNED_NODE ?? process.execPath,
    ["--disable-warning=ExperimentalWarning", "lib/host/cli.ts", ...args],
    {
      encoding: "utf8",
      env: { ...process.env, COUNTERSIGN_HOME: process.env.COUNTERSIGN_TEST_HOME },
    },
  );

/** Follows the one-time link the machine prints and sets a password there. */
async function setPassword(page: Page, link: string, password: string) {
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set the password" }).click();
}

async function signIn(page: Page, email: string, password: string) {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const linkIn = (printed: string) => /\S+\/invitation\/\S+/.exec(printed)?.[0] ?? "";

test("a wrong password is told in words that do not say what was wrong, and keeps the e-mail typed", async ({ page }) => {
  await page.goto("/sign-in");
  await expectAccessible(page);
  await page.getByLabel("E-mail").fill("nobody@demo.example");
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@demo.example");
});

test("signing in leads to the page that was asked for; signing out closes it", async ({ page }) => {
  await page.goto("/admin/units");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: "Administrator", exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/units$/);
  await page.goto("/sign-out");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await page.goto("/admin/units");
  await expect(page).toHaveURL(/\/sign-in/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("somebody signs in with the plain form", async ({ page }) => {
    await page.goto("/sign-in?callbackUrl=%2Faccount");
    await page.getByLabel("E-mail").fill(emailOf("validator"));
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  });
});

test("an administrator invites; the machine prints the link; a risk officer confirms the role; the person begins", async ({
  page,
}) => {
  await signInAs(page, "admin");
  await page.goto("/admin/people");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Invite a person" }).click();
  await page.getByLabel("E-mail address").fill("new.validator@demo.example");
  await page.getByLabel("Name", { exact: true }).fill("New validator");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByRole("heading", { name: "New validator" })).toBeVisible();
  await expect(page.getByText("This person has no password yet")).toBeVisible();
  await expect(page.getByText("/invitation/")).toHaveCount(0);
  await page.getByRole("button", { name: "Give a role" }).click();
  await page.getByLabel("Role", { exact: true }).selectOption("validator");
  await page.getByLabel("Business unit", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Give the role" }).click();
  await expect(page.getByText("Waits for a second person").first()).toBeVisible();
  await expectAccessible(page);
  const address = page.url();

  await page.goto("/admin/grants");
  await expect(page.getByText(/Demo risk officer.* can confirm it/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Confirm" })).toHaveCount(0);
  const { body } = await rest(page, "GET", "/role-grants/pending");
  const forced = await rest(page, "POST", `/role-grants/${body.items[0].id}/confirmation`, {});
  expect(forced).toMatchObject({ status: 409, body: { reasons: [{ code: "SD-14.granter" }] } });

  await signInAs(page, "risk-officer");
  await page.goto("/admin/grants");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await page.getByRole("button", { name: "Confirm the role" }).click();
  await expect(page.getByText("No role waits")).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("by Demo risk officer")).toBeVisible();

  const link = linkIn(countersign("person", "new.validator@demo.example"));
  await setPassword(page, link, "password123456");
  await expect(page.getByText("one of the commonest passwords")).toBeVisible();
  await expectAccessible(page);
  await setPassword(page, link, NEW);
  await signIn(page, "new.validator@demo.example", NEW);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();

  await signInAs(page, "admin");
  await page.goto(address);
  await page.getByRole("button", { name: "Deactivate…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("No role in force")).toBeVisible();
});

test("somebody makes a key, sees it once, uses it and revokes it", async ({ page, request }) => {
  await signInAs(page, "compliance-officer");
  await page.goto("/account/keys");
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByLabel("What it is for").fill("journey");
  await page.getByRole("button", { name: "Make the key" }).click();
  const key = (await page.getByText(/^cs_[0-9a-z]{8}_.{43}$/).textContent()) ?? "";
  const use = () => request.get(`${process.env.COUNTERSIGN_TEST_URL}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } });
  expect((await use()).status()).toBe(200);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.reload();
  expect(await page.content()).not.toContain(key);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  await page.getByRole("button", { name: "Revoke the key" }).click();
  await expect(page.getByText("Revoked", { exact: true })).toBeVisible();
  expect((await use()).status()).toBe(401);
});

test("somebody is told what failed in their name, ends the other session, and changes the password", async ({
  page,
  browser,
}) => {
  const email = "outside.auditor@demo.example";
  const printed = countersign("person", email, "--name", "Outside auditor", "--role", "auditor");
  await setPassword(page, linkIn(printed), NEW);
  await signIn(page, email, "wrong");
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
  await signIn(page, email, NEW);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const elsewhere = await (await browser.newContext({ baseURL: process.env.COUNTERSIGN_TEST_URL })).newPage();
  await signIn(elsewhere, email, NEW);
  await elsewhere.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

  await page.goto("/account");
  await expect(page.getByText("Somebody tried to be you")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/account/sessions");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toHaveCount(0);
  await expectAccessible(page);
  await elsewhere.goto("/account");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await elsewhere.context().close();

  await page.goto("/account/password");
  await page.getByLabel("Present password").fill(NEW);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText(/at least 12/i).first()).toBeVisible();
  await page.getByLabel("New password").fill(`${NEW} again`);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("Your password was changed.")).toBeVisible();
  await expectAccessible(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });
  for (const path of [
    "/sign-in",
    "/admin/people",
    "/admin/units",
    "/admin/keys",
    "/admin/grants",
    "/account",
    "/account/sessions",
  ]) {
    test(`${path} needs no scrolling sideways`, async ({ page }) => {
      if (path !== "/sign-in") await signInAs(page, "admin");
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await expectAccessible(page);
    });
  }
});
