import { describe, expect, test } from "vitest";
import { lightPath, tieringPolicy } from "#lib/policy/load";
import type { RatingFacts } from "#lib/policy/tiering.schema";
import { allAnswered, answersOf, plainFacts } from "#lib/risk/answers.fixture";
import { distanceToNextTier } from "#lib/risk/distance.rules";
import { lightPathEntry } from "#lib/risk/light-path.rules";
import type { Answers } from "#lib/risk/schema";

const entry = (version: { tier?: "low" | "medium" | null; facts?: Partial<RatingFacts>; answers?: Answers }) =>
  lightPathEntry(lightPath(), tieringPolicy(), {
    tier: version.tier === undefined ? "low" : version.tier,
    facts: { ...plainFacts, ...version.facts },
    answers: version.answers ?? allAnswered(0),
  });

test("a confirmed low tier with plain facts takes the light path", () => expect(entry({})).toEqual([]));
test("a limited EU AI Act class does too", () => expect(entry({ facts: { euAiActClass: "limited" } })).toEqual([]));
test("an unconfirmed tier waits", () => expect(entry({ tier: null })).toEqual([{ code: "light.tier_unconfirmed" }]));
test("a medium tier takes the full path", () =>
  expect(entry({ tier: "medium" })).toEqual([{ code: "light.tier", values: { tier: "medium" } }]));

describe("a fact keeps a model off the light path, and so does not knowing it", () => {
  test.each<[keyof RatingFacts, Partial<RatingFacts>]>([
    ["modelKind", { modelKind: "agent" }],
    ["modelKind", { modelKind: null }],
    ["automatedDecision", { automatedDecision: true }],
    ["automatedDecision", { automatedDecision: null }],
    ["euAiActClass", { euAiActClass: "gpai" }],
    ["euAiActClass", { euAiActClass: null }],
    ["article5AnyYes", { article5AnyYes: true }],
    ["article5AnyYes", { article5AnyYes: null }],
    ["deviceDetermination", { deviceDetermination: true }],
    ["deviceDetermination", { deviceDetermination: null }],
    ["usesPhi", { usesPhi: true }],
    ["usesPhi", { usesPhi: null }],
  ])("%s %o", (field, facts) => expect(entry({ facts })).toContainEqual({ code: "light.fact", values: { field } }));
});

describe("an unknown answer", () => {
  test("that cannot raise the tier does no harm", () =>
    expect(entry({ answers: { ...allAnswered(0), I2: { score: null } } })).toEqual([]));
  test("that could raise the tier keeps the model off the light path", () =>
    expect(entry({ answers: { ...allAnswered(0), I4: { score: null } } })).toEqual([{ code: "light.unknown_answers" }]));
});

describe("the distance to the next tier", () => {
  const distance = (answers: Answers, facts = plainFacts) => distanceToNextTier(tieringPolicy(), facts, answers);

  test("counts the points to the nearest cell and names the answers that would do it", () => {
    const churn = answersOf([1, 3, 0, 1, 0, 0, 1, 1, 1], [1, 2, 2, 1, 2, 2, 0, 1, 1]);
    const next = distance(churn);
    expect(next).toMatchObject({ tier: "medium", points: 9 });
    expect(next?.answers).toContainEqual({ question: "V5", score: 4 });
    expect(next?.answers).toContainEqual({ question: "I5", score: 3 });
    expect(next?.answers.map(({ question }) => question)).not.toContain("V1");
  });

  test("adds both axes where both have to move", () => expect(distance(allAnswered(1))?.points).toBe(10));
  test("is nothing at high tier and when stopped", () => {
    expect(distance(allAnswered(4))).toBeNull();
    expect(distance(allAnswered(0), { ...plainFacts, article5AnyYes: true })).toBeNull();
  });
});
