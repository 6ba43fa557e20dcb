// What is done on pages with a slowed processor: how long from each key or click to the next paint, and what moved by itself.
import { type Browser, chromium, type Page } from "@playwright/test";
import type { Used } from "./places.ts";

/** How many times slower the processor is made. */
export const PROCESSOR = 4;

export type Felt = {
  /** By act: the longest from input to the next paint, in milliseconds. */
  paints: Record<string, number>;
  /** By page: the sum of layout shifts that no input explains. */
  shifts: Record<string, number>;
};

type Seen = { paint: number; shift: number };

/** Runs in the page before anything of it: keeps the longest interaction since last asked, and the sum of shifts. */
function observe() {
  const seen: Seen = { paint: 0, shift: 0 };
  Object.assign(window, { seen });
  const events = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.paint = Math.max(seen.paint, duration);
  });
  events.observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  events.observe({ type: "first-input", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

const seenOn = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

/** Entries come a moment after the paint; what was asked for has come when nothing is under way. */
async function settled(page: Page) {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(400);
}

class Visit {
  readonly felt: Felt = { paints: {}, shifts: {} };
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(name: string, path: string, acts: (page: Page, act: Visit["act"]) => Promise<void>) {
    await this.page.goto(path);
    await settled(this.page);
    await acts(this.page, this.act);
    this.felt.shifts[name] = (await seenOn(this.page)).shift;
  }

  /** The longest that any key or click of the act took. An act that leaves the document starts from nothing. */
  private readonly act = async (name: string, does: () => Promise<unknown>) => {
    await this.page.evaluate(() => Object.assign((window as unknown as { seen: Seen }).seen, { paint: 0 }));
    await does();
    await settled(this.page);
    const { paint } = await seenOn(this.page);
    this.felt.paints[name] = Math.max(this.felt.paints[name] ?? 0, paint);
  };
}

/** A page whose processor is slow, in the session of that cookie. */
async function slowPage(browser: Browser, url: string, cookie: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, colorScheme: "light", viewport: { width: 1280, height: 900 } });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url }]);
  await context.addInitScript(observe);
  const page = await context.newPage();
  await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: PROCESSOR });
  return page;
}

const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 60 });

async function onModels(page: Page, act: (name: string, does: () => Promise<unknown>) => Promise<void>) {
  const search = page.getByRole("searchbox").first();
  await act("typing in the search of the list", async () => {
    await search.click();
    await type(page, "scorecard");
  });
  await act("searching the list", () => page.keyboard.press("Enter"));
  await act("choosing a filter", async () => {
    await page.locator("select[name=tier]").focus();
    await page.keyboard.press("ArrowDown");
  });
  await act("sorting", () => page.locator("thead a").first().click());
  await act("opening a panel", () => page.getByRole("button", { name: /^More filters/ }).click());
  await act("closing a panel", () => page.keyboard.press("Escape"));
  await act("walking the rows with J and K", async () => {
    await page.locator("h1").click();
    for (const key of "jjjjkkjj") await page.keyboard.press(key, { delay: 40 });
  });
  await act("choosing rows", async () => {
    const boxes = await page.locator("tbody input[type=checkbox]").all();
    if (boxes.length === 0) throw new Error("the list is empty");
    for (const box of boxes.slice(0, 3)) await box.click();
  });
  await act("opening the palette", () => page.keyboard.press("Control+k"));
  await act("typing in the palette", () => type(page, "sepsis"));
  await act("closing the palette", () => page.keyboard.press("Escape"));
  await act("following a row", () => page.locator("a[data-row-link]").first().click());
}

/** Every act once, on each of the pages. */
export async function feltOn(site: { url: string; places: Used; executable: string }): Promise<Felt> {
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath: site.executable, args: asRoot ? ["--no-sandbox"] : [] });
  try {
    const { officer, owner, models, model, desk, rating } = site.places;
    const reader = new Visit(await slowPage(browser, site.url, officer));
    await reader.open("models", models, onModels);
    await reader.open("a model", model, async (page, act) => {
      await act("changing tabs", () => page.getByRole("navigation", { name: "Model" }).getByRole("link").nth(2).click());
      await act("opening a control", () => page.locator("summary").nth(3).click());
    });
    await reader.open("the review desk", desk, async (page, act) => {
      await act("opening the signing dialog", () => page.keyboard.press("s"));
      await act("typing in the signing dialog", async () => {
        await page.getByLabel("Your password").click();
        await type(page, "no password");
      });
      await act("closing the signing dialog", () => page.keyboard.press("Escape"));
    });
    const author = new Visit(await slowPage(browser, site.url, owner));
    await author.open("rating", rating, async (page, act) => {
      await act("ticking answers", async () => {
        for (const place of [0, 6, 11, 3]) await page.getByRole("main").getByRole("radio").nth(place).click();
      });
    });
    return {
      paints: { ...reader.felt.paints, ...author.felt.paints },
      shifts: { ...reader.felt.shifts, ...author.felt.shifts },
    };
  } finally {
    await browser.close();
  }
}
