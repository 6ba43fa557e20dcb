// Every page, in the looks people use it in: axe finds nothing, nothing jumps or runs out of the side, and everything has a name.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectStill, signInAs, test } from "./fixtures.ts";
import { expectSaidInShapes } from "./forced-colours.ts";
import { expectStructure } from "./landmarks.ts";
import { PLACES, type Place, pathOf } from "./places.ts";

/** Half of a 1280 px window is what is left of it at 200 %; names and contrast are what they were, so only the room is looked at. */
const LOOKS = {
  "wide and light": { width: 1280, height: 900, scheme: "light", axe: true },
  "narrow and dark": { width: 360, height: 780, scheme: "dark", axe: true },
  "at 200 % of the size": { width: 640, height: 450, scheme: "light", axe: false },
} as const;

/** What stands beyond the right edge of the page itself; what scrolls inside a box of its own does not. */
const beyondTheEdge = (page: Page) =>
  page.evaluate(() =>
    document.documentElement.scrollWidth <= window.innerWidth
      ? []
      : [...document.querySelectorAll("main *")]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
          .map((element) => element.outerHTML.slice(0, 120)),
  );

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
  expect(await beyondTheEdge(page)).toEqual([]);
  if (axe) await expectAccessible(page);
}

async function expectWholeInForcedColours(page: Page) {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await expectAccessible(page);
  await expectSaidInShapes(page);
  await page.emulateMedia({ forcedColors: "none" });
}

test.describe.configure({ mode: "parallel" });

for (const person of new Set(PLACES.map((place) => place.person))) {
  test(`the pages of ${person ?? "nobody"} are whole in every look`, async ({ page }) => {
    test.setTimeout(420_000);
    if (person) await signInAs(page, person);
    for (const place of PLACES.filter((one) => one.person === person)) {
      await page.setViewportSize(LOOKS["wide and light"]);
      await page.goto(await pathOf(place, page));
      for (const look of Object.keys(LOOKS) as Look[]) await test.step(`${place.name}, ${look}`, () => expectWhole(page, look));
      await test.step(`${place.name}, still and named`, () => expectSound(page, place));
      if (place.forced) await test.step(`${place.name}, in colours of the system`, () => expectWholeInForcedColours(page));
    }
  });
}
