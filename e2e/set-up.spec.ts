// A production system from nothing: its first people come from the machine's command line, and from then on it takes two.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { emailOf, expect, expectAccessible, PASSWORD, test } from "./fixtures.ts";
import { countersign, emptyHome, freePort, type Installation, linkIn, removeHome, startOn } from "./installation.ts";
import { answers, NEW, setsPassword, signsIn, triesToSignIn } from "./people-steps.ts";

const ADMIN = "first.administrator@bank.example";
const RISK = "first.risk.officer@bank.example";
const VALIDATOR = "first.validator@bank.example";
const PORT = String(await freePort());
const settings = { PORT, COUNTERSIGN_DEMO: "off", NEXTAUTH_SECRET: randomBytes(32).toString("hex") };

test.describe("outside demo mode", () => {
  test.describe.configure({ mode: "serial" });
  test.use({ baseURL: `http://localhost:${PORT}` });
  let home = "";
  let running: Installation | null = null;
  const makes = (email: string, name: string, role: string) => countersign(home, "person", email, "--name", name, "--role", role);

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    home = emptyHome();
    running = await startOn(home, settings);
  });
  test.afterAll(async () => {
    await running?.stop();
    removeHome(home);
  });

  test("the start says how the first administrator is made, and the demo people do not exist", async ({ page }) => {
    expect(running?.said).toContainEqual(
      expect.stringMatching(
        /^Nobody can sign in yet\. Make the first administrator: npm run -s countersign -- person .* --role admin$/,
      ),
    );
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    await expect(page.getByText("Look around as")).toHaveCount(0);
    await expect(page.getByText("Demonstration")).toHaveCount(0);
    await expectAccessible(page);
    await triesToSignIn(page, emailOf("admin"), PASSWORD);
    await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
  });

  test("the first administrator sets a password with the link that the machine printed, once", async ({ page }) => {
    const printed = await makes(ADMIN, "First administrator", "admin");
    expect(printed).toContain("Role: admin in the whole organisation, in force now.");
    expect(printed).toContain(`http://localhost:${PORT}/invitation/`);
    const link = linkIn(printed);
    await page.goto(link);
    await expect(page.getByText(`For First administrator, who signs in with ${ADMIN}.`)).toBeVisible();
    await expectAccessible(page);
    await setsPassword(page, link, PASSWORD);
    await expect(page.getByText("The password must not contain the name of this product.")).toBeVisible();
    await setsPassword(page, link, NEW);
    await expect(page.getByText("Your password is set. Sign in with it.")).toBeVisible();
    await signsIn(page, ADMIN);
    await expect(page.getByText("Your access: all units")).toBeVisible();
    await expect(page.getByText("Demonstration data")).toHaveCount(0);
    await expectAccessible(page);
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
    await expectAccessible(page);
  });

  test("the command line grants the first risk officer alone, on record as such, and nobody after they signed in", async ({
    page,
  }) => {
    const printed = await makes(RISK, "First risk officer", "risk_officer");
    expect(printed).toContain("Role: risk_officer in the whole organisation, in force now.");
    await signsIn(page, ADMIN);
    await page.goto(`/admin/people?q=${RISK}`);
    await page.getByRole("link", { name: "First risk officer" }).click();
    await expect(page.getByText("by the command line · during set-up")).toBeVisible();
    await page.goto("/audit");
    await expect(page.getByText("The command line gave First risk officer the role risk officer.")).toBeVisible();
    await expectAccessible(page);

    await setsPassword(page, linkIn(printed), NEW);
    await signsIn(page, RISK);
    const later = await makes(VALIDATOR, "First validator", "validator");
    expect(later).toContain("waits for a second person (SD-14): First administrator, First risk officer.");
    await page.goto("/admin/grants");
    const row = page.getByRole("row").filter({ hasText: "First validator" });
    await answers(page, row.getByRole("button", { name: "Confirm" }), "Confirm the role");
    await expect(page.getByText("No role waits")).toBeVisible();
    await countersign(home, "verify-ledger");
  });

  test("failed sign-ins leave lines in the log that name nobody, and a wait outlives a restart", async ({ page }) => {
    for (let tries = 0; tries < 5; tries += 1) {
      await triesToSignIn(page, VALIDATOR, "not the password");
      await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
    }
    const log = readFileSync(join(home, "server.log"), "utf8");
    expect(log).toMatch(/"person":"[0-9a-f-]{36}","failures":5,"msg":"sign-in failed"/);
    for (const personal of [ADMIN, RISK, VALIDATOR, "First", "127.0.0.1", NEW]) expect(log).not.toContain(personal);

    await running?.stop();
    running = await startOn(home, settings);
    expect(running.said.join(" ")).not.toContain("Nobody can sign in yet");
    await triesToSignIn(page, VALIDATOR, "not the password");
    await triesToSignIn(page, VALIDATOR, "not the password");
    await expect(page.getByRole("alert").filter({ hasText: "Too many tries failed" })).toBeVisible();
  });
});

test("outside demo mode nothing starts without a secret for the sessions", async () => {
  const home = emptyHome();
  await expect(startOn(home, { COUNTERSIGN_DEMO: "off" })).rejects.toThrow("NEXTAUTH_SECRET must be set outside demo mode");
  removeHome(home);
});
