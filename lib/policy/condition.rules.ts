/** Conditions as data: when a control, a requirement or a sign-off applies. One closed vocabulary, one interpreter, no expressions. */
import { z } from "zod";
import { TIERS } from "#lib/lifecycle/schema";

/** Every fact a condition may read, with every value it can have. */
export const FACT_VALUES = {
  riskTier: TIERS,
  modelKind: ["statistical", "ml", "llm", "agent", "vendor", "rule-based"],
  sourcing: ["in_house", "joint", "vendor", "open_source", "not_stated"],
  euAiActClass: ["minimal", "limited", "high", "gpai", "prohibited", "out_of_scope"],
  domain: ["credit", "fraud", "healthcare", "hr", "insurance", "marketing", "other"],
  usesPersonalData: [true, false],
  usesPhi: [true, false],
  automatedDecision: [true, false],
  decidesAboutPeople: [true, false],
  deviceDetermination: [true, false],
  coveredEmploymentTool: ["yes", "no", "unsure"],
} as const;

export type FactField = keyof typeof FACT_VALUES;

/** What conditions read about one version. Null or absent means not known. */
export type Applicability = { [Field in FactField]?: (typeof FACT_VALUES)[Field][number] | null };

const factValue = z.union([z.string(), z.boolean()]);

/** The comparison of one fact with one value, or with a list of them. */
const comparison = z.discriminatedUnion("op", [
  z.strictObject({ field: z.string(), op: z.literal("eq"), value: factValue }),
  z.strictObject({ field: z.string(), op: z.enum(["in", "not_in"]), value: z.array(factValue).min(1) }),
]);
export type Comparison = z.infer<typeof comparison>;

/** The comparison, when the fact is one of `vocabulary` and each value is one it can have. A misspelt value would never hold. */
export const comparisonOver = (vocabulary: Readonly<Record<string, readonly (string | boolean)[]>>) =>
  comparison.superRefine((test, context) => {
    const values = Object.hasOwn(vocabulary, test.field) ? vocabulary[test.field] : undefined;
    if (!values)
      context.addIssue({ code: "custom", path: ["field"], message: `"${test.field}" is not a fact a condition may read` });
    for (const value of [test.value].flat())
      if (values && !values.includes(value))
        context.addIssue({ code: "custom", path: ["value"], message: `${test.field} is never "${value}"` });
  });

const factComparison = comparisonOver(FACT_VALUES);

/** All of `all`, at least one of `any`, and at least one control of `any_control` due. An empty condition always holds. */
export const conditionSchema = z.strictObject({
  all: z.array(factComparison).min(1).optional(),
  any: z.array(factComparison).min(1).optional(),
  any_control: z
    .array(z.string().regex(/^CC-[A-Z]{3}-\d{2}$/))
    .min(1)
    .optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** Whether one comparison holds; `unknownAs` is the answer when the fact is not known. */
export const satisfies = (test: Comparison, facts: Readonly<Record<string, unknown>>, unknownAs: boolean): boolean => {
  const fact = facts[test.field];
  if (fact === null || fact === undefined) return unknownAs;
  if (test.op === "eq") return fact === test.value;
  const listed = test.value.some((value) => value === fact);
  return test.op === "in" ? listed : !listed;
};

/**
 * Whether the condition holds. A fact that is not known counts as the answer that asks for more, so it holds, unless
 * `unknownAs` is false. `dueControls` are the ids due at the gate in question; without them `any_control` is not known either.
 */
export const holds = (
  condition: Condition,
  facts: Applicability,
  { dueControls, unknownAs = true }: { dueControls?: readonly string[]; unknownAs?: boolean } = {},
): boolean =>
  (condition.all ?? []).every((test) => satisfies(test, facts, unknownAs)) &&
  (!condition.any || condition.any.some((test) => satisfies(test, facts, unknownAs))) &&
  (!condition.any_control || (dueControls ? condition.any_control.some((id) => dueControls.includes(id)) : unknownAs));
