// Asks the product's own search, and makes entries of what it finds.
import { dotted } from "#lib/core/dotted.rules";
import type { SearchOutput } from "#lib/search/schema";
import { FOUND_GROUPS, type Found } from "./entries.ts";

const isOutput = (body: unknown): body is SearchOutput =>
  typeof body === "object" &&
  body !== null &&
  FOUND_GROUPS.every((name) => name in body && Array.isArray((body as Record<string, unknown>)[name]));

const entriesOf = ({ models, people, controls, requirements, evidence, help }: SearchOutput): Found[] => [
  ...models.map(({ id, name, ref, businessUnit, href }): Found => {
    return { group: "models", id: `models:${id}`, label: name, note: dotted([ref, businessUnit]), href };
  }),
  ...people.map(({ id, name, email, href }): Found => ({ group: "people", id: `people:${id}`, label: name, note: email, href })),
  ...controls.map(({ id, title, href }): Found => ({ group: "controls", id: `controls:${id}`, label: title, note: id, href })),
  ...requirements.map(({ id, ref, title, framework, href }): Found => {
    return { group: "requirements", id: `requirements:${id}`, label: title, note: dotted([framework, ref]), href };
  }),
  ...evidence.map(({ id, title, modelRef, modelName, version, href }): Found => {
    return { group: "evidence", id: `evidence:${id}`, label: title, note: dotted([`${modelRef} ${modelName}`, version]), href };
  }),
  ...help.map(({ id, title, about, language, href }): Found => {
    return { group: "help", id: `help:${id}`, label: title, lang: language, note: about, href };
  }),
];

const SHORTEST = 2;

/** What is found for words; a single letter finds everything, so it is not asked for. Rejects when there is no answer. */
export async function searchAll(text: string, signal: AbortSignal): Promise<Found[]> {
  if (text.length < SHORTEST) return [];
  const response = await fetch(`/api/v1/search?q=${encodeURIComponent(text)}`, {
    signal,
    headers: { accept: "application/json", "countersign-language": document.documentElement.lang.slice(0, 2) },
  });
  const body: unknown = await response.json();
  if (!response.ok || !isOutput(body)) throw new Error(`the search answered ${response.status}`);
  return entriesOf(body);
}
