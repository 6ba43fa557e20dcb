import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Gate, MEANINGS, type Meaning, type Tier } from "#lib/lifecycle/schema";
import { distinctSigners, nextStates, outcome, requiredSignoffs, waitsFor } from "#lib/lifecycle/signoffs.rules";
import type { Applicability } from "#lib/policy/condition.rules";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { SIGNOFF_STATES, type SignoffState } from "#lib/signoff/schema";

const policy = lifecyclePolicy();

/** A model about which everything is known and nothing asks for more. */
const PLAIN: Applicability = {
  modelKind: "statistical",
  euAiActClass: "minimal",
  usesPersonalData: false,
  usesPhi: false,
  automatedDecision: false,
  deviceDetermination: false,
};

const LETTER: Record<Meaning, string> = {
  authored: "A",
  responsible: "R",
  accepted_for_development: "D",
  validated: "V",
  compliance_reviewed: "C",
  approved: "P",
  released: "L",
  acknowledged: "k",
};
const letters = (meanings: readonly Meaning[]) => meanings.map((meaning) => LETTER[meaning]).join("");
const needed = (gate: Gate, tier: Tier, facts: Applicability = {}, due: string[] = []) =>
  requiredSignoffs(policy, gate, tier, { ...PLAIN, ...facts }, due)
    .map(({ meaning, after }) => letters([meaning]) + (after.length > 0 ? `<${letters(after)}` : ""))
    .join(" ");

describe("the sign-off matrix", () => {
  test.each<[Gate, Tier, Applicability, string[], string]>([
    ["G0", "high", {}, [], "R C D<C"],
    ["G0", "medium", {}, [], "k"],
    ["G0", "medium", { euAiActClass: "limited" }, [], "k C"],
    ["G0", "low", {}, [], "k"],
    ["G0", "low", { euAiActClass: "out_of_scope" }, [], "k"],
    ["G0", "low", { euAiActClass: null }, [], "k C"],
    ["G0", "low", { deviceDetermination: true }, [], "k C"],
    ["G0", "low", { usesPhi: null }, [], "k C"],
    ["G1", "high", {}, [], "A R"],
    ["G1", "medium", {}, [], "A"],
    ["G1", "low", {}, [], "A"],
    ["G2", "high", {}, [], "V C P<VC R<P"],
    ["G2", "medium", {}, [], "V P<V R<P"],
    ["G2", "medium", { automatedDecision: true }, [], "V C P<VC R<P"],
    ["G2", "low", { usesPersonalData: true }, [], "V R<V"],
    ["G3", "high", {}, [], "R P L<RP"],
    ["G3", "high", {}, ["CC-TRN-01"], "R C P<C L<RCP"],
    ["G3", "medium", {}, ["CC-MON-01"], "R L<R"],
    ["G3", "medium", {}, ["CC-CHG-06"], "R C L<RC"],
    ["G3", "low", {}, ["CC-TRN-01"], "k L<k"],
  ])("%s at %s tier with %j and %j: %s", (gate, tier, facts, due, expected) => {
    expect(needed(gate, tier, facts, due)).toBe(expected);
  });

  test("a peer may check at low tier, and is no author", () => {
    expect(requiredSignoffs(policy, "G2", "low", PLAIN, [])[0]).toEqual({
      roles: ["validator", "data_scientist"],
      meaning: "validated",
      of: "not_author",
      after: [],
    });
  });

  test("a gate without a matrix needs nobody, and is never approved", () => {
    expect(requiredSignoffs(policy, "G6", "high", PLAIN, [])).toEqual([]);
    expect(outcome(policy, "G6", "low", [])).toBe("open");
  });

  test("two people act at each gate for high and medium, three at G2 for high", () => {
    expect([
      distinctSigners(policy, "G2", "high"),
      distinctSigners(policy, "G3", "medium"),
      distinctSigners(policy, "G0", "low"),
    ]).toEqual([3, 2, 1]);
  });
});

type Step = { meaning: Meaning; after: Meaning[]; state: SignoffState };

describe("the order of sign-offs", () => {
  const step = fc.record({
    meaning: fc.constantFrom(...MEANINGS),
    after: fc.uniqueArray(fc.constantFrom(...MEANINGS), { maxLength: 3 }),
    state: fc.constantFrom(...SIGNOFF_STATES),
  });
  const steps = fc.uniqueArray(step, { selector: ({ meaning }) => meaning, maxLength: 6 });

  const due = (signoff: Step, all: Step[]) => {
    if (signoff.state !== "waiting" && signoff.state !== "open") return signoff.state;
    return waitsFor(signoff, all).length === 0 ? "open" : "waiting";
  };

  test("a sign-off is open exactly when all it waits for are signed, and what is decided stays decided", () => {
    fc.assert(
      fc.property(steps, (before) => {
        const after = nextStates(before);
        expect(after.map(({ state }) => state)).toEqual(before.map((signoff) => due(signoff, before)));
        expect(nextStates(after)).toEqual(after);
      }),
    );
  });

  test("a meaning without a line in the request counts as signed, and so does an acknowledgement", () => {
    const line = (meaning: Meaning, after: Meaning[], state: SignoffState) => ({ meaning, after, state });
    expect(nextStates([line("approved", ["compliance_reviewed"], "waiting")])[0]?.state).toBe("open");
    const [, released] = nextStates([line("acknowledged", [], "signed"), line("released", ["acknowledged"], "waiting")]);
    expect(released?.state).toBe("open");
  });
});

describe("the outcome", () => {
  const signed = (...by: string[]) => by.map((decidedBy) => ({ state: "signed" as const, decidedBy }));

  test("all signed by enough different people is approved; the same people twice are not", () => {
    expect(outcome(policy, "G2", "high", signed("a", "b", "c", "d"))).toBe("approved");
    expect(outcome(policy, "G2", "high", signed("a", "b", "a", "b"))).toBe("open");
  });

  test("one refusal refuses, one return returns, one missing keeps it open", () => {
    const with_ = (state: SignoffState) => outcome(policy, "G0", "low", [...signed("a"), { state, decidedBy: "b" }]);
    expect(["refused", "returned", "open", "waiting", "void"].map((state) => with_(state as SignoffState))).toEqual([
      "refused",
      "returned",
      "open",
      "open",
      "open",
    ]);
  });

  test("a signature without signer approves nothing", () => {
    expect(outcome(policy, "G0", "low", [{ state: "signed", decidedBy: null }])).toBe("open");
  });
});
