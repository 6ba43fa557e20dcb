// What every journey stands on: a browser that fails on any policy violation or page error, people of the demonstration, axe on each page.
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export type DemoPerson =
  | "data-scientist"
  | "data-scientist-2"
  | "model-owner"
  | "validator"
  | "risk-officer"
  | "risk-officer-2"
  | "compliance-officer"
  | "auditor"
  | "admin";

export const PASSWORD = "countersign-demo";

/** What went wrong in any page since the last test: each test begins with none and ends with none. */
const faults: string[] = [];

/** What went wrong so far in this test, which then does not fail of it: for a test that wants it to go wrong. */
export const faultsSoFar = () => faults.splice(0);

/** Listens in every page and frame of it, before anything of ours runs there. */
async function watch(context: BrowserContext) {
  context.on("weberror", (error) => faults.push(`page error: ${error.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Hydration|hydrat/.test(message.text()))
      faults.push(message.text());
  });
  await context.exposeBinding("policyViolated", (_source, what: string) => void faults.push(`policy violated: ${what}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
      const report = (window as unknown as { policyViolated: (what: string) => void }).policyViolated;
      report(`${effectiveDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`);
    });
  });
}

export const test = base.extend<{ noFaults: undefined }, { watched: undefined }>({
  watched: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser);
      browser.newContext = async (...options) => {
        const context = await open(...options);
        await watch(context);
        return context;
      };
      await use(undefined);
    },
    { scope: "worker", auto: true },
  ],
  noFaults: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      await use(undefined);
      expect(faults.splice(0)).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const emailOf = (person: DemoPerson) => `${person}@demo.example`;

/** Signs in through the form, as anybody would. */
export async function signInAs(page: Page, person: DemoPerson) {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(emailOf(person));
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** No rule of axe is switched off, on any page. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(" ")) }))).toEqual([]);
}

/** Calls REST with the page's own session, as a script on our pages would. */
export async function rest(page: Page, method: string, path: string, data?: unknown) {
  const base = process.env.COUNTERSIGN_TEST_URL ?? "";
  const response = await page.request.fetch(`${base}/api/v1${path}`, {
    method,
    headers: { origin: base, ...(data !== undefined && { "content-type": "application/json" }) },
    ...(data !== undefined && { data: JSON.stringify(data) }),
  });
  const text = await response.text();
  return { status: response.status(), body: text ? JSON.parse(text) : null };
}
