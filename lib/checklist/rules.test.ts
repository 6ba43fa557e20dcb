import { describe, expect, test } from "vitest";
import type { AskedAt } from "#lib/checklist/evidence.rules";
import { accepted, answered, file, item } from "#lib/checklist/item.fixture";
import type { Item } from "#lib/checklist/item.schema";
import { itemState } from "#lib/checklist/rules";
import type { Gate, Tier } from "#lib/lifecycle/schema";

const at = (tier: Tier | null, gate: Gate, lightPath = false): AskedAt => ({ tier, gate, lightPath });
/** "done: how", or the code of the reason. */
const state = (line: Item, asked: AskedAt) => {
  const found = itemState(line, asked, null);
  return found.done ? `done: ${found.as}` : found.reason.code;
};

describe("an answer", () => {
  const low = at("low", "G1");
  test.each<[string, Partial<Item>, string]>([
    ["that nobody gave holds the gate", { answer: null }, "checklist.unanswered"],
    ["of partly effective holds the gate", { answer: answered({ status: "partly" }) }, "checklist.not_effective"],
    ["of not effective holds the gate", { answer: answered({ status: "not_effective" }) }, "checklist.not_effective"],
    ["of not applicable is a claim", { answer: answered({ status: "not_applicable" }) }, "checklist.not_applicable_unconfirmed"],
    [
      "of not applicable counts once confirmed",
      { answer: answered({ status: "not_applicable", notApplicableConfirmed: true }) },
      "done: not_applicable",
    ],
    ["carried over counts only after it is confirmed", { answer: answered({ carriedFrom: "3.0" }) }, "checklist.carried_over"],
    ["at low tier is a sentence", {}, "done: answered"],
    [
      "at low tier without a sentence is none",
      { answer: answered({ note: " " }), attachments: [file()] },
      "checklist.sentence_missing",
    ],
    ["asked lite is a note", { intensity: "lite" }, "done: answered"],
    [
      "asked lite is a link",
      { intensity: "lite", answer: answered({ note: "" }), attachments: [file({ kind: "link" })] },
      "done: answered",
    ],
    ["asked lite is something", { intensity: "lite", answer: answered({ note: "" }) }, "checklist.note_missing"],
    ["that is not required holds nothing", { intensity: "not_required", answer: null }, "done: not_required"],
  ])("%s", (_name, part, expected) => expect(state(item("CC-DEV-01", part), low)).toBe(expected));

  test("lite stays a note at high tier", () =>
    expect(state(item("CC-MON-04", { intensity: "lite" }), at("high", "G4"))).toBe("done: answered"));
});

describe("a file is needed at low tier for three controls", () => {
  test.each(["CC-PRV-01", "CC-PRV-05", "CC-GAI-02"])("%s", (id) => {
    expect(state(item(id, { intensity: "lite" }), at("low", "G2"))).toBe("checklist.evidence_missing");
    expect(state(item(id, { attachments: [file()] }), at("low", "G2"))).toBe("done: answered");
    expect(state(item(id, { attachments: [file({ kind: "link", fixed: false })] }), at("low", "G2"))).toBe("done: answered");
  });
});

describe("evidence of a required control", () => {
  const rejected = file({ review: "rejected", reviewedById: "reviewer" });
  const looseLink = file({ kind: "link", fixed: false });
  test.each<[string, Tier | null, Gate, Item["attachments"], string]>([
    ["medium: none", "medium", "G1", [], "checklist.evidence_missing"],
    ["medium: pending counts at G2", "medium", "G2", [file()], "done: answered"],
    ["medium: pending counts at G3", "medium", "G3", [file()], "done: answered"],
    ["medium: one rejected closes", "medium", "G3", [file(), rejected], "checklist.evidence_rejected"],
    ["medium: a link that can change does not count", "medium", "G1", [looseLink], "checklist.evidence_missing"],
    ["medium: a link to a fixed revision counts", "medium", "G1", [file({ kind: "link", fixed: true })], "done: answered"],
    ["medium: expired does not count", "medium", "G1", [file({ expired: true })], "checklist.evidence_missing"],
    ["medium: carried over does not count", "medium", "G1", [file({ carriedFrom: "3.0" })], "checklist.evidence_missing"],
    ["high: present is enough at G0", "high", "G0", [file()], "done: answered"],
    ["high: present is enough at G1", "high", "G1", [file()], "done: answered"],
    ["high: pending does not count at G2", "high", "G2", [file()], "checklist.evidence_unaccepted"],
    ["high: each item is accepted from G2 on", "high", "G3", [accepted(), file()], "checklist.evidence_unaccepted"],
    ["high: accepted by another counts", "high", "G2", [accepted()], "done: answered"],
    ["high: accepted by the uploader does not", "high", "G2", [accepted("uploader")], "checklist.evidence_unaccepted"],
    [
      "high: accepted by whoever attached it does not, whatever the tier was then",
      "high",
      "G2",
      [file({ attachedById: "attacher", review: "accepted", reviewedById: "attacher" })],
      "checklist.evidence_unaccepted",
    ],
    ["high: a link that can change neither counts nor waits", "high", "G2", [accepted(), looseLink], "done: answered"],
    ["a tier not confirmed asks as high does", null, "G2", [file()], "checklist.evidence_unaccepted"],
  ])("%s", (_name, tier, gate, attachments, expected) =>
    expect(state(item("CC-DOC-01", { attachments }), at(tier, gate))).toBe(expected),
  );

  test("says why an attachment does not count", () =>
    expect(itemState(item("CC-DOC-01", { attachments: [looseLink] }), at("medium", "G1"), null)).toMatchObject({
      reason: { values: { control: "CC-DOC-01", why: "can_change" } },
    }));
});

describe("some controls hold no request", () => {
  test("an inherited one", () => expect(state(item("CC-AUD-01", { answer: null }), at("high", "G2"))).toBe("done: inherited"));

  test("the approval at its own gate, and nowhere else", () => {
    expect(state(item("CC-APR-01", { answer: null }), at("high", "G2"))).toBe("done: at_this_gate");
    expect(state(item("CC-APR-01", { answer: null }), at("high", "G3"))).toBe("checklist.unanswered");
  });

  test.each(["CC-VAL-01", "CC-VAL-02", "CC-XPL-01", "CC-RSK-02"])(
    "%s on the light path, where it comes with a signature",
    (id) => {
      expect(state(item(id, { answer: null, intensity: "lite" }), at("low", "G2", true))).toBe("done: comes_with_signature");
      expect(state(item(id, { answer: null, intensity: "lite" }), at("low", "G2"))).toBe("checklist.unanswered");
    },
  );
});

test("an answer of the model's own people counts on the light path and is a note off it", () => {
  const line = item("CC-INV-03", { answer: answered({ by: "own_people" }) });
  expect(state(line, at("low", "G0", true))).toBe("done: answered");
  expect(state(line, at("low", "G0"))).toBe("checklist.only_a_note");
});

test("a computed control is done or refused by what was computed, never by an answer", () => {
  const line = item("CC-INV-01");
  const missing = { code: "CC-INV-01", values: { missing: "owner" } };
  expect(itemState(line, at("low", "G0"), { status: "effective", sentence: { code: "CC-INV-01" } })).toEqual({
    done: true,
    as: "computed",
  });
  expect(itemState(line, at("low", "G0"), { status: "not_effective", reason: missing })).toEqual({
    done: false,
    reason: missing,
  });
});
