import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { SIGNING_ROLES as ROLES_THAT_SIGN } from "#lib/access/permissions";
import { SIGNING_ROLES } from "#lib/lifecycle/schema";
import { lifecyclePolicySchema } from "#lib/policy/lifecycle.schema";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { POLICY_FOLDER } from "#lib/policy/read-yaml";

const text = readFileSync(join(POLICY_FOLDER, "lifecycle-v1.yaml"), "utf8");

/** What the policy is told when `from` is replaced by `to` in its text. */
const told = (from: string, to: string): string[] => {
  expect(text).toContain(from);
  const result = lifecyclePolicySchema.safeParse(parse(text.replace(from, to)));
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("the lifecycle policy", () => {
  test("loads as it is shipped, with eight states, eleven transitions and sixteen segregation rules", () => {
    const { states, transitions, sod_rules } = lifecyclePolicy();
    expect([states.length, transitions.length, sod_rules.length]).toEqual([8, 11, 16]);
    expect(transitions.filter(({ later }) => !later).map(({ id }) => id)).toEqual(["T1", "T2", "T3", "T4", "T5", "T11"]);
  });

  test("knows the same signing roles as the table of authority", () => {
    expect([...SIGNING_ROLES]).toEqual([...ROLES_THAT_SIGN]);
  });

  test("a stage nobody knows is refused", () => {
    expect(told("to: in_development", "to: in_developement")[0]).toMatch(/^transitions\.0\.to: Invalid option/);
  });

  test("a field nobody knows is refused", () => {
    expect(told("reason_needed: true", "reason_wanted: true")[0]).toContain('Unrecognized key: "reason_wanted"');
  });

  test("a stage that is not described, or twice, is named", () => {
    expect(told("{id: retired,", "{id: rejected,")).toEqual(
      expect.arrayContaining(["states: rejected is described twice", "states: retired is missing"]),
    );
  });

  test("a substate of another stage is refused", () => {
    expect(told("[full, pilot, interim, emergency]", "[full, stopped]")).toEqual([
      "states.4: the substates of in_production are: full, pilot, interim, emergency",
    ]);
  });

  test("two transitions between the same stages are refused", () => {
    expect(told("from: [in_development]\n    to: in_validation", "from: [proposed]\n    to: in_development")).toContain(
      "transitions: proposed to in_development has two transitions",
    );
  });

  test("a gate that can be asked for is never without sign-offs", () => {
    expect(told("gate: G0", "gate: G4")).toEqual(["transitions.0: G4 has no sign-offs"]);
  });

  test("a sign-off waits only for an earlier line of the same gate", () => {
    expect(told("after: [compliance_reviewed]}", "after: [validated]}")).toEqual([
      "signoffs.G0.high.2.after: validated is no earlier line of G0 at high tier",
    ]);
    expect(told("meaning: responsible}\n", "meaning: responsible, after: [compliance_reviewed]}\n")).toEqual([
      "signoffs.G0.high.0.after: compliance_reviewed is no earlier line of G0 at high tier",
    ]);
  });

  test("one meaning is asked for once at a gate", () => {
    expect(told("meaning: accepted_for_development, after: [compliance_reviewed]", "meaning: responsible")).toEqual([
      "signoffs.G0.high: responsible is asked for twice",
    ]);
  });

  test("no policy turns an independent meaning into somebody's own", () => {
    expect(told("kind: independent\n    label: Approved", "kind: own\n    label: Approved")).toEqual([
      "meanings.approved.kind: approved is independent",
    ]);
  });

  test("only an acknowledgement is given without secret", () => {
    expect(told("label: Approved\n    secret: true", "label: Approved\n    secret: false")).toEqual([
      "meanings.approved.secret: only an acknowledgement is given without secret",
    ]);
  });

  test("a transition names who asks for it", () => {
    expect(told("requested_by_signers_of: G2\n    ", "")).toEqual([
      "transitions.2: name either requested_by or requested_by_signers_of",
    ]);
  });

  test("a higher tier never gets a longer period", () => {
    const { exception_max_days, finding_due_days, validity_months } = lifecyclePolicy();
    for (const table of [exception_max_days, ...Object.values(finding_due_days)])
      expect(table.high).toBeLessThanOrEqual(table.medium);
    for (const table of Object.values(validity_months)) expect(table.high).toBeLessThanOrEqual(table.low);
  });
});
