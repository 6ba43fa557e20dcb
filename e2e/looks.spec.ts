// Every page, in the looks people use it in: axe finds nothing, nothing jumps or runs out of the side, and everything has a name.
import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import axe from "axe-core";
import { endReadOnly, readOnly } from "./database-states.ts";
import { ALSO, expect, expectAccessible, expectStill, signInAs, test } from "./fixtures.ts";
import { expectSaidInShapes } from "./forced-colours.ts";
import { expectStructure } from "./landmarks.ts";
import { comesAlive } from "./opens.ts";
import { goTo, type Place, WIDE } from "./place.ts";
import { PLACES } from "./places.ts";

/** Half of a 1280 px window is what is left of it at 200 %; names and contrast are what they were, so only the room is looked at. */
const LOOKS = {
  "wide and light": { width: 1280, height: 900, scheme: "light", axe: true },
  "narrow and dark": { width: 360, height: 780, scheme: "dark", axe: true },
  "at 200 % of the size": { width: 640, height: 450, scheme: "light", axe: false },
} as const;

/** What stands beyond the right edge of the page itself, or of what is open over it; what scrolls inside a box of its own does not. */
const beyondTheEdge = (page: Page) =>
  page.evaluate(() => {
    const beyond = (edge: number, inside: Iterable<Element>) =>
      [...inside]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > edge + 1)
        .map((one) => one.outerHTML.slice(0, 120));
    const over = [...document.querySelectorAll("dialog[open], [popover]:popover-open")];
    return [
      ...(document.documentElement.scrollWidth > innerWidth ? beyond(innerWidth, document.querySelectorAll("main *")) : []),
      ...beyond(innerWidth, over),
      ...over.flatMap((layer) => {
        const own = [...layer.querySelectorAll("*")].filter((one) => one.closest("dialog, [popover]") === layer);
        return beyond(layer.getBoundingClientRect().right, own);
      }),
    ];
  });

type Look = keyof typeof LOOKS;

/** What does not depend on the look: that nothing moved by itself since the page was opened, and what its parts are called. */
async function expectSound(page: Page, place: Place) {
  // Of what is not found the server sends the status, and the framework draws the page in the browser.
  if (place.name !== "not-found") await expectStill(page);
  await expectStructure(page);
}

async function expectWhole(page: Page, look: Look) {
  const { width, height, scheme, axe } = LOOKS[look];
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  // What hangs on something follows it a moment later.
  await expect.poll(() => beyondTheEdge(page)).toEqual([]);
  if (!axe) return;
  // What lies under a dialog is looked at without it.
  const isCovered = await page.locator("dialog[open]").first().isVisible();
  await expectAccessible(page, isCovered ? "dialog[open]" : "html");
}

async function expectWholeInForcedColours(page: Page) {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await expectAccessible(page);
  await expectSaidInShapes(page);
  await page.emulateMedia({ forcedColors: "none" });
}

async function expectLooks(page: Page, place: Place) {
  const looks = (Object.keys(LOOKS) as Look[]).filter((look) => !place.narrowOnly || LOOKS[look].width < WIDE);
  await page.setViewportSize(LOOKS[looks[0] ?? "narrow and dark"]);
  await goTo(place, page);
  for (const look of looks) await test.step(`${place.name}, ${look}`, () => expectWhole(page, look));
  if (!place.prepare) await test.step(`${place.name}, still and named`, () => expectSound(page, place));
  if (place.forced) await test.step(`${place.name}, in colours of the system`, () => expectWholeInForcedColours(page));
}

/** The routes under `app`; groups in round brackets are no part of an address. */
const ROUTES = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file}`.replaceAll(/\/\([^)]*\)|\/page\.tsx$/g, "") || "/");
/** Leads on to the first page below it. */
const LEADS_ON = ["/admin"];

test.describe.configure({ mode: "parallel" });

test("every page under app has a place", () => {
  const paths = PLACES.map(({ at }) => at.split("?")[0] ?? "");
  const isFor = (route: string) => (path: string) =>
    path === route || (!ROUTES.includes(path) && new RegExp(`^${route.replaceAll(/\[\w+\]/g, "[^/]+")}$`).test(path));
  expect(ROUTES.length).toBeGreaterThan(40);
  expect(ROUTES.filter((route) => !LEADS_ON.includes(route) && !paths.some(isFor(route)))).toEqual([]);
});

test("what axe looks for it would find", async ({ page }) => {
  await page.goto("/sign-in");
  await comesAlive(page);
  await page.evaluate(() => document.querySelector("main")?.append(document.createElement("img")));
  await expect(expectAccessible(page)).rejects.toThrow("image-alt");
  await page.evaluate(() => {
    const beside = document.createElement("div");
    for (const name of ["one", "another"]) {
      const button = Object.assign(document.createElement("button"), { ariaLabel: name });
      Object.assign(button.style, { width: "10px", height: "10px" });
      beside.append(button);
    }
    document.querySelector("main")?.append(beside);
  });
  await expect(expectAccessible(page)).rejects.toThrow("target-size");
});

test("whatever axe has for WCAG 2.2 AA, and neither tries out nor has given up, is looked for", () => {
  const rules = axe.getRules(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  const left = rules.filter(({ enabled, tags }) => !enabled && !tags.includes("deprecated") && !tags.includes("experimental"));
  expect(left.map(({ ruleId }) => ruleId)).toEqual(Object.keys(ALSO));
});

test("whoever wants no motion gets a change of colours whole", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto("/sign-in");
  const underWay = await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
    return { moving: document.getAnimations().length, ink: getComputedStyle(document.querySelector("h1") as Element).color };
  });
  expect(underWay).toEqual({ moving: 0, ink: "rgb(236, 238, 240)" });
});

test("what the whole page is told covers nothing that stays at the top", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await signInAs(page, "risk-officer");
  await page.goto("/models?imported=no");
  try {
    await readOnly(page);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await expect(page.getByText("Demonstration data.")).toBeInViewport({ ratio: 1 });
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const told = await page.getByText("read-only").boundingBox();
    const first = page.getByRole("navigation", { name: "Main" }).getByRole("link").first();
    await expect.poll(async () => (await first.boundingBox())?.y).toBeGreaterThan((told?.y ?? 0) + (told?.height ?? 0));
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  } finally {
    await endReadOnly();
  }
});

/** Somebody's places in parts, which two browsers can share. */
const AT_ONCE = 12;
const partsOf = (places: readonly Place[]) =>
  Array.from({ length: Math.ceil(places.length / AT_ONCE) }, (_, part) => places.slice(part * AT_ONCE, (part + 1) * AT_ONCE));

for (const person of new Set(PLACES.map((place) => place.person)))
  for (const [part, places] of partsOf(PLACES.filter((place) => place.person === person)).entries())
    test(`the places of ${person ?? "nobody"} are whole in every look, part ${part + 1}`, async ({ page }) => {
      test.setTimeout(240_000);
      if (person) await signInAs(page, person);
      for (const place of places)
        try {
          await expectLooks(page, place);
        } finally {
          await place.undo?.();
        }
    });
