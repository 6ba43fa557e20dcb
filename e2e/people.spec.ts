// One's own account: signing in and failing to, what failed is told, sessions, the password, and keys for programs.
import { type DemoPerson, emailOf, expect, expectAccessible, PASSWORD, signInAs, test } from "./fixtures.ts";
import { aNewcomer, answers, elsewhere, expectOut, NEW, signsIn, takesUp, triesToSignIn } from "./people-steps.ts";

const WRONG = /E-mail and password do not match, or this account cannot sign in/;

test("a wrong password is told in words that do not say what was wrong, and each try keeps the e-mail typed", async ({
  page,
}) => {
  for (const email of [aNewcomer("Nobody").email, emailOf("validator")]) {
    await triesToSignIn(page, email, "not the password");
    await expect(page.getByRole("alert").filter({ hasText: WRONG })).toBeFocused();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
  }
  await expectAccessible(page);
});

test("after five wrong tries each further one has to wait, also for an address nobody has", async ({ page }) => {
  const { email } = aNewcomer("Nobody");
  for (let tries = 0; tries < 5; tries += 1) {
    await triesToSignIn(page, email, "not the password");
    await expect(page.getByRole("alert").filter({ hasText: WRONG })).toBeVisible();
  }
  await triesToSignIn(page, email, "not the password");
  await expect(
    page.getByRole("alert").filter({ hasText: /Too many tries failed\. Wait (one second|\d+ seconds)/ }),
  ).toBeVisible();
});

test("signing in leads to the page that was asked for; signing out closes it", async ({ page }) => {
  await page.goto("/admin/units");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: "Administrator", exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/units$/);
  await page.goto("/sign-out");
  await expectAccessible(page);
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await page.goto("/admin/units");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("what somebody typed is kept for them alone in this tab, and is forgotten when they sign out", async ({ page }) => {
  const purpose = page.getByLabel(/^Purpose/);
  const opens = async (person: DemoPerson) => {
    await signsIn(page, emailOf(person), PASSWORD);
    await page.goto("/models/new");
  };
  const kept = () => page.evaluate(() => Object.values({ ...sessionStorage }).join());
  await opens("data-scientist");
  await purpose.fill("Counts herons over the weir.");
  await expect.poll(kept).toContain("herons");
  await opens("model-owner");
  await expect(purpose).toHaveValue("");
  await opens("data-scientist");
  await expect(purpose).toHaveValue("Counts herons over the weir.");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in/);
  expect(await kept()).not.toContain("herons");
  await opens("data-scientist");
  await expect(purpose).toHaveValue("");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("somebody fails with the plain form, is told, and signs in", async ({ page }) => {
    await page.goto("/sign-in?callbackUrl=%2Faccount");
    for (const password of ["not the password", PASSWORD]) {
      await page.getByLabel("E-mail").fill(emailOf("validator"));
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      if (password !== PASSWORD) await expect(page.getByText(WRONG)).toBeVisible();
    }
    await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  });
});

test("what failed in somebody's name is told at the next sign-in, on every page until it is closed", async ({ page }) => {
  const auditor = aNewcomer("Journey auditor");
  await takesUp(page, auditor, "--role", "auditor");
  for (let tries = 0; tries < 2; tries += 1) {
    await triesToSignIn(page, auditor.email, "not the password");
    await expect(page.getByRole("alert").filter({ hasText: WRONG })).toBeVisible();
  }
  await signsIn(page, auditor.email);
  const notice = page.getByText(/Since .* UTC: 2 failed sign-ins\. If that was you, close this/);
  for (const path of ["/", "/models", "/account"]) {
    await page.goto(path);
    await expect(notice, path).toBeVisible();
  }
  await expectAccessible(page);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expect(notice).toHaveCount(0);
  await signsIn(page, auditor.email);
  await expect(page.getByText("Tries failed in your name")).toHaveCount(0);
});

