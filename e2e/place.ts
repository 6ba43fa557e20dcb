// A place of the product: a page, or a page in a state that somebody brought it to. What the looks are checked on and the pictures are made of.
import type { Page } from "@playwright/test";
import { type DemoPerson, expect, rest } from "./fixtures.ts";

/** What stands for the parts of a route in brackets. */
type Ids = Record<string, string>;

export type Place = {
  name: string;
  person: DemoPerson | null;
  /** The route as it lies under `app`, with what follows its path. */
  at: string;
  /** Whose page of that route it is, on the demonstration. */
  of?: (page: Page) => Promise<Ids>;
  /** What somebody does there until the state is there; it can be done again after another visit. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Takes back what the installation itself was brought to. */
  undo?: () => Promise<unknown>;
  /** There only where the window is narrow. */
  narrowOnly?: true;
  /** Also looked at in colours that the system forces: one of each kind of page. */
  forced?: true;
};

/** From here on the navigation stands beside the page. */
export const WIDE = 1024;

export async function pathOf({ at, of }: Place, page: Page): Promise<string> {
  const ids = (await of?.(page)) ?? {};
  return at.replaceAll(/\[(\w+)\]/g, (_, name) => ids[name] ?? "");
}

/** Goes there and brings it to its state. Scripts have come by then: a state is brought about by them. */
export async function goTo(place: Place, page: Page) {
  await page.goto(await pathOf(place, page));
  await place.prepare?.(page);
}

const findModel = async (page: Page, name: string) =>
  (await rest(page, "GET", `/models?q=${encodeURIComponent(name)}`)).body.items[0] as { id: string; version: { id: string } };

export const model = (name: string) => async (page: Page) => {
  const { id, version } = await findModel(page, name);
  return { modelId: id, versionId: version.id };
};

/** That version of the model. */
export const version = (name: string, label: string) => async (page: Page) => {
  const { id } = await findModel(page, name);
  const { versions } = (await rest(page, "GET", `/models/${id}`)).body;
  return { modelId: id, versionId: versions.find((one: { label: string }) => one.label === label).id as string };
};

/** The first open sign-off of the model with that meaning. */
export const signoff = (name: string, meaning: string) => async (page: Page) => {
  const { id } = await findModel(page, name);
  const { body } = await rest(page, "GET", "/signoffs?view=open&limit=200");
  const row = body.items.find((item: { modelId: string; meaning: string }) => item.modelId === id && item.meaning === meaning);
  return { signoffId: row.id as string };
};

/** The import of that file: which is the first changes with what others bring in. */
export const importOf = (fileName: string) => async (page: Page) => {
  const { body } = await rest(page, "GET", "/imports?limit=200");
  return { importId: body.items.find((one: { fileName: string }) => one.fileName === fileName).id as string };
};

export const firstOf = (list: string, part: string) => async (page: Page) => ({
  [part]: (await rest(page, "GET", list)).body.items[0].id as string,
});

/** Somebody who may no longer sign in; the demonstration has nobody, so a person comes and goes. */
export async function deactivated(page: Page) {
  const { items } = (await rest(page, "GET", "/people?state=deactivated")).body;
  if (items.length > 0) return { personId: items[0].id as string };
  const { body } = await rest(page, "POST", "/people", { email: "here.briefly@demo.example", name: "Here briefly" });
  expect((await rest(page, "POST", `/people/${body.personId}/deactivation`, {})).status).toBe(200);
  return { personId: body.personId as string };
}
