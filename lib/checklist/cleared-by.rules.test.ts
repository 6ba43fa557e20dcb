// Whatever keeps a gate closed says who acts on it, in every language: a list of who acts next leaves nothing out.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { computedStatus } from "#lib/checklist/computed.rules";
import { item } from "#lib/checklist/item.fixture";
import { computedFrom } from "#lib/checklist/record.rules";
import { itemState } from "#lib/checklist/rules";
import { checklist } from "#lib/checklist/state.fixture";
import { LANGUAGES } from "#lib/core/language.rules";
import { sentences, worded } from "#lib/core/wording";
import { controlLibrary } from "#lib/policy/load";

const read = ["lib/lifecycle/gate.rules.ts", "lib/checklist/rules.ts", "lib/checklist/evidence.rules.ts"].flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/"((?:lifecycle|checklist)\.\w+|KO-\d+)"/g)].map(([, code = ""]) => code),
);
/** A step that is acted on at once asks for a word, not for a person. */
const codes = [...new Set(read)].filter((code) => code !== "lifecycle.reason_needed");
const { controls } = controlLibrary();
const computed = controls.filter((control) => control.computed && sentences("en").has(control.id)).map(({ id }) => id);

test.each(LANGUAGES)("every reason of a gate names somebody (%s)", (language) => {
  expect(codes.length).toBeGreaterThan(25);
  expect(computed).toContain("CC-INV-02");
  expect([...codes, ...computed].filter((code) => !sentences(language).get(code)?.clearedBy)).toEqual([]);
});

test("what a control lacks is for the role that answers it", () => {
  const control = controls.find(({ id }) => id === "CC-VAL-02");
  const lacking = itemState({ ...item("CC-VAL-02"), attachments: [] }, { tier: "high", gate: "G2", lightPath: false }, null);
  if (lacking.done) throw new Error("nothing is attached");
  expect([control?.default_owner, lacking.reason.code, worded(lacking.reason).clearedBy]).toEqual([
    "validator",
    "checklist.evidence_missing",
    "The validator",
  ]);
});

test("a rating that is computed waits for the second line, any other for the model's own people", () => {
  const { known, ...rest } = checklist();
  const who = (status: "computed" | "draft") => {
    const rating = { status, tier: "high", provisional: false } as const;
    const found = computedStatus("CC-INV-02", computedFrom({ ...rest, known: { ...known, rating } }, "G1"));
    return found?.status === "not_effective" ? worded(found.reason).clearedBy : null;
  };
  expect([who("computed"), who("draft")]).toEqual([
    "A validator, risk officer or compliance officer who is neither owner, author nor assessor",
    "The model's own people",
  ]);
});
