// A model as the journeys begin with it: registered, rated and confirmed, by the people whose work that is.
import type { Page } from "@playwright/test";
import { expect, rest } from "./fixtures.ts";
import type { Cast } from "./signoff-steps.ts";

const FACTS = {
  usesPersonalData: true,
  usesPhi: false,
  automatedDecision: false,
  decidesAboutPeople: false,
  euAiActClass: "limited",
  deviceDetermination: false,
  sourcing: "in_house",
  article5: Object.fromEntries(["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"].map((point) => [`5(1)(${point})`, false])),
};
const scores = (score: number, axis: string) =>
  Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [`${axis}${index + 1}`, { score, rationale: "As the record says." }]),
  );

/** The answer to every question of impact that leads to the tier. */
const IMPACT = { medium: 1, high: 4 };

export const MODEL = {
  purpose: "Orders complaints so that the urgent ones are read first.",
  intendedUse: "The complaints team, every morning.",
  outOfScopeUse: "Answering a complaint.",
  limitations: "New kinds of complaints come last.",
  kind: "ml",
  domain: "other",
  jurisdictions: ["UK"],
  facts: FACTS,
  ownerEmail: "model-owner@demo.example",
};

/** A model of the data scientist with the model owner as its owner. */
export async function registered(cast: Cast, name: string) {
  const scientist = cast["data-scientist"];
  const { body: units } = await rest(scientist, "GET", "/units");
  const { status, body } = await rest(scientist, "POST", "/models", { ...MODEL, name, businessUnit: units.items[0].id });
  expect(status).toBe(201);
  return { modelId: body.id as string, versionId: body.currentVersionId as string };
}

/** Rated by the data scientist, confirmed by the second risk officer and by nobody of the model. */
export async function rated(cast: Cast, versionId: string, tier: keyof typeof IMPACT) {
  const answers = { ...scores(IMPACT[tier], "I"), ...scores(3, "V") };
  const rationales = { impact: "Only an order changes.", vulnerability: "Text of people, a deep method." };
  const { body } = await rest(cast["data-scientist"], "POST", `/versions/${versionId}/risk-assessments`, { answers, rationales });
  const own = await rest(cast["data-scientist"], "POST", `/risk-assessments/${body.id}/confirmation`, {});
  expect(own.status).toBe(403);
  const confirmed = await rest(cast["risk-officer-2"], "POST", `/risk-assessments/${body.id}/confirmation`, {});
  expect(confirmed.body).toMatchObject({ status: "confirmed", tier });
}

/** Finds a business unit by its name on a form. */
export async function choosesUnit(page: Page, name: string) {
  await page.getByRole("combobox", { name: /^Business unit/ }).fill(name);
  await page.getByRole("option", { name }).click();
}
