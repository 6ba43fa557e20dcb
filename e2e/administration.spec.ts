// Administration takes two people: inviting, roles of every kind and their end, deactivation, resets, and business units.
import type { Page } from "@playwright/test";
import { emailOf, expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";
import { countersign, linkIn, sharedHome } from "./installation.ts";
import { aNewcomer, answers, expectOut, NEW, type Newcomer, setsPassword, signsIn, takesUp } from "./people-steps.ts";

// Two or three people in turn, each dialog looked at by axe.
test.describe.configure({ timeout: 240_000 });

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The administrator's page of a person, found through the list. */
async function opens(page: Page, { email, name }: Newcomer) {
  await page.goto(`/admin/people?q=${encodeURIComponent(email)}`);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Gives a role in the whole organisation through the dialog. */
const gives = (page: Page, role: string, until?: string) =>
  answers(page, page.getByRole("button", { name: "Give a role" }), "Give the role", async (dialog) => {
    await dialog.getByLabel("Role", { exact: true }).selectOption(role);
    await dialog.getByLabel("Business unit").selectOption({ label: "Demonstration group" });
    if (until) await dialog.getByLabel("Last day").fill(until);
  });

const invites = (page: Page, { email, name }: Newcomer) =>
  answers(page, page.getByRole("button", { name: "Invite a person" }), "Invite", async (dialog) => {
    await dialog.getByLabel("E-mail address").fill(email);
    await dialog.getByLabel("Name", { exact: true }).fill(name);
  });

test("a signing role is asked for by one and confirmed by another, and by nobody alone", async ({ page, browser }) => {
  const validator = aNewcomer("Journey validator");
  await signInAs(page, "admin");
  await page.goto("/admin/people");
  await expectAccessible(page);
  await invites(page, validator);
  await expect(page.getByRole("heading", { name: validator.name })).toBeVisible();
  await expect(page.getByText("This person has no password yet")).toBeVisible();
  expect(await page.content()).not.toContain("/invitation/");
  await gives(page, "validator");
  await expect(page.getByText("Waits for a second person").first()).toBeVisible();
  await expectAccessible(page);
  const address = page.url();

  await page.goto("/admin/grants");
  const row = page.getByRole("row").filter({ hasText: validator.name });
  await expect(row).toContainText(/Demo risk officer.* can confirm it/);
  await expect(row.getByRole("button")).toHaveCount(0);
  const { body } = await rest(page, "GET", "/role-grants/pending");
  const { id } = body.items.find(({ person }: { person: { name: string } }) => person.name === validator.name);
  const forced = await rest(page, "POST", `/role-grants/${id}/confirmation`, {});
  expect(forced).toMatchObject({ status: 409, body: { reasons: [{ code: "SD-14.granter" }] } });

  const other = await (await browser.newContext()).newPage();
  await takesUp(other, validator);
  await signsIn(other, validator.email);
  await expect(other).toHaveURL(/\/account$/);
  await expect(other.getByText("A role was given to you and waits until a second person confirms it.")).toBeVisible();
  await expectAccessible(other);

  await signInAs(page, "risk-officer");
  await page.goto("/admin/grants");
  await expectAccessible(page);
  await answers(page, row.getByRole("button", { name: "Confirm" }), "Confirm the role");
  await expect(row).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText("by Demo risk officer")).toBeVisible();

  await other.goto("/models");
  await expect(other.getByRole("heading", { level: 1, name: "Models" })).toBeVisible();
  await expect(other.getByText("Your access: all units", { exact: true })).toBeVisible();
  await other.context().close();
});

test("an administrator and an auditor are refused a signing role, in words", async ({ page }) => {
  await signInAs(page, "admin");
  for (const [person, rule] of [
    ["admin", "An administrator holds no other role at the same time (SD-8)"],
    ["auditor", "An auditor holds no other role at the same time (SD-12)"],
  ] as const) {
    await opens(page, { email: emailOf(person), name: `Demo ${person}` });
    await gives(page, "risk_officer");
    await expect(page.getByRole("dialog").getByText(rule)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Give a role" })).toBeFocused();
  }
});

test("a role with a last day says so to its holder, and when it ends the next page says what to do", async ({
  page,
  browser,
}) => {
  const auditor = aNewcomer("Journey auditor");
  const last = new Date(`${inDays(87)}T00:00:00Z`);
  const words = last.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  await signInAs(page, "admin");
  await page.goto("/admin/people");
  await invites(page, auditor);
  await gives(page, "auditor", inDays(-1));
  await expect(page.getByRole("dialog").getByText("The last day has passed.").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await gives(page, "auditor", inDays(87));
  await expect(page.getByText(words).first()).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await takesUp(other, auditor);
  await signsIn(other, auditor.email);
  await expect(other.getByText(`Your access: all units, until ${words}`)).toBeVisible();

  await answers(page, page.getByRole("button", { name: "End", exact: true }), "End the role");
  await expect(page.getByText("No role in force")).toBeVisible();
  for (const path of ["/models", "/audit", "/admin/people", "/"]) {
    await other.goto(path);
    await expect(other, path).toHaveURL(/\/account$/);
  }
  await expect(other.getByText("You hold no role today")).toBeVisible();
  await expect(other.getByText("Ask an administrator of your organisation for a role")).toBeVisible();
  await expectAccessible(other);
  await other.context().close();
});

test("signing somebody out ends an open browser, deactivation also a key, at their next request", async ({
  page,
  browser,
  request,
}) => {
  const auditor = aNewcomer("Journey auditor");
  const other = await (await browser.newContext()).newPage();
  await takesUp(other, auditor, "--role", "auditor");
  await signsIn(other, auditor.email);
  const printed = await countersign(sharedHome(), "api-key", auditor.email);
  const headers = { authorization: `Bearer ${/cs_\S+/.exec(printed)?.[0]}` };
  expect((await request.get("/api/v1/me", { headers })).status()).toBe(200);

  await signInAs(page, "admin");
  await opens(page, auditor);
  await expectAccessible(page);
  await answers(page, page.getByRole("button", { name: "Sign out everywhere…" }), "End their sessions");
  await expectOut(other);
  expect((await request.get("/api/v1/me", { headers })).status()).toBe(200);
  await signsIn(other, auditor.email);

  await answers(page, page.getByRole("button", { name: "Deactivate…" }), "Deactivate");
  await expect(page.getByText("Deactivated").first()).toBeVisible();
  await expectAccessible(page);
  await expectOut(other);
  expect((await request.get("/api/v1/me", { headers })).status()).toBe(401);
  await other.context().close();
});

test("a reset password suspends signing until the person has set their own", async ({ page, browser }) => {
  const validator = aNewcomer("Journey validator");
  const other = await (await browser.newContext()).newPage();
  await takesUp(other, validator, "--role", "validator");
  await signsIn(other, validator.email);
  await signInAs(page, "admin");
  await opens(page, validator);
  await answers(page, page.getByRole("button", { name: "Reset password…" }), "Reset the password");
  await expect(page.getByText("This person has no password yet")).toBeVisible();
  await expectOut(other);

  await setsPassword(other, linkIn(await countersign(sharedHome(), "person", validator.email)), "password123456");
  await expect(other.getByText("one of the commonest passwords")).toBeVisible();
  await expectAccessible(other);
  await other.getByLabel("Password").fill(NEW);
  await other.getByRole("button", { name: "Set the password" }).click();
  await signsIn(other, validator.email);
  await expect(other.getByText("You cannot sign yet")).toBeVisible();
  await other.getByRole("link", { name: "Set your own password" }).click();
  await other.getByLabel("Present password").fill(NEW);
  await other.getByLabel("New password").fill(`${NEW} again`);
  await other.getByRole("button", { name: "Change the password" }).click();
  await expect(other.getByText("Your password was changed.")).toBeVisible();
  await expect(other.getByText("You cannot sign yet")).toHaveCount(0);
  await other.context().close();
});

test("business units are added and renamed", async ({ page }) => {
  const { name } = aNewcomer("Journey unit");
  await signInAs(page, "admin");
  await page.goto("/admin/units");
  await expectAccessible(page);
  const row = (named: string) => page.getByRole("row").filter({ hasText: named });
  await answers(page, row("Demonstration group").getByRole("button", { name: "Add below" }), "Add", (dialog) =>
    dialog.getByLabel("Name").fill(name),
  );
  await answers(page, row(name).getByRole("button", { name: "Rename" }), "Rename", (dialog) =>
    dialog.getByLabel("Name").fill(`${name} renamed`),
  );
  await expect(row(`${name} renamed`)).toBeVisible();
  await expectAccessible(page);
});
