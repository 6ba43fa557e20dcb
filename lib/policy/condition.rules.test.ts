import { describe, expect, test } from "vitest";
import { type Applicability, type Condition, conditionSchema, holds } from "#lib/policy/condition.rules";

const hr: Condition = { all: [{ field: "domain", op: "eq", value: "hr" }] };

describe("a condition holds", () => {
  test.each<[string, Condition, Applicability, boolean]>([
    ["always when it is empty", {}, {}, true],
    ["when the fact is equal", hr, { domain: "hr" }, true],
    ["not when it differs", hr, { domain: "credit" }, false],
    [
      "when the fact is in the list",
      { all: [{ field: "modelKind", op: "in", value: ["llm", "agent"] }] },
      { modelKind: "agent" },
      true,
    ],
    [
      "not when it is in a list of exceptions",
      { all: [{ field: "modelKind", op: "not_in", value: ["ml"] }] },
      { modelKind: "ml" },
      false,
    ],
    [
      "only when all hold",
      { all: [...(hr.all ?? []), { field: "usesPhi", op: "eq", value: true }] },
      { domain: "hr", usesPhi: false },
      false,
    ],
    [
      "when any holds",
      { any: [...(hr.all ?? []), { field: "usesPhi", op: "eq", value: true }] },
      { domain: "hr", usesPhi: false },
      true,
    ],
    [
      "not when a fact is false and true is asked",
      { any: [{ field: "usesPhi", op: "eq", value: true }] },
      { usesPhi: false },
      false,
    ],
  ])("%s", (_name, condition, facts, expected) => expect(holds(condition, facts)).toBe(expected));
});

describe("a fact that is not known", () => {
  const notMinimal: Condition = { any: [{ field: "euAiActClass", op: "not_in", value: ["minimal", "out_of_scope"] }] };
  test("asks for more, null or absent, in every comparison", () => {
    for (const condition of [hr, notMinimal])
      for (const facts of [{}, { domain: null, euAiActClass: null }]) expect(holds(condition, facts)).toBe(true);
  });
  test("counts as no where only what is said counts", () => expect(holds(hr, {}, { unknownAs: false })).toBe(false));
});

describe("a condition on controls", () => {
  const notices: Condition = { any_control: ["CC-TRN-01", "CC-INV-06"] };
  test("holds when one of them is due", () => expect(holds(notices, {}, { dueControls: ["CC-INV-06"] })).toBe(true));
  test("does not when none is", () => expect(holds(notices, {}, { dueControls: ["CC-DOC-01"] })).toBe(false));
  test("asks for more when nobody says what is due", () => expect(holds(notices, {})).toBe(true));
});

describe("a condition that could never hold is refused", () => {
  const message = (condition: unknown) => conditionSchema.safeParse(condition).error?.issues.map((issue) => issue.message);
  test.each<[unknown, string]>([
    [{ all: [{ field: "riskTeir", op: "eq", value: "high" }] }, '"riskTeir" is not a fact a condition may read'],
    [{ any: [{ field: "riskTier", op: "in", value: ["high", "hihg"] }] }, 'riskTier is never "hihg"'],
    [{ any: [{ field: "usesPhi", op: "eq", value: "yes" }] }, 'usesPhi is never "yes"'],
    [{ any: [{ field: "toString", op: "eq", value: "yes" }] }, '"toString" is not a fact a condition may read'],
  ])("%o", (condition, expected) => expect(message(condition)).toEqual([expected]));

  test.each([
    { all: [] },
    { expr: "always" },
    { any_control: ["TRN-01"] },
    { all: [{ field: "domain", op: "like", value: "hr" }] },
  ])("%o", (condition) => expect(conditionSchema.safeParse(condition).success).toBe(false));
});
