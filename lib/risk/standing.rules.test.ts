import { describe, expect, test } from "vitest";
import { plainFacts } from "#lib/risk/answers.fixture";
import { factsHold, standing } from "#lib/risk/standing.rules";

const kept = (status: "draft" | "computed" | "confirmed" | "stopped" | "reduction_requested") => ({ status, facts: plainFacts });

describe("a rating stands while the facts it was computed from stay", () => {
  test.each(["computed", "confirmed", "stopped", "reduction_requested"] as const)("%s", (status) => {
    expect(standing(kept(status), { ...plainFacts })).toBe(status);
    expect(standing(kept(status), { ...plainFacts, usesPhi: true })).toBe("superseded");
    expect(standing(kept(status), { ...plainFacts, hostedNotPinned: true })).toBe("superseded");
  });

  test("a draft rests on nothing yet", () => expect(standing(kept("draft"), { ...plainFacts, usesPhi: true })).toBe("draft"));
  test("a fact the product asks for since, and nobody answered, changes nothing", () => {
    const { hostedNotPinned: _, ...older } = plainFacts;
    expect(factsHold(older, { ...plainFacts, hostedNotPinned: null })).toBe(true);
  });
});
