// Pictures of every page in each look, into pictures/, for whoever wants to judge them: npm run pictures [-- --grep name].
import { mkdirSync } from "node:fs";
// Taking a picture adds a style to the page, which its own policy would report: the plain browser, not the strict one of the journeys.
import { test } from "@playwright/test";
import { signInAs } from "./fixtures.ts";
import { PLACES, pathOf } from "./places.ts";

const LOOKS = {
  light: { width: 1280, height: 900, scheme: "light" },
  dark: { width: 1280, height: 900, scheme: "dark" },
  narrow: { width: 360, height: 780, scheme: "light" },
} as const;

mkdirSync("pictures", { recursive: true });

for (const person of new Set(PLACES.map((place) => place.person))) {
  test(`${person ?? "nobody"}`, async ({ page }) => {
    test.setTimeout(600_000);
    if (person) await signInAs(page, person);
    for (const place of PLACES.filter((one) => one.person === person)) {
      const path = await pathOf(place, page);
      for (const [look, { width, height, scheme }] of Object.entries(LOOKS)) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme: scheme });
        await page.goto(path);
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: `pictures/${place.name}-${look}.png`, fullPage: true });
      }
    }
  });
}
