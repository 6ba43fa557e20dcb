import { describe, expect, test } from "vitest";
import { tieringPolicy } from "#lib/policy/load";
import { allAnswered, plainFacts } from "#lib/risk/answers.fixture";
import { missingRationales } from "#lib/risk/rationales.rules";
import { rate } from "#lib/risk/rules";
import type { Answers, Rationales } from "#lib/risk/schema";

const policy = tieringPolicy();
const both: Rationales = { impact: "Small effect.", vulnerability: "Simple method." };
const missing = (answers: Answers, rationales: Rationales = both, proposed = {}) =>
  missingRationales(policy, rate(policy, plainFacts, answers), answers, rationales, proposed);

describe("at low and medium tier", () => {
  test("one sentence per axis is enough", () => expect(missing(allAnswered(1))).toEqual([]));

  test("a missing or blank sentence is asked for by axis", () =>
    expect(missing(allAnswered(1), { impact: "  " })).toEqual([
      { code: "risk.rationale_axis", values: { axis: "impact" } },
      { code: "risk.rationale_axis", values: { axis: "vulnerability" } },
    ]));

  test("each unknown answer needs a sentence", () => {
    const answers = { ...allAnswered(1), I2: { score: null }, V4: { score: null, rationale: "No test data yet." } };
    expect(missing(answers)).toEqual([{ code: "risk.rationale_unknown", values: { question: "I2" } }]);
  });

  test("an answer below its proposal needs a sentence, one at or above it does not", () => {
    expect(missing(allAnswered(1), both, { V2: 2, V5: 1, I1: 0 })).toEqual([
      { code: "risk.rationale_lowered", values: { question: "V2", proposed: 2, score: 1 } },
    ]);
  });

  test("a severe answer needs none", () => {
    const answers = { ...allAnswered(0), I2: { score: 4 } };
    expect(rate(policy, plainFacts, answers).tier).toBe("low");
    expect(missing(answers)).toEqual([]);
  });
});

test("at high tier each answer of 3 and 4 needs a sentence too", () => {
  const answers = { ...allAnswered(2), I1: { score: 4 }, V8: { score: 3, rationale: "Public." }, V9: { score: 3 } };
  expect(rate(policy, plainFacts, answers).tier).toBe("high");
  expect(missing(answers)).toEqual([
    { code: "risk.rationale_severe", values: { question: "I1", score: 4 } },
    { code: "risk.rationale_severe", values: { question: "V9", score: 3 } },
  ]);
});
