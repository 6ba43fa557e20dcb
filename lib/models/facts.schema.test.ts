import { describe, expect, test } from "vitest";
import { z } from "zod";
import { applicability, Facts, factsWithDefaults, ratingFacts, unknownFacts } from "#lib/models/facts.schema";

const POINTS = ["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"].map((letter) => `5(1)(${letter})`);
const none = Object.fromEntries(POINTS.map((point) => [point, false]));
const known = factsWithDefaults({
  usesPersonalData: false,
  usesPhi: false,
  automatedDecision: false,
  decidesAboutPeople: false,
  euAiActClass: "minimal",
  deviceDetermination: false,
  article5: none,
  sourcing: "in_house",
});

describe("facts", () => {
  test("that were not given are null, point by point", () => {
    const facts = factsWithDefaults();
    expect(Object.keys(facts.article5)).toEqual(POINTS);
    expect(Object.values({ ...facts, ...facts.article5, article5: null }).every((value) => value === null)).toBe(true);
    expect(factsWithDefaults({ article5: { "5(1)(f)": true } }).article5).toMatchObject({ "5(1)(f)": true, "5(1)(a)": null });
  });

  test("refuse what they do not know", () => {
    expect(() => factsWithDefaults(JSON.parse('{"usesFaces": true}'))).toThrow("usesFaces");
    expect(() => factsWithDefaults(JSON.parse('{"article5": {"5(2)": true}}'))).toThrow("5(2)");
  });

  test("are all material and explained", () => {
    for (const [name, field] of Object.entries(Facts.shape))
      expect({ name, ...field.meta() }).toMatchObject({ name, material: true, description: expect.stringMatching(/\w+/) });
  });

  test("can be described to callers of the API", () =>
    expect(z.toJSONSchema(Facts, { io: "input" })).toMatchObject({
      properties: { usesPhi: { default: null }, article5: { type: "object" } },
    }));
});

describe("what is not known and matters", () => {
  test("is nothing once all is said", () => expect(unknownFacts(known, "ml", "marketing")).toEqual([]));

  test("is listed by field, kind and domain of an import included", () =>
    expect(unknownFacts(factsWithDefaults(), null, null)).toEqual([
      ...["kind", "domain", "usesPersonalData", "usesPhi", "automatedDecision", "decidesAboutPeople", "euAiActClass"],
      ...["deviceDetermination", "sourcing", ...POINTS.map((point) => `article5.${point}`)],
    ]));

  test.each([
    ["the employment tool in hr", "hr", known, ["coveredEmploymentTool"]],
    ["not elsewhere", "credit", known, []],
    ["systemic risk of a general-purpose model", "other", { ...known, euAiActClass: "gpai" as const }, ["gpaiSystemicRisk"]],
    ["a reason for out of scope", "other", { ...known, euAiActClass: "out_of_scope" as const }, ["euAiActReason"]],
    ["a source that is not stated", "other", { ...known, sourcing: "not_stated" as const }, ["sourcing"]],
  ] as const)("asks for %s", (_name, domain, facts, expected) => expect(unknownFacts(facts, "llm", domain)).toEqual(expected));
});

describe("what conditions and rating read", () => {
  test("an employment tool is none outside hr, and unknown where the domain is", () => {
    expect(applicability("ml", "credit", known, null).coveredEmploymentTool).toBe("no");
    expect(applicability("ml", "hr", known, null).coveredEmploymentTool).toBeNull();
    expect(applicability("ml", null, known, null).coveredEmploymentTool).toBeNull();
  });

  test("a source that is not stated is not known", () =>
    expect(applicability("ml", "other", { ...known, sourcing: "not_stated" }, "low")).toMatchObject({
      sourcing: null,
      riskTier: "low",
    }));

  test("a prohibited use is yes with one yes, no with ten noes, else not known", () => {
    const any = (points: Record<string, boolean | null>) =>
      ratingFacts("ml", "hr", factsWithDefaults({ article5: points })).article5AnyYes;
    expect(any({ "5(1)(f)": true })).toBe(true);
    expect(any(none)).toBe(false);
    expect(any({ ...none, "5(1)(c)": null })).toBeNull();
  });

  test("systemic risk is none for a class that is not gpai", () => {
    expect(ratingFacts("ml", "hr", known).gpaiSystemicRisk).toBe(false);
    expect(ratingFacts("ml", "hr", { ...known, euAiActClass: null }).gpaiSystemicRisk).toBeNull();
  });
});
