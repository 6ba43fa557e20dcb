// What a page is on paper.
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** What paper is white through: no ground at all, or white. */
const WHITE = ["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"];

/** Printed in dark colours it is white and written in ink, without what is pressed, and what is drawn is there. */
export async function expectOnPaper(page: Page) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  const grounds = await page
    .locator("html, body, main, main :has(> figure)")
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  expect(grounds.length).toBeGreaterThan(3);
  expect(grounds.filter((ground) => !WHITE.includes(ground))).toEqual([]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("color", "rgb(22, 25, 29)");
  const charts = await page.locator("figure svg.chart").all();
  expect(charts.length).toBeGreaterThan(0);
  for (const chart of charts) await expect(chart).toBeVisible();
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
}
