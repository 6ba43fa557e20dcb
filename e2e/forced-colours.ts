// Where the system chooses the colours, grounds and shadows go: what they said has to be there as an edge, a shape or a word.
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** What has an edge in ordinary colours, or is told by a ground, and what of it can still be seen. */
const edgesOf = (page: Page) =>
  page.evaluate(() => {
    const canvas = getComputedStyle(document.documentElement).backgroundColor;
    const isSeen = (width: string, colour: string) => Number.parseFloat(width) > 0 && colour !== canvas;
    const hasEdge = (one: Element) => {
      const { borderTopWidth, borderTopColor, borderBottomWidth, borderBottomColor } = getComputedStyle(one);
      return isSeen(borderTopWidth, borderTopColor) || isSeen(borderBottomWidth, borderBottomColor);
    };
    const look = (selector: string) =>
      [...document.querySelectorAll(selector)]
        .filter((one) => one.checkVisibility() && one.clientWidth > 0)
        .map((one) => ({
          what: one.outerHTML.slice(0, 120),
          hasEdge: hasEdge(one),
          hasGround: getComputedStyle(one).backgroundColor !== canvas,
        }));
    return {
      edged: look("main button.border, main a.border, main span.border, nav a[aria-current], main [role=progressbar]"),
      filled: look("[role=progressbar] > *"),
    };
  });

/** A list of choices keeps the look of the product: the system's own arrow would take the room of its words. */
const systemLists = (page: Page) =>
  page
    .locator("select:visible")
    .evaluateAll((lists) => lists.filter((one) => getComputedStyle(one).appearance !== "none").length);

/** Nothing is told by colour alone, and the focus can be seen. */
export async function expectSaidInShapes(page: Page) {
  const { edged, filled } = await edgesOf(page);
  expect(edged.filter(({ hasEdge }) => !hasEdge).map(({ what }) => what)).toEqual([]);
  expect(filled.filter(({ hasGround }) => !hasGround).map(({ what }) => what)).toEqual([]);
  expect(await systemLists(page)).toBe(0);
  await page.keyboard.press("Tab");
  const { outlineStyle, outlineWidth } = await page.evaluate(() => {
    const { outlineStyle: style, outlineWidth: width } = getComputedStyle(document.activeElement ?? document.body);
    return { outlineStyle: style, outlineWidth: width };
  });
  expect(outlineStyle).toBe("solid");
  expect(Number.parseFloat(outlineWidth)).toBeGreaterThanOrEqual(2);
}
