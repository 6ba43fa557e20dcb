import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reason } from "#lib/core/errors";
import { type GateState, reasonNeeded, unmet } from "#lib/lifecycle/gate.rules";
import { transitionTo } from "#lib/lifecycle/rules";
import type { Meaning, SigningRole, Stage } from "#lib/lifecycle/schema";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";

const policy = lifecyclePolicy();
const line = (role: SigningRole, meaning: Meaning, ...eligibleIds: string[]) => ({ roles: [role], meaning, eligibleIds });

/** Nothing speaks against this one. */
const READY: GateState = {
  from: "proposed",
  to: "in_development",
  recordType: "model",
  unknownFacts: [],
  owner: "accepted",
  authorIds: ["author"],
  assessment: { status: "confirmed", provisional: false, tier: "high" },
  checklist: [{ controlId: "CC-USE-01", missing: null }],
  signers: [
    line("model_owner", "responsible", "owner"),
    line("compliance_officer", "compliance_reviewed", "c"),
    line("risk_officer", "accepted_for_development", "r"),
  ],
  openRequest: null,
  otherVersion: null,
  deploymentPlanned: true,
  dossierHash: null,
  refusedHashes: [],
};
const STEPS: Record<"G0" | "G1" | "G2" | "G3", [Stage, Stage]> = {
  G0: ["proposed", "in_development"],
  G1: ["in_development", "in_validation"],
  G2: ["in_validation", "approved"],
  G3: ["approved", "in_production"],
};
const at = (gate: keyof typeof STEPS, part: Partial<GateState> = {}) => {
  const [from, to] = STEPS[gate];
  return unmet(policy, { ...READY, from, to, ...part });
};
const codes = (gate: keyof typeof STEPS, part: Partial<GateState> = {}) => at(gate, part).map(({ code }) => code);
const rated = (status: NonNullable<GateState["assessment"]>["status"], provisional = false): Partial<GateState> => ({
  assessment: { status, provisional, tier: "high" },
});

describe("what keeps a gate closed", () => {
  test("nothing, when everything is there", () => {
    for (const gate of ["G0", "G1", "G2", "G3"] as const) expect(at(gate)).toEqual([]);
  });

  test.each<[string, Partial<GateState>, string, string]>([
    ["no owner", { owner: "none" }, "lifecycle.owner_missing", "owner"],
    ["no rating", { assessment: null }, "lifecycle.tier_missing", "risk"],
    ["a rating nobody confirmed", rated("computed"), "lifecycle.tier_unconfirmed", "risk"],
    ["a rating that was replaced", rated("superseded"), "lifecycle.tier_missing", "risk"],
    ["a lower tier asked for", rated("reduction_requested"), "lifecycle.tier_reduction_open", "risk"],
    ["a prohibited practice", rated("stopped"), "KO-01", "risk"],
    ["an unknown fact", { unknownFacts: ["usesPhi"] }, "lifecycle.fact_unknown", "facts#usesPhi"],
    ["a record that is no model yet", { recordType: "undetermined" }, "lifecycle.record_undetermined", "record"],
    ["an open request", { openRequest: { to: "in_development" } }, "lifecycle.request_open", "signoffs"],
    [
      "another version on its way",
      { otherVersion: { label: "3.0", stage: "in_validation" } },
      "lifecycle.other_version",
      "versions",
    ],
    ["content refused before", { dossierHash: "a", refusedHashes: ["a"] }, "lifecycle.refused_unchanged", "overview"],
  ])("%s", (_, part, code, fix) => {
    expect(at("G0", part)).toEqual([
      expect.objectContaining({ code, values: expect.objectContaining({ fix, roles: expect.any(String) }) }),
    ]);
  });

  test("a provisional rating opens intake and nothing further", () => {
    expect(codes("G0", rated("confirmed", true))).toEqual([]);
    for (const gate of ["G1", "G2", "G3"] as const)
      expect(codes(gate, rated("confirmed", true))).toEqual(["lifecycle.tier_provisional"]);
  });

  test("an owner who was named accepts at intake with the own line, and before that nothing else asks", () => {
    expect(codes("G0", { owner: "named" })).toEqual([]);
    expect(codes("G1", { owner: "named" })).toEqual(["lifecycle.owner_not_accepted"]);
  });

  test("a version needs an author once it is built", () => {
    expect(codes("G0", { authorIds: [] })).toEqual([]);
    expect(codes("G1", { authorIds: [] })).toEqual(["lifecycle.author_missing"]);
  });

  test("where it will run is asked at the last gate only", () => {
    expect(codes("G2", { deploymentPlanned: false })).toEqual([]);
    expect(codes("G3", { deploymentPlanned: false })).toEqual(["lifecycle.deployment_missing"]);
    expect(codes("G3", { digests: { approved: "d", deployed: "e" } })).toEqual(["lifecycle.other_artefact"]);
  });

  test("a version on its way never keeps an approved one from going live", () => {
    const otherVersion = { label: "3.0", stage: "in_validation" as const };
    expect(codes("G2", { otherVersion })).toEqual(["lifecycle.other_version"]);
    expect(codes("G3", { otherVersion })).toEqual([]);
  });

  test("the ten prohibited practices are one question", () => {
    const facts = at("G0", { unknownFacts: ["article5.5(1)(a)", "article5.5(1)(b)", "usesPhi"] }).map(
      ({ values }) => values?.fact,
    );
    expect(facts).toEqual(["article5", "usesPhi"]);
  });

  test("a control speaks for itself, with a link to its line", () => {
    const checklist = [
      { controlId: "CC-USE-01", missing: reason("checklist.unanswered", { control: "CC-USE-01" }) },
      { controlId: "CC-INV-03", missing: null },
    ];
    expect(at("G0", { checklist })).toEqual([
      { code: "checklist.unanswered", values: { control: "CC-USE-01", fix: "checklist#CC-USE-01" } },
    ]);
  });

  test("everything is said at once, not one thing after the other", () => {
    expect(codes("G0", { owner: "none", assessment: null, unknownFacts: ["kind", "domain"] })).toEqual([
      "lifecycle.fact_unknown",
      "lifecycle.fact_unknown",
      "lifecycle.owner_missing",
      "lifecycle.tier_missing",
    ]);
  });
});

