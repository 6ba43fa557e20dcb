// Counts what a person does in a browser, out of what the browser itself reports: pages opened, fields typed into, choices, secrets.
import type { Browser, Page } from "@playwright/test";
import { type DemoPerson, signInAs } from "./fixtures.ts";
import { proves } from "./signoff-steps.ts";

export type Effort = { pages: Set<string>; typed: Set<string>; choices: Set<string>; secrets: number };
export type Worker = { page: Page; effort: Effort };

/** An address without its ids: two models are one page. The sign-in, and the start page it leads to, are where everybody begins. */
const pageOf = (url: string): string | null => {
  const path = new URL(url).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id");
  return path === "/" || path.startsWith("/sign-in") || !path.startsWith("/") ? null : path;
};

type Told = { event: string; kind: string; purpose: string; name: string };

/** Runs in the page: tells of every input and change, and of nothing else. */
const LISTEN = () => {
  const tell = ({ type, target }: Event) => {
    if (!(target instanceof HTMLElement)) return;
    const said = (attribute: string) => target.getAttribute(attribute) ?? "";
    const name = `${location.pathname} ${said("name") || target.id}`;
    const kind = target instanceof HTMLSelectElement ? "select" : said("role") || said("type");
    Reflect.get(globalThis, "countsEffort")({ event: type, kind, purpose: said("autocomplete"), name });
  };
  addEventListener("input", tell, true);
  addEventListener("change", tell, true);
};

/** Each field once: a correction is no second field. What is typed to find an entry of a list is that choice. The e-mail beside the password is one proof with it. */
const countsIn =
  ({ typed, choices }: Effort) =>
  ({ event, kind, purpose, name }: Told) => {
    if (["radio", "checkbox", "file", "select", "combobox"].includes(kind)) choices.add(name);
    else if (event === "input" && !["password", "hidden"].includes(kind) && purpose !== "username") typed.add(name);
  };

/** A person with a browser of their own, signed in, whose work is counted from now on. */
export async function worker(browser: Browser, person: DemoPerson): Promise<Worker> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, person);
  const effort: Effort = { pages: new Set(), typed: new Set(), choices: new Set(), secrets: 0 };
  await page.exposeFunction("countsEffort", countsIn(effort));
  await page.addInitScript(LISTEN);
  page.on("framenavigated", (frame) => {
    const opened = frame === page.mainFrame() ? pageOf(frame.url()) : null;
    if (opened) effort.pages.add(opened);
  });
  await page.goto("/");
  return { page, effort };
}

/** An act of one click, without secret: counted as a choice. */
export async function clicks({ page, effort }: Worker, name: string | RegExp) {
  await page.getByRole("button", { name }).click();
  effort.choices.add(`${new URL(page.url()).pathname} ${name}`);
}

/** Types the proof of who signs into the dialog, as far as it asks, and sends it. */
export async function provesAndSends({ page, effort }: Worker, person: DemoPerson, submit: string) {
  await proves(page, person);
  await page.getByRole("dialog").getByRole("button", { name: submit, exact: true }).click();
  effort.secrets += 1;
}

/** All of them together. Pages are those of the whole way: the desk is one page, whoever sits at it. */
export const together = (efforts: Effort[]) => ({
  pages: new Set(efforts.flatMap(({ pages }) => [...pages])),
  typed: efforts.reduce((sum, { typed }) => sum + typed.size, 0),
  choices: efforts.reduce((sum, { choices }) => sum + choices.size, 0),
  secrets: efforts.reduce((sum, { secrets }) => sum + secrets, 0),
});

/** The first unit that is offered, unless there is but one, which stands there already. */
export async function choosesFirstUnit(page: Page) {
  const unit = page.getByRole("combobox", { name: "Business unit" });
  if ((await unit.inputValue()) !== "") return;
  await unit.click();
  await page.locator("[role=listbox]").getByRole("option").first().click();
}
