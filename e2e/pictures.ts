// Pictures of every page in each look, into pictures/, for whoever wants to judge them: npm run pictures [-- --grep name]. With --docs
// those that README and guides show, into docs/pictures, so that they never age.
import { mkdirSync, readFileSync } from "node:fs";
// Taking a picture adds a style to the page, which its own policy would report: the plain browser, not the strict one of the journeys.
import { test as base, type Page } from "@playwright/test";
import { picturesShown } from "#lib/help/pages";
import { here, signInAs } from "./fixtures.ts";
import { goTo, type Place, WIDE } from "./place.ts";
import { PLACES } from "./places.ts";

const test = base.extend({ baseURL: async ({ browserName: _ }, use) => use(here().url) });

type Look = { width: number; height: number; scheme: "light" | "dark"; media?: "print"; fullPage: boolean };
const LOOKS: Record<string, Look> = {
  light: { width: 1280, height: 900, scheme: "light", fullPage: true },
  dark: { width: 1280, height: 900, scheme: "dark", fullPage: true },
  narrow: { width: 360, height: 780, scheme: "light", fullPage: true },
  "narrow-dark": { width: 360, height: 780, scheme: "dark", fullPage: true },
  // The width of A4 between its margins; what a browser in dark colours would print shows whether paper stays white.
  print: { width: 688, height: 1002, scheme: "dark", media: "print", fullPage: true },
};
const IN_DOCS: Look = { width: 1280, height: 860, scheme: "light", fullPage: false };

const forDocs = process.env.PICTURES === "docs";
const shown = new Set([...picturesShown(), ...(readFileSync("README.md", "utf8").match(/[\w-]+\.png/g) ?? [])]);

/** The files a place is kept in, each with its look. */
const filesOf = ({ name }: Place): [string, Look][] => {
  if (forDocs) return shown.has(`${name}.png`) ? [[`docs/pictures/${name}.png`, IN_DOCS]] : [];
  return Object.entries(LOOKS).map(([look, how]) => [`pictures/${name}-${look}.png`, how]);
};

/** What is open stands over the window, so a page that was prepared is shown as far as the window goes. */
async function take(page: Page, place: Place) {
  const looks = filesOf(place).filter(([, { width }]) => !place.narrowOnly || width < WIDE);
  const [first] = looks;
  if (first) await page.setViewportSize(first[1]);
  await goTo(place, page);
  await page.waitForLoadState("networkidle");
  for (const [file, { width, height, scheme, media = "screen", fullPage }] of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme, media, reducedMotion: "reduce" });
    await page.screenshot({ path: file, fullPage: fullPage && !place.prepare });
  }
  await page.emulateMedia({ media: "screen" });
  await place.undo?.();
}

mkdirSync("pictures", { recursive: true });
const wanted = PLACES.filter((place) => filesOf(place).length > 0);

test.describe.configure({ mode: "parallel" });
for (const person of new Set(wanted.map((place) => place.person))) {
  test(person ?? "nobody", async ({ page }) => {
    test.setTimeout(600_000);
    if (person) await signInAs(page, person);
    for (const place of wanted.filter((one) => one.person === person)) await take(page, place);
  });
}
