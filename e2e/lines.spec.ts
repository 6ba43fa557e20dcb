// Where lines begin and end: what stays whole, what stands under what, and what has room beside each other.
import type { Locator, Page } from "@playwright/test";
import { expect, rest, signInAs, test } from "./fixtures.ts";
import { comesAlive } from "./opens.ts";

const DESK = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 780 };

/** Of each of them: the lines its text is drawn in, and where the text begins. */
const linesOf = (texts: Locator) =>
  texts.evaluateAll((elements) =>
    elements.map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
      return { lines: new Set(rects.map(({ bottom }) => Math.round(bottom))).size, x: Math.round(rects[0]?.x ?? 0) };
    }),
  );

test("what is quiet begins under what is above, beside another button and below it, and signing out has the switch beside it in French", async ({
  page,
  browser,
  baseURL,
}) => {
  await signInAs(page, "data-scientist");
  const context = await browser.newContext({ locale: "fr-FR", viewport: DESK, baseURL: baseURL ?? "" });
  const french = await context.newPage();
  await signInAs(french, "data-scientist");
  await french.goto("/models/new");
  await comesAlive(french);
  const you = french.getByRole("region", { name: "Vous" });
  const out = you.getByRole("button", { name: "Se déconnecter" });
  const lines = await linesOf(you.getByText("Demo data scientist").or(out));
  expect(new Set(lines.map(({ x }) => x)).size).toBe(1);
  const [button, theme] = [await out.boundingBox(), await you.getByRole("group").boundingBox()];
  expect(theme?.y).toBeLessThan((button?.y ?? 0) + (button?.height ?? 0));

  const actions = french.getByRole("main").locator("[data-actions]").last();
  const left = async (one: Locator) => (await linesOf(one))[0]?.x ?? 0;
  const submit = await actions.getByRole("button").boundingBox();
  const cancel = actions.getByRole("link");
  expect(((await cancel.boundingBox())?.x ?? 0) - ((submit?.x ?? 0) + (submit?.width ?? 0))).toBeCloseTo(8, 0);
  await actions.evaluate((row) => {
    (row as HTMLElement).style.width = "10rem";
  });
  expect(await left(cancel)).toBeCloseTo((await actions.boundingBox())?.x ?? 0, -1);
  await context.close();
});

test("an address ends a line after its @ alone, and is copied as it is", async ({ page }) => {
  await page.setViewportSize(DESK);
  await signInAs(page, "admin");
  await page.goto("/admin/people");
  await comesAlive(page);
  const address = page.getByRole("cell", { name: "compliance-officer@demo.example" }).locator("div");
  const [whole] = await linesOf(address);
  expect(whole?.lines).toBe(1);
  await address.evaluate((cell) => {
    (cell as HTMLElement).style.width = "9rem";
    getSelection()?.selectAllChildren(cell);
  });
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("compliance-officer@demo.example");
  const ends = await address.evaluate((cell) =>
    [...cell.querySelectorAll("wbr, span")].map((part) => [part.textContent, part.getClientRects().length]),
  );
  expect(ends[0]).toEqual(["compliance-officer@", 1]);
  expect((await linesOf(address))[0]?.lines).toBe(2);
});

/** The tops of the dots between two pieces, and of what stands before each. */
const dotsIn = (page: Page) =>
  page.getByRole("main").evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found: { text: string; begins: boolean }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      const at = text.indexOf("\u00a0·");
      if (at < 1) continue;
      const top = (place: number) => {
        const range = document.createRange();
        range.setStart(node as Node, place);
        range.setEnd(node as Node, place + 1);
        return Math.round(range.getBoundingClientRect().top);
      };
      found.push({ text, begins: top(at + 1) !== top(at - 1) });
    }
    return found;
  });

test("in a narrow window no line begins with a dot, and the rows of the controls have their short values beside each other", async ({
  page,
}) => {
  await page.setViewportSize(NARROW);
  await signInAs(page, "risk-officer");
  const { body } = await rest(page, "GET", "/models?q=Retail%20credit%20scorecard");
  await page.goto(`/models/${body.items[0].id}/versions/${body.items[0].version.id}`);
  const dots = await dotsIn(page);
  expect(dots.length).toBeGreaterThan(1);
  expect(dots.filter(({ begins }) => begins)).toEqual([]);

  await page.goto("/frameworks/controls");
  const row = page.getByRole("row", { name: /CC-VAL-01/ });
  const tops = await row.getByRole("cell").evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top));
  expect(tops).toHaveLength(4);
  expect(tops[1]).toBe(tops[0]);
  // The labels that are drawn are of style alone: a screen reader has the heads of the columns.
  await expect(page.getByRole("columnheader", { name: "Who answers" }).first()).toBeAttached();
});
