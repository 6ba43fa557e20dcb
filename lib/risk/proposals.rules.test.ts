import { describe, expect, test } from "vitest";
import { tieringPolicy } from "#lib/policy/load";
import type { RatingFacts } from "#lib/policy/tiering.schema";
import { plainFacts } from "#lib/risk/answers.fixture";
import { proposals } from "#lib/risk/proposals.rules";

const policy = tieringPolicy();
const proposed = (facts: Partial<RatingFacts>) => proposals(policy, { ...plainFacts, ...facts });

test("a plain model gets its six answers proposed", () =>
  expect(proposed({})).toEqual({ I1: 0, I6: 0, V1: 0, V2: 2, V5: 0, V7: 0 }));

describe("facts propose answers", () => {
  test.each<[string, Partial<RatingFacts>, Record<string, number>]>([
    ["a credit decision on people", { domain: "credit", decidesAboutPeople: true }, { I1: 3, V1: 1 }],
    ["a decision on people elsewhere", { decidesAboutPeople: true }, { I1: 2 }],
    ["a decision taken without a person", { automatedDecision: true }, { V1: 3 }],
    ["a medical device", { deviceDetermination: true, domain: "healthcare" }, { I1: 3, I6: 3 }],
    ["health care without a device", { domain: "healthcare" }, { I6: 1 }],
    ["an agent", { modelKind: "agent" }, { V1: 4, V2: 4 }],
    ["rules", { modelKind: "rule-based" }, { V2: 0 }],
    ["a technique not disclosed", { modelKind: "vendor", sourcing: "vendor" }, { V2: 3, V7: 2 }],
    ["a bought language model", { modelKind: "llm", sourcing: "vendor" }, { V2: 4, V7: 3 }],
    ["work done together with a supplier", { sourcing: "joint" }, { V7: 1 }],
    ["personal data", { usesPersonalData: true }, { V5: 2 }],
    ["health information", { usesPersonalData: true, usesPhi: true }, { V5: 4 }],
    ["a hosted model whose name is not pinned", { hostedNotPinned: true }, { V6: 4 }],
  ])("%s", (_name, facts, expected) => expect(proposed(facts)).toMatchObject(expected));
});

test("an unknown fact proposes nothing", () => expect(proposals(policy, {})).toEqual({}));