test("signing out everywhere else ends the other browser's session at its next request", async ({ page, browser }) => {
  const auditor = aNewcomer("Journey auditor");
  await takesUp(page, auditor, "--role", "auditor");
  const other = await elsewhere(browser, auditor.email);
  await signsIn(page, auditor.email);
  await page.goto("/account/sessions");
  await expect(page.getByRole("row")).toHaveCount(3);
  await expectAccessible(page);
  const everywhere = page.getByRole("button", { name: "Sign out everywhere else" });
  await answers(page, everywhere, "Sign out everywhere else");
  await expect(page.getByRole("status").getByText("Every other session has ended.")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(everywhere).toHaveCount(0);
  await expectOut(other);
  await other.context().close();
});

test("somebody changes their password; the old one and the other sessions are worth nothing", async ({ page, browser }) => {
  const auditor = aNewcomer("Journey auditor");
  await takesUp(page, auditor, "--role", "auditor");
  const other = await elsewhere(browser, auditor.email);
  await signsIn(page, auditor.email);
  await page.goto("/account/password");
  await expectAccessible(page);
  const [current, next] = [page.getByLabel("Present password"), page.getByLabel("New password")];
  const change = page.getByRole("button", { name: "Change the password" });
  const tries: [string, string, RegExp][] = [
    ["not the password", `${NEW} again`, /This is not right/],
    [NEW, "password123456", /one of the commonest passwords/],
    [NEW, NEW, /This is your present password/],
  ];
  for (const [old, wanted, says] of tries) {
    await current.fill(old);
    await next.fill(wanted);
    await change.click();
    await expect(page.getByText(says).first()).toBeVisible();
  }
  await expectAccessible(page);
  await current.fill(NEW);
  await next.fill(`${NEW} again`);
  await change.click();
  await expect(page.getByText("Your password was changed. One other session ended.")).toBeVisible();
  await expectOut(other);
  await triesToSignIn(other, auditor.email, NEW);
  await expect(other.getByRole("alert").filter({ hasText: WRONG })).toBeVisible();
  await signsIn(other, auditor.email, `${NEW} again`);
  await other.context().close();
});

test("a key is shown once, reads and does not write, is revoked and dead", async ({ page, request }) => {
  await signInAs(page, "compliance-officer");
  await page.goto("/account/keys");
  await expectAccessible(page);
  const name = aNewcomer("Journey").name;
  await answers(page, page.getByRole("button", { name: "Make a key" }), "Make the key", (dialog) =>
    dialog.getByLabel("What it is for").fill(name),
  );
  const key = (await page.getByText(/^cs_[0-9a-z]{8}_.{43}$/).textContent()) ?? "";
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.reload();
  expect(await page.content()).not.toContain(key.slice(12));
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(key.slice(0, 12));
  await expect(row).toContainText("never");

  const headers = { authorization: `Bearer ${key}` };
  expect((await request.get("/api/v1/me", { headers })).status()).toBe(200);
  const write = await request.post("/api/v1/models", { headers, data: {} });
  expect(write.status()).toBe(403);
  expect((await write.json()).reasons).toMatchObject([{ code: "key.scope" }]);
  const minting = await request.post("/api/v1/api-keys", { headers, data: { name, scopes: ["read"] } });
  expect((await minting.json()).reasons).toMatchObject([{ code: "key.never" }]);
  await page.reload();
  await expect(row).not.toContainText("never");

  await answers(page, row.getByRole("button", { name: "Revoke", exact: true }), "Revoke the key");
  await expect(row).toContainText("Revoked");
  // The button went with the key; whoever pressed it goes on from what is around it.
  await expect(page.locator("main:focus, main :focus")).toHaveCount(1);
  await expectAccessible(page);
  expect((await request.get("/api/v1/me", { headers })).status()).toBe(401);
});

test("text the database cannot hold is refused by its place, in a field and in an address", async ({ page }) => {
  await signInAs(page, "validator");
  const answer = await page.request.get("/api/v1/models?q=a%00b");
  expect(answer.status()).toBe(422);
  expect((await answer.json()).reasons).toMatchObject([{ code: "invalid.text" }]);
  expect((await page.goto("/models?q=a%00b"))?.status()).toBe(200);
  await page.goto("/models/%00");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here for you");
});
