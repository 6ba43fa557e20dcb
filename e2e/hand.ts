// The two ways people use the product, as one: a journey says what is done, a hand how.
import type { Browser, Locator, Page } from "@playwright/test";
import { type DemoPerson, signInAs } from "./fixtures.ts";
import type { File } from "./import-steps.ts";
import { Keyboard } from "./keyboard.ts";
import { Pointer } from "./pointer.ts";

export type Hand = {
  readonly page: Page;
  /** Opens an address, as a link in a message would. */
  opens(path: string): Promise<void>;
  /** Goes to a page that everybody of the role finds, by its name there; it may be headed otherwise. */
  goes(place: string, heading?: string): Promise<void>;
  presses(control: Locator): Promise<void>;
  types(field: Locator, text: string): Promise<void>;
  /** Chooses in a list that drops down. */
  chooses(list: Locator, choice: string): Promise<void>;
  /** Gives one of a few answers that are all seen. */
  picks(group: Locator, answer: string | RegExp): Promise<void>;
  ticks(box: Locator): Promise<void>;
  /** Finds one of many by typing. */
  finds(field: Locator, typed: string, found: RegExp): Promise<void>;
  /** Gives a file where one is asked for. */
  gives(place: Locator, file: File): Promise<void>;
  /** Opens a dialog by what asks for it, fills it in and sends it; afterwards it is gone. */
  answers(opener: Locator, submit: string | RegExp, fill?: (dialog: Locator) => Promise<void>): Promise<void>;
};

/** Each in the look that asks most of it: keys where there is little room, the pointer where there is much. */
export const WAYS = {
  keyboard: { hand: Keyboard, look: { viewport: { width: 360, height: 780 }, colorScheme: "dark" } },
  pointer: { hand: Pointer, look: { viewport: { width: 1280, height: 900 }, colorScheme: "light" } },
} as const;
export type Way = keyof typeof WAYS;

/** Somebody signed in, with a browser and a hand of their own. */
export async function handOf(browser: Browser, way: Way, person: DemoPerson): Promise<Hand> {
  const { hand, look } = WAYS[way];
  const page = await (await browser.newContext({ ...look, reducedMotion: "reduce" })).newPage();
  await signInAs(page, person);
  return new hand(page);
}
