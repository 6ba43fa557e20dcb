// What somebody who does not see a page goes by: its title, its parts and their names, its headings, its tables.
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

const structureOf = (page: Page) =>
  page.evaluate(() => {
    const shown = (selector: string) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const text = (one: Element | null | undefined) => one?.textContent?.trim() ?? "";
    const named = (one: Element) =>
      one.getAttribute("aria-label") ?? text(document.getElementById(one.getAttribute("aria-labelledby") ?? ""));
    return {
      title: document.title,
      // biome-ignore lint/performance/useDomNodeTextContent: what is shown, without a hint that waits in it.
      heading: document.querySelector("h1")?.innerText.trim() ?? "",
      mains: shown("main").length,
      parts: shown("nav, aside, main section:is([aria-label], [aria-labelledby])").map((one) => `${one.localName} ${named(one)}`),
      tables: shown("table").map((one) => named(one) || text(one.querySelector("caption"))),
      levels: shown("main :is(h1, h2, h3, h4)").map((one) => Number(one.localName.slice(1))),
    };
  });

type Structure = Awaited<ReturnType<typeof structureOf>>;

/** Everything the structure lacks, in words. */
const lacking = ({ title, heading, mains, parts, tables, levels }: Structure): string[] => [
  ...(title.includes(heading) ? [] : [`the title “${title}” does not say “${heading}”`]),
  ...(mains === 1 ? [] : [`${mains} main parts`]),
  ...parts.filter((part) => part.endsWith(" ")).map((part) => `no name: ${part}`),
  ...parts.filter((part, place) => parts.indexOf(part) !== place).map((part) => `twice: ${part}`),
  ...tables.filter((name) => name === "").map(() => "a table without a name"),
  ...levels.flatMap((level, place) => {
    const before = levels[place - 1] ?? 1;
    return level > before + 1 ? [`a heading of level ${level} after one of level ${before}`] : [];
  }),
];

/** One title that names the record, one main part, parts and tables with names of their own, headings without a gap. */
export async function expectStructure(page: Page) {
  expect(lacking(await structureOf(page))).toEqual([]);
}
