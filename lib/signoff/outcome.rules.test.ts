import { expect, test } from "vitest";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { usualOutcome, withOutcome } from "#lib/signoff/outcome.rules";
import { sentenceOf } from "#lib/signoff/sentence.rules";

const blanks = {
  ...{ v: "3.2.0", ref: "M-0001", date: "2027-11-27", digest: "", environment: "" },
  ...{ outcome: "approve with conditions", result: "no objection under the conditions listed" },
};
const signed = (meaning: "validated" | "compliance_reviewed" | "approved") =>
  sentenceOf(lifecyclePolicy(), { meaning, decision: "sign_with_conditions", tier: "high" }, blanks);

test("an empty field leaves in the sentence what the dialog says it leaves", () => {
  for (const meaning of ["validated", "compliance_reviewed"] as const) {
    const usual = usualOutcome(signed(meaning));
    expect(usual).toBe(meaning === "validated" ? "approve with conditions" : "no objection under the conditions listed");
    expect(withOutcome(signed(meaning), "")).toContain(usual);
  }
  expect(usualOutcome(signed("approved"))).toBeUndefined();
});

test("what is typed stands in the place of what is usual", () => {
  const typed = withOutcome(signed("validated"), "fit for retail only");
  expect(typed).toContain("Outcome: fit for retail only.");
  expect(typed).not.toContain("approve with conditions");
  expect(typed).toContain("3.2.0");
});
