// What a link of the portfolio says stands behind it, and what does.
import type { Locator, Page } from "@playwright/test";
import { rest } from "./fixtures.ts";

const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text.replaceAll(",", "")));

/** As a table tells it: "Proposed (3)", and nothing where something is told in days. */
export const atTheEnd = (text: string) => numberOf(/([\d,]+)\)?$/.exec(text)?.[1]);

/** As a sentence tells it, one in letters; a span of days is no count. */
export const anywhere = (text: string) =>
  /\bdays?\b/.test(text) ? undefined : (numberOf(/[\d,]*\d/.exec(text)?.[0]) ?? (/\bone\b/i.test(text) ? 1 : undefined));

/** Where links lead, what they say, and how many they say it is. */
export const countsIn = async (links: Locator, read: (text: string) => number | undefined) => {
  const all = await links.evaluateAll((some) =>
    some.map((link) => ({ href: link.getAttribute("href") ?? "", text: link.textContent ?? "" })),
  );
  return all.map((link) => ({ ...link, count: read(link.text) }));
};

/** How many rows stand behind it: models are counted by their list, sign-offs are all on one page of theirs. */
export async function rowsBehind(page: Page, href: string): Promise<number> {
  const { pathname, search } = new URL(href, "http://x");
  const [list, limit] = pathname === "/models" ? ["/models", 1] : ["/signoffs", 200];
  const { body } = await rest(page, "GET", `${list}${search}${search ? "&" : "?"}limit=${limit}`);
  return body.total ?? body.items.length;
}
