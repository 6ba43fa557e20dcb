import { describe, expect, test } from "vitest";
import type { Tier } from "#lib/lifecycle/schema";
import { tieringPolicy } from "#lib/policy/load";
import { allAnswered, plainFacts } from "#lib/risk/answers.fixture";
import { mayConfirm, mayConfirmReduction, mayOverride, overrideTerms } from "#lib/risk/confirming.rules";
import { rate } from "#lib/risk/rules";

const policy = tieringPolicy();
const ratedBy = { ownerIds: ["owner"], authorIds: ["author"], assessorId: "assessor" };
const person = (personId: string, ...roles: string[]) => ({ personId, roles });
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);

describe("a tier is confirmed by an independent second-line person", () => {
  test.each(["validator", "risk_officer", "compliance_officer"])("a %s may", (role) =>
    expect(mayConfirm(person("other", role), ratedBy)).toEqual([]),
  );

  test.each(["data_scientist", "model_owner", "admin", "auditor"])("a %s may not", (role) =>
    expect(codes(mayConfirm(person("other", role), ratedBy))).toEqual(["risk.not_second_line"]),
  );

  test.each(["owner", "author", "assessor"])("the %s may not, whatever the role", (part) =>
    expect(mayConfirm(person(part, "risk_officer"), ratedBy)).toEqual([{ code: "SD-16", values: { part } }]),
  );
});

describe("a tier may be raised", () => {
  const low = rate(policy, plainFacts, allAnswered(0));
  const raise = (who: string, role: string, reason = "Recent incidents.") =>
    codes(mayOverride(policy, low, { tier: "high", reason }, person(who, role), ratedBy));

  test("by any second-line person, any number of levels", () => expect(raise("other", "validator")).toEqual([]));
  test("not without a reason", () => expect(raise("other", "validator", " ")).toEqual(["risk.override_reason"]));
  test("not by the first line", () => expect(raise("other", "model_owner")).toEqual(["risk.not_second_line"]));
  test("and is then confirmed for good", () =>
    expect(overrideTerms(policy, low, "high")).toEqual({ status: "confirmed", validMonths: null }));
  test("but not to the tier it already has", () =>
    expect(codes(mayOverride(policy, low, { tier: "low", reason: "Same." }, person("other", "validator"), ratedBy))).toEqual([
      "risk.override_same",
    ]));
});

describe("a tier may be lowered", () => {
  const high = rate(policy, plainFacts, allAnswered(3));
  const floored = rate(policy, { ...plainFacts, usesPhi: true }, allAnswered(0));
  const lower = (to: Tier, role = "risk_officer", who = "other", rating = high) =>
    codes(mayOverride(policy, rating, { tier: to, reason: "Used by two people." }, person(who, role), ratedBy));

  test("by a risk officer, one level", () => expect(lower("medium")).toEqual([]));
  test("not two levels", () => expect(lower("low")).toEqual(["risk.reduction_levels"]));
  test("not by other second-line roles", () => expect(lower("medium", "compliance_officer")).toEqual(["risk.reduction_role"]));
  test("not for one's own model", () => expect(lower("medium", "risk_officer", "owner")).toEqual(["SD-16"]));
  test("not under the floor of a knock-out", () => {
    expect(floored).toMatchObject({ tier: "medium", matrixTier: "low" });
    expect(lower("low", "risk_officer", "other", floored)).toEqual(["risk.reduction_floor"]);
  });
  test("and then waits for a second risk officer and runs twelve months", () =>
    expect(overrideTerms(policy, high, "medium")).toEqual({ status: "reduction_requested", validMonths: 12 }));

  const second = (who: string, role: string) => codes(mayConfirmReduction(person(who, role), ratedBy, "first"));
  test("confirmed by another risk officer", () => expect(second("second", "risk_officer")).toEqual([]));
  test("never by the one who asked", () => expect(second("first", "risk_officer")).toEqual(["SD-6"]));
  test("never by another role", () => expect(second("second", "validator")).toEqual(["risk.reduction_role"]));
});

test("a stopped rating has no tier to change", () => {
  const stopped = rate(policy, { ...plainFacts, article5AnyYes: true }, allAnswered(0));
  const reasons = mayOverride(policy, stopped, { tier: "low", reason: "Harmless." }, person("other", "risk_officer"), ratedBy);
  expect(codes(reasons)).toEqual(["risk.stopped"]);
});
