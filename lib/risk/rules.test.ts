import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACT_VALUES } from "#lib/policy/condition.rules";
import { tieringPolicy } from "#lib/policy/load";
import { QUESTION_IDS, type RatingFacts } from "#lib/policy/tiering.schema";
import { allAnswered, answersOf, examples, plainFacts } from "#lib/risk/answers.fixture";
import { rate } from "#lib/risk/rules";
import type { Answers } from "#lib/risk/schema";
import { rank, shown } from "#lib/risk/scores.rules";

const policy = tieringPolicy();

describe("the worked examples come out exactly", () => {
  test("there are thirteen of them", () => expect(examples.tiering).toHaveLength(13));

  test.each(examples.tiering)("$name", ({ facts, impactAnswers, vulnerabilityAnswers, expected }) => {
    const rating = rate(policy, facts, answersOf(impactAnswers, vulnerabilityAnswers));
    expect({ ...rating, knockouts: rating.knockouts.map(({ id }) => id) }).toMatchObject(expected);
  });
});

const maybe = <Value>(values: readonly Value[]) => fc.constantFrom(...values, null);
const yesNo = fc.constantFrom(true, false, null);
const someFacts: fc.Arbitrary<RatingFacts> = fc.record({
  modelKind: maybe(FACT_VALUES.modelKind),
  domain: maybe(FACT_VALUES.domain),
  euAiActClass: maybe(FACT_VALUES.euAiActClass.filter((value) => value !== "prohibited")),
  automatedDecision: yesNo,
  usesPhi: yesNo,
  deviceDetermination: yesNo,
  gpaiSystemicRisk: yesNo,
  article5AnyYes: fc.constantFrom(false, null),
});
const scale = fc.integer({ min: 0, max: 4 });
const someAnswers: fc.Arbitrary<Answers> = fc
  .array(fc.option(scale, { freq: 5 }), { minLength: 18, maxLength: 18 })
  .map((scores) => answersOf(scores.slice(0, 9), scores.slice(9)));
const someQuestion = fc.constantFrom(...QUESTION_IDS);
const tierRank = (facts: RatingFacts, answers: Answers) => {
  const { tier } = rate(policy, facts, answers);
  return tier === null ? Number.NaN : rank(tier);
};

describe("whatever the facts and answers", () => {
  test("raising an answer never lowers the tier", () =>
    fc.assert(
      fc.property(someFacts, someAnswers, someQuestion, scale, scale, (facts, answers, question, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const lower = tierRank(facts, { ...answers, [question]: { score: low } });
        expect(tierRank(facts, { ...answers, [question]: { score: high } })).toBeGreaterThanOrEqual(lower);
      }),
    ));

  test("an unknown answer never gives a lower tier than any answer from 0 to 3", () =>
    fc.assert(
      fc.property(someFacts, someAnswers, someQuestion, fc.integer({ min: 0, max: 3 }), (facts, answers, question, score) => {
        const known = tierRank(facts, { ...answers, [question]: { score } });
        expect(tierRank(facts, { ...answers, [question]: { score: null } })).toBeGreaterThanOrEqual(known);
      }),
    ));

  test("an unknown fact never gives a lower tier than a known one", () =>
    fc.assert(
      fc.property(someFacts, someAnswers, fc.constantFrom(...Object.keys(plainFacts)), (facts, answers, field) => {
        expect(tierRank({ ...facts, [field]: null }, answers)).toBeGreaterThanOrEqual(tierRank(facts, answers));
      }),
    ));

  test("knock-outs only raise: the tier is never below the matrix", () =>
    fc.assert(
      fc.property(someFacts, someAnswers, (facts, answers) => {
        expect(tierRank(facts, answers)).toBeGreaterThanOrEqual(rank(rate(policy, facts, answers).matrixTier));
      }),
    ));
});

describe("edges", () => {
  test("an explicit yes stops, an unknown prohibited practice does not", () => {
    expect(rate(policy, { ...plainFacts, article5AnyYes: null }, allAnswered(0)).status).toBe("computed");
    expect(rate(policy, { ...plainFacts, article5AnyYes: true }, allAnswered(0))).toMatchObject({
      status: "stopped",
      tier: null,
    });
    expect(rate(policy, { ...plainFacts, euAiActClass: "prohibited" }, allAnswered(0)).status).toBe("stopped");
  });

  test("a stop stands alone, with scores still shown", () => {
    const rating = rate(policy, { ...plainFacts, article5AnyYes: true, usesPhi: true }, allAnswered(4));
    expect(rating.knockouts.map(({ id }) => id)).toEqual(["KO-01"]);
    expect(rating).toMatchObject({ impact: 100, vulnerability: 100, matrixTier: "high", provisional: false });
  });

  test("three unknown answers are not provisional, four are", () => {
    const three = { ...allAnswered(0), V1: { score: null }, V4: { score: null }, V9: { score: null } };
    expect(rate(policy, plainFacts, three)).toMatchObject({ provisional: false, tier: "low", unknowns: ["V1", "V4", "V9"] });
    expect(rate(policy, plainFacts, { ...three, I2: { score: null } })).toMatchObject({ provisional: true, tier: "medium" });
  });

  test("a null fact fires the knock-out that reads it", () => {
    const fired = (facts: RatingFacts, answers = allAnswered(0)) => rate(policy, facts, answers).knockouts.map(({ id }) => id);
    expect(fired({ ...plainFacts, euAiActClass: null, gpaiSystemicRisk: null })).toEqual(["KO-02", "KO-03"]);
    expect(fired({ ...plainFacts, deviceDetermination: null, usesPhi: null })).toEqual(["KO-07", "KO-10"]);
  });

  test("bands compare the exact score, one decimal is shown", () => {
    expect(rate(policy, plainFacts, answersOf([0, 0, 3, 0, 0, 1, 1, 4, 2], Array(9).fill(0))).bands.impact).toBe("low");
    expect(shown(29.96)).toBe("30.0");
    expect(shown(30.25)).toBe("30.3");
    expect(shown(63.5)).toBe("63.5");
  });
});
