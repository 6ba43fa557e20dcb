// Every page, in the looks people use it in: axe finds nothing, nothing jumps or runs out of the side, and everything has a name.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectStill, signInAs, test } from "./fixtures.ts";
import { expectSaidInShapes } from "./forced-colours.ts";
import { expectStructure } from "./landmarks.ts";
import { PLACES, pathOf } from "./places.ts";

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

test.describe.configure({ mode: "parallel" });

for (const person of new Set(PLACES.map((place) => place.person))) {
  test(`the pages of ${person ?? "nobody"} are whole in every look`, async ({ page }) => {
    test.setTimeout(420_000);
    if (person) await signInAs(page, person);
    for (const place of PLACES.filter((one) => one.person === person)) {
      await page.goto(await pathOf(place, page));
      for (const [look, { width, height, scheme, axe }] of Object.entries(LOOKS)) {
        await test.step(`${place.name}, ${look}`, async () => {
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
          await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
          expect(await beyondTheEdge(page)).toEqual([]);
          if (axe) await expectAccessible(page);
          if (look === "wide and light") {
            await expectStill(page);
            await expectStructure(page);
          }
        });
      }
      if (place.forced)
        await test.step(`${place.name}, in the colours of the system`, async () => {
          await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
          await expectAccessible(page);
          await expectSaidInShapes(page);
          await page.emulateMedia({ forcedColors: "none" });
        });
    }
  });
}
