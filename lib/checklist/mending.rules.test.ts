// What Countersign found missing leads to where it is put right, never back to the control that says it.
import { describe, expect, test } from "vitest";
import { missingAt } from "#lib/checklist/lines.rules";
import { mending } from "#lib/checklist/mending.rules";
import { checklist } from "#lib/checklist/state.fixture";
import { reason } from "#lib/core/errors";
import { worded } from "#lib/core/wording";
import { controlLibrary } from "#lib/policy/load";

const whole = checklist();
const lacking = { ...whole, content: { ...whole.content, identity: null, intendedUse: null, kind: null } };
const record = reason("CC-INV-01", { missing: "all of it" });
const places = (state: typeof whole) => mending(record, state, "G1").map(({ values }) => [values?.missing, values?.fix]);

describe("what an inventory record lacks", () => {
  test("is one line for each field, with the place of that field", () =>
    expect(places({ ...lacking, ownerId: null })).toEqual([
      ["intendedUse", "model#intendedUse"],
      ["kind", "facts#kind"],
      ["identity", "version#identity"],
      ["owner", "owner"],
    ]));

  test("is named on the build record where there is one", () =>
    expect(places({ ...lacking, tier: "low", lightPath: true })).toContainEqual(["identity", "checklist#card-build-record"]));

  test("is called as the form calls it", () =>
    expect(mending(record, lacking, "G1").map((why) => worded(why).message)).toEqual([
      "The inventory record lacks its intended use.",
      "The inventory record lacks its kind.",
      "The inventory record lacks “What it is, exactly”.",
    ]));

  test("reaches the gate line by line", () => {
    const lines = missingAt(controlLibrary(), lacking, "G1").filter(({ controlId }) => controlId === "CC-INV-01");
    expect(lines.map(({ missing }) => missing?.values?.missing)).toEqual(["intendedUse", "kind", "identity"]);
  });
});

test.each([
  ["CC-GOV-02", { ...whole, ownerId: null }, "owner"],
  ["CC-GOV-05", { ...whole, content: { ...whole.content, domain: null } }, "facts#domain"],
  ["CC-INV-02", whole, "risk"],
  ["CC-APR-01", whole, "signoffs"],
])("%s leads to the page that mends it", (code, state, fix) =>
  expect(mending(reason(code), state, "G2")[0]?.values?.fix).toBe(fix),
);
