// What every journey stands on: a browser that fails on any policy violation or page error, people of the demonstration, axe on each page.
import { type BrowserContext, test as base, type Cookie, expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { here } from "./installation.ts";

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
    const moved = Object.assign(window, { moved: [] as Shift[] }).moved;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as unknown as ShiftEntry[])
        if (!hadRecentInput)
          moved.push({ value, what: sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 90) ?? "") });
    }).observe({ type: "layout-shift", buffered: true });
  });
}

type Shift = { value: number; what: string[] };
type ShiftEntry = { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };

/** As browsers sum it up: the share of the screen that moved, by how far, without anybody's doing. */
const STILL = 0.02;

/** Nothing jumped on the page since its document was opened; what did is told with what it moved. */
export async function expectStill(page: Page) {
  const moved = await page.evaluate(() => (window as unknown as { moved: Shift[] }).moved);
  const sum = moved.reduce((total, { value }) => total + value, 0);
  expect(sum < STILL ? [] : moved, `layout shift ${sum.toFixed(3)}`).toEqual([]);
}

export const test = base.extend<{ noFaults: undefined }, { watched: undefined }>({
  baseURL: async ({ browserName: _ }, use) => use(here().url),
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

export { expect, here };

export const emailOf = (person: DemoPerson) => `${person}@demo.example`;

/** The sessions that people of the demonstration have already, by worker: a worker is a process. */
const sessions = new Map<DemoPerson, Cookie[]>();

const atSignIn = (url: URL) => url.pathname.startsWith("/sign-in");

/** Signs in through the form, as anybody would; a session that the person has from an earlier journey is gone on with. */
export async function signInAs(page: Page, person: DemoPerson) {
  const context = page.context();
  await context.clearCookies();
  await context.addCookies(sessions.get(person) ?? []);
  await page.goto("/");
  if (!atSignIn(new URL(page.url()))) return;
  await page.getByLabel("E-mail").fill(emailOf(person));
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !atSignIn(url));
  sessions.set(person, await context.cookies());
}

/**
 * Off as axe is shipped, and a criterion of WCAG 2.2 AA. The rest of what is off stays so: deprecated by axe (aria-roledescription, audio-caption,
 * duplicate-id, duplicate-id-active, landmark-complementary-is-top-level), experimental by its own word (css-orientation-lock, focus-order-semantics,
 * hidden-content, p-as-heading, table-fake-caption, td-has-header), or of level AAA (color-contrast-enhanced, identical-links-same-purpose,
 * meta-refresh-no-exceptions).
 */
export const ALSO = { "target-size": { enabled: true } };

/** What axe finds, with every rule of WCAG 2.2 AA that it has and stands for. A document gets it once, in whatever looks it is then looked at; ours have no frames. */
async function violationsIn(page: Page, part: string) {
  await expect(page).toHaveTitle(/\S/);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations, frames } = await page.evaluate(
    async ({ within, rules }) => {
      const found = await (window as unknown as { axe: typeof axe }).axe.run(within, { resultTypes: ["violations"], rules });
      return { violations: found.violations, frames: document.querySelectorAll("iframe, frame").length };
    },
    { within: part, rules: ALSO },
  );
  expect(frames, "frames that nobody looked into").toBe(0);
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(" ")) }));
}

/** Axe finds nothing that lasts, on any page, or in the part of it: while one title takes the place of another a page has none. */
export async function expectAccessible(page: Page, part = "html") {
  const found = await violationsIn(page, part);
  expect(found.length === 0 ? found : await lasting(page, part)).toEqual([]);
}

const isOfSize = ({ id }: { id: string }) => id === "target-size";

/** What is half under a head that stays is whole again once one scrolls on: how large that is, is looked at where the page begins. */
async function lasting(page: Page, part: string) {
  const found = await violationsIn(page, part);
  if (!found.some(isOfSize)) return found;
  const from = await page.evaluate(() => {
    const { scrollY } = window;
    scrollTo(0, 0);
    return scrollY;
  });
  const atTop = await violationsIn(page, part);
  await page.evaluate((y) => scrollTo(0, y), from);
  return [...found.filter((one) => !isOfSize(one)), ...atTop.filter(isOfSize)];
}

/** Calls REST with the page's own session, as a script on our pages would. */
export async function rest(page: Page, method: string, path: string, data?: unknown) {
  const base = here().url;
  const response = await page.request.fetch(`${base}/api/v1${path}`, {
    method,
    headers: { origin: base, ...(data !== undefined && { "content-type": "application/json" }) },
    ...(data !== undefined && { data: JSON.stringify(data) }),
  });
  const text = await response.text();
  return { status: response.status(), body: text ? JSON.parse(text) : null };
}