describe("people who could sign", () => {
  test("nobody here can sign as validator", () => {
    expect(at("G2", { signers: [line("validator", "validated")] })).toEqual([
      {
        code: "lifecycle.nobody_can_sign",
        values: { who: "validator", meaning: "validated", fix: "people", roles: "validator" },
      },
    ]);
  });

  test("a missing owner or author is said once, as that", () => {
    const signers = [line("model_owner", "responsible"), line("data_scientist", "authored")];
    expect(codes("G1", { signers, owner: "none", authorIds: [] })).toEqual([
      "lifecycle.owner_missing",
      "lifecycle.author_missing",
    ]);
    expect(codes("G1", { signers })).toEqual(["lifecycle.nobody_can_sign", "lifecycle.nobody_can_sign"]);
  });

  test("one person in two roles is not two people", () => {
    const signers = [line("validator", "validated", "x"), line("risk_officer", "approved", "x")];
    expect(codes("G2", { signers })).toEqual(["lifecycle.too_few_people"]);
    expect(codes("G2", { signers: [...signers.slice(1), line("validator", "validated", "x", "y")] })).toEqual([]);
  });

  test("author and owner in one person are enough at low tier, and not above", () => {
    const signers = [line("data_scientist", "authored", "x"), line("model_owner", "responsible", "x")];
    expect(codes("G1", { signers, assessment: { status: "confirmed", provisional: false, tier: "low" } })).toEqual([]);
    expect(codes("G1", { signers })).toEqual(["lifecycle.too_few_people"]);
  });

  test("there are enough people exactly when each sign-off can have its own", () => {
    const lists = fc.array(fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 }), { minLength: 1, maxLength: 4 });
    const canAll = ([first, ...rest]: string[][], taken: string[] = []): boolean =>
      !first || first.some((id) => !taken.includes(id) && canAll(rest, [...taken, id]));
    fc.assert(
      fc.property(lists, (eligible) => {
        const signers = eligible.map((ids) => line("validator", "validated", ...ids));
        expect(codes("G2", { signers }).length === 0).toBe(canAll(eligible));
      }),
    );
  });
});

describe("moves without a gate", () => {
  test("a stage that does not follow is refused alone", () => {
    expect(unmet(policy, { ...READY, from: "proposed", to: "approved", owner: "none" }).map(({ code }) => code)).toEqual([
      "lifecycle.no_transition",
    ]);
  });

  test("a stopped model can still be rejected", () => {
    expect(unmet(policy, { ...READY, to: "rejected", ...rated("stopped"), owner: "none" })).toEqual([]);
  });

  test("what is no model has no gates", () => {
    expect(codes("G0", { recordType: "not_a_model", owner: "none" })).toEqual(["lifecycle.not_a_model"]);
  });

  test("sending back and rejecting say why", () => {
    for (const to of ["in_development", "rejected"] as const) {
      const transition = transitionTo(policy, "in_validation", to);
      if (!transition) throw new Error(to);
      expect(reasonNeeded(transition, "  ")?.code).toBe("lifecycle.reason_needed");
      expect(reasonNeeded(transition, "Three questions are open.")).toBeNull();
    }
    const t4 = transitionTo(policy, "in_validation", "approved");
    expect(t4 && reasonNeeded(t4, undefined)).toBeNull();
  });
});
