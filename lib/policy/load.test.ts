import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { controlsSchema } from "#lib/policy/controls.schema";
import { lightPathSchema } from "#lib/policy/light-path.schema";
import { controlLibrary, crosswalk, frameworks, lightPath, tieringPolicy } from "#lib/policy/load";
import { POLICY_FOLDER, parseYaml, readYaml } from "#lib/policy/read-yaml";
import { tieringSchema } from "#lib/policy/tiering.schema";

describe("the policy in force", () => {
  test("is complete", () => {
    expect(tieringPolicy().questions).toHaveLength(18);
    expect(tieringPolicy().knockouts).toHaveLength(13);
    expect(controlLibrary().controls).toHaveLength(80);
    expect(lightPath().cards).toHaveLength(9);
    expect(frameworks().size).toBe(18);
    expect([...frameworks().values()].flatMap((framework) => framework.requirements)).toHaveLength(734);
  });

  test("is read once", () => expect(controlLibrary()).toBe(controlLibrary()));

  test("links every control to its requirements exactly as the frameworks say", () => {
    const links = [...crosswalk()].flatMap(([control, entries]) => entries.map(({ id }) => `${control} ${id}`));
    const mapped = [...frameworks().values()].flatMap(({ requirements }) =>
      requirements.flatMap((requirement) => requirement.maps_to.map((control) => `${control} ${requirement.id}`)),
    );
    expect(links).toHaveLength(1188);
    expect(links.sort()).toEqual(mapped.sort());
    expect(crosswalk().size).toBe(80);
  });
});

/** Reads the policy file with one piece of its text replaced. */
const read = (name: string, schema: z.ZodType, from: string, to: string) => {
  const text = readFileSync(join(POLICY_FOLDER, name), "utf8");
  if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
  return parseYaml(name, schema, () => text.replace(from, to));
};

describe("a bad file is refused with file, path and reason", () => {
  test.each([
    [
      "weights that miss 100",
      "weight: 16",
      "weight: 15",
      "policy/tiering-v1.yaml: questions: the weights of impact add up to 99, not 100",
    ],
    ["a question twice", "id: I2", "id: I1", "questions: I1 appears twice"],
    ["bands out of order", "medium: 30", "medium: 60", "bands_from: bands must rise from 0"],
    [
      "a matrix that falls",
      "low: medium, medium: high",
      "low: high, medium: medium",
      "matrix: a higher band leads to a lower tier",
    ],
    ["a knock-out twice", "id: KO-02", "id: KO-01", "knockouts: KO-01 appears twice"],
    ["a misspelt class", "value: gpai}", "value: gpia}", 'knockouts.2.all.0.value: euAiActClass is never "gpia"'],
    ["an answer off the scale", "I5, at_least: 4", "I5, at_least: 5", "knockouts.5.all.0.at_least: Too big"],
    ["an unknown key", "unknown_scores:", "unknown_score:", 'Unrecognized key: "unknown_score"'],
  ])("%s in tiering", (_name, from, to, message) =>
    expect(() => read("tiering-v1.yaml", tieringSchema, from, to)).toThrow(message),
  );

  test.each([
    ["a control twice", "id: CC-GOV-02", "id: CC-GOV-01", "controls.1.id: CC-GOV-01 appears twice"],
    [
      "a role that owns nothing",
      "default_owner: risk_officer",
      "default_owner: admin",
      "controls.0.default_owner: Invalid option",
    ],
    ["a gate twice", "[G2, G3, G4]", "[G0, G3, G4]", "controls.1.also_checked_at: A gate appears twice"],
    ["broken YAML", "version: 1", "version: [1", "Flow sequence"],
  ])("%s in controls", (_name, from, to, message) =>
    expect(() => read("controls-v1.yaml", controlsSchema, from, to)).toThrow(`policy/controls-v1.yaml: ${message}`),
  );

  test.each([
    ["a control in two places", "[CC-USE-01]", "[CC-DEV-01]", "cards: CC-DEV-01 has two places"],
    [
      "options without a choice",
      "choice\n        options",
      "text\n        options",
      "cards.1.fields.2.options: Only a choice has options",
    ],
  ])("%s in the light path", (_name, from, to, message) =>
    expect(() => read("light-path-v1.yaml", lightPathSchema, from, to)).toThrow(`policy/light-path-v1.yaml: ${message}`),
  );

  test("a missing file", () => expect(() => readYaml("none.yaml", tieringSchema)).toThrow("policy/none.yaml: ENOENT"));
});
