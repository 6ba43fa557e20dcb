// A model to rate or to answer for, made over REST so that a journey begins where it is about.
import type { Page } from "@playwright/test";
import { expect, rest, signInAs } from "./fixtures.ts";

const POINTS = ["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"];
export const QUESTIONS = ["I", "V"].flatMap((axis) => Array.from({ length: 9 }, (_, index) => `${axis}${index + 1}`));

/** Every fact known, none of them worrying. */
export const FACTS = {
  usesPersonalData: false,
  usesPhi: false,
  automatedDecision: false,
  decidesAboutPeople: false,
  euAiActClass: "minimal",
  deviceDetermination: false,
  sourcing: "in_house",
  article5: Object.fromEntries(POINTS.map((point) => [`5(1)(${point})`, false])),
};

export type Model = { id: string; ref: string; currentVersionId: string };

/** A complete record; its owner registers it, the data scientist is its author. */
export async function aModel(page: Page, name: string, given: Record<string, unknown> = {}): Promise<Model> {
  await signInAs(page, "model-owner");
  const units = await rest(page, "GET", "/units");
  const { status, body } = await rest(page, "POST", "/models", {
    name,
    purpose: "Orders open cases so that the oldest are read first.",
    intendedUse: "The team reads the cases in this order.",
    outOfScopeUse: "Deciding a case.",
    limitations: "New kinds of cases come last.",
    kind: "ml",
    domain: "other",
    businessUnit: units.body.items.at(-1).id,
    jurisdictions: ["UK"],
    ownerEmail: "model-owner@demo.example",
    authors: ["data-scientist@demo.example"],
    facts: FACTS,
    ...given,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** Rates a version over REST, with the same score and a sentence everywhere; gives what came of it. */
export async function rates(page: Page, versionId: string, score: number) {
  const { status, body } = await rest(page, "POST", `/versions/${versionId}/risk-assessments`, {
    answers: Object.fromEntries(QUESTIONS.map((id) => [id, { score, rationale: "As the record says." }])),
    rationales: { impact: "As the record says.", vulnerability: "As the record says." },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body as { id: string; status: string; tier: string | null };
}

/** A model whose tier the second risk officer confirmed: low at score 1, high at score 3. */
export async function aRatedModel(page: Page, name: string, score: 1 | 3, given: Record<string, unknown> = {}): Promise<Model> {
  const model = await aModel(page, name, given);
  const rating = await rates(page, model.currentVersionId, score);
  await signInAs(page, "risk-officer-2");
  const confirmed = await rest(page, "POST", `/risk-assessments/${rating.id}/confirmation`, {});
  expect(confirmed.body).toMatchObject({ status: "confirmed", tier: score === 1 ? "low" : "high" });
  return model;
}
