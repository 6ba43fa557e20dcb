import { describe, expect, test } from "vitest";
import { inFlight, mayRequest, transitionTo } from "#lib/lifecycle/rules";
import { STAGES, type Stage, type TransitionId } from "#lib/lifecycle/schema";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";

const policy = lifecyclePolicy();

const OPEN: Record<string, TransitionId> = {
  "proposed in_development": "T1",
  "in_development in_validation": "T2",
  "in_validation in_development": "T3",
  "in_validation approved": "T4",
  "approved in_production": "T5",
  "proposed rejected": "T11",
  "in_development rejected": "T11",
  "in_validation rejected": "T11",
  "approved rejected": "T11",
};

describe("transitions", () => {
  test.each(STAGES.flatMap((from) => STAGES.map((to): [Stage, Stage] => [from, to])))("%s to %s", (from, to) => {
    expect(transitionTo(policy, from, to)?.id).toBe(OPEN[`${from} ${to}`]);
  });

  test("a live version never stands in the way of the next one", () => {
    expect(STAGES.filter(inFlight)).toEqual(["proposed", "in_development", "in_validation"]);
  });
});

const transition = (id: TransitionId) => {
  const found = policy.transitions.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe("who may ask", () => {
  const place = { ownerId: "owner", authorIds: ["author"], maySignAtG2: false };
  const asks = (id: TransitionId, person: string, roles: string[], maySignAtG2 = false) => {
    const verdict = mayRequest(transition(id), { id: person, roles }, { ...place, maySignAtG2 });
    return verdict.allowed ? "allowed" : verdict.rule;
  };

  test.each<[TransitionId, string, string[], string]>([
    ["T1", "owner", ["model_owner"], "allowed"],
    ["T1", "author", ["data_scientist"], "allowed"],
    ["T1", "stranger", ["data_scientist"], "lifecycle.not_own"],
    ["T1", "stranger", ["model_owner"], "lifecycle.not_own"],
    ["T1", "officer", ["risk_officer"], "lifecycle.not_asker"],
    ["T1", "owner", [], "lifecycle.not_asker"],
    ["T2", "author", ["data_scientist"], "allowed"],
    ["T2", "owner", ["model_owner"], "lifecycle.not_asker"],
    ["T4", "owner", ["model_owner"], "allowed"],
    ["T4", "officer", ["risk_officer"], "allowed"],
    ["T4", "author", ["data_scientist"], "lifecycle.not_asker"],
    ["T4", "validator", ["validator"], "lifecycle.not_asker"],
    ["T5", "author", ["data_scientist"], "allowed"],
    ["T5", "officer", ["risk_officer"], "lifecycle.not_asker"],
    ["T11", "officer", ["risk_officer"], "allowed"],
    ["T11", "officer", ["compliance_officer"], "allowed"],
    ["T11", "owner", ["model_owner"], "allowed"],
    ["T11", "author", ["model_owner"], "lifecycle.not_asker"],
    ["T11", "validator", ["validator"], "lifecycle.not_asker"],
    ["T11", "administrator", ["admin"], "lifecycle.not_asker"],
  ])("%s by %s with %s: %s", (id, person, roles, expected) => {
    expect(asks(id, person, roles)).toBe(expected);
  });

  test("whoever may sign at G2 sends back, and nobody else does", () => {
    expect(asks("T3", "validator", ["validator"], true)).toBe("allowed");
    expect(asks("T3", "author", ["data_scientist"], false)).toBe("lifecycle.not_a_signer");
  });

  test("the refusal names the roles that may", () => {
    expect(mayRequest(transition("T4"), { id: "x", roles: [] }, place)).toMatchObject({
      reason: { values: { who: "model_owner_or_risk_officer", to: "approved" } },
    });
  });
});
