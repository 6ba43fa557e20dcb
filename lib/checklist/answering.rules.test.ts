import { describe, expect, test } from "vitest";
import {
  answersAs,
  mayAnswer,
  mayAttach,
  mayConfirmNotApplicable,
  mayPrepare,
  mayReviewEvidence,
  type Place,
} from "#lib/checklist/answering.rules";
import { control } from "#lib/checklist/item.fixture";
import { controlLibrary } from "#lib/policy/load";

const place: Place = { ownerId: "owner", authorIds: ["author"], lightPath: false, computedNow: false };
const light: Place = { ...place, lightPath: true };
const owner = { personId: "owner", roles: ["model_owner"] };
const author = { personId: "author", roles: ["data_scientist"] };
const otherScientist = { personId: "other", roles: ["data_scientist"] };
const otherOwner = { personId: "other", roles: ["model_owner"] };
const compliance = { personId: "c", roles: ["compliance_officer"] };
const risk = { personId: "r", roles: ["risk_officer"] };
const validator = { personId: "v", roles: ["validator"] };
const admin = { personId: "a", roles: ["admin", "auditor"] };
const nobodys = { ownerIds: [], authorIds: [] };
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);

describe("a control is answered by the role that owns it", () => {
  test.each([
    ["CC-DEV-01", author, []],
    ["CC-DEV-01", owner, ["checklist.not_your_control"]],
    ["CC-DEV-01", otherScientist, ["checklist.not_own_model"]],
    ["CC-RSK-01", owner, []],
    ["CC-RSK-01", otherOwner, ["checklist.not_own_model"]],
    ["CC-RSK-01", author, ["checklist.not_your_control"]],
    ["CC-VAL-02", validator, []],
    ["CC-VAL-02", author, ["checklist.not_your_control"]],
    ["CC-SEC-02", risk, []],
    ["CC-INV-03", compliance, []],
    ["CC-INV-03", owner, ["checklist.not_your_control"]],
    ["CC-INV-03", admin, ["checklist.not_your_control"]],
  ])("%s by %o", (id, person, expected) => expect(codes(mayAnswer(person, control(id), place))).toEqual(expected));
});

describe("nobody types", () => {
  test("what is inherited", () =>
    expect(codes(mayAnswer(compliance, control("CC-AUD-01"), place))).toEqual(["checklist.inherited"]));
  test("what Countersign always decides", () =>
    expect(codes(mayAnswer(owner, control("CC-INV-01"), place))).toEqual(["checklist.computed"]));
  test("what Countersign decides this time", () => {
    expect(codes(mayAnswer(owner, control("CC-CHG-01"), { ...place, computedNow: true }))).toEqual(["checklist.computed"]);
    expect(mayAnswer(owner, control("CC-CHG-01"), place)).toEqual([]);
  });
});

describe("on the light path", () => {
  test("the model's own people answer the ten second-line controls of the cards", () => {
    const opened = controlLibrary().controls.filter((entry) => entry.own_people_when_light);
    expect(opened.map(({ id }) => id).sort()).toEqual(
      ["INV-03", "INV-04", "PRV-01", "PRV-02", "PRV-04", "PRV-05", "TRN-01", "SEC-02", "SEC-03", "GAI-01"]
        .map((id) => `CC-${id}`)
        .sort(),
    );
    for (const entry of opened) {
      expect(mayAnswer(author, entry, light)).toEqual([]);
      expect(answersAs(owner, entry, light)).toBe("own_people");
      expect(codes(mayAnswer(author, entry, place))).toEqual(["checklist.not_your_control"]);
    }
  });

  test("an author answers for the owner and the other way round", () => {
    expect(answersAs(author, control("CC-RSK-01"), light)).toBe("own_people");
    expect(answersAs(owner, control("CC-DEV-01"), light)).toBe("own_people");
    expect(answersAs(owner, control("CC-RSK-01"), light)).toBe("default_owner");
  });

  test("validation stays with the validator, and other models stay closed", () => {
    expect(codes(mayAnswer(author, control("CC-VAL-02"), light))).toEqual(["checklist.not_your_control"]);
    expect(codes(mayAnswer(otherScientist, control("CC-INV-03"), light))).toEqual(["checklist.not_your_control"]);
  });

  test("the second line may still answer what it owns", () =>
    expect(answersAs(compliance, control("CC-INV-03"), light)).toBe("default_owner"));
});

describe("whoever may answer may attach, and the model's own people may prepare", () => {
  test.each([
    ["CC-VAL-02", validator, []],
    ["CC-VAL-02", author, []],
    ["CC-VAL-02", owner, []],
    ["CC-VAL-02", otherScientist, ["checklist.not_your_control"]],
    ["CC-DEV-01", otherScientist, ["checklist.not_own_model"]],
    ["CC-AUD-01", owner, ["checklist.inherited"]],
    ["CC-INV-01", author, ["checklist.computed"]],
  ])("%s by %o", (id, person, expected) => expect(codes(mayAttach(person, control(id), place))).toEqual(expected));

  test("preparing is for the model's own people only", () => {
    expect(mayPrepare(author, control("CC-VAL-02"), place)).toEqual([]);
    expect(codes(mayPrepare(validator, control("CC-DEV-01"), place))).toEqual(["checklist.not_own_model"]);
  });
});

describe("evidence is reviewed by the second line", () => {
  const own = { uploaderId: "r" };
  test.each([validator, risk, compliance])("%o may", (person) =>
    expect(mayReviewEvidence(person, { uploaderId: "x" }, "high", nobodys)).toEqual([]),
  );
  test.each([owner, author, admin])("%o may not", (person) =>
    expect(codes(mayReviewEvidence(person, { uploaderId: "x" }, "low", nobodys))).toEqual(["checklist.not_second_line"]),
  );
  test("at high tier never by the uploader", () =>
    expect(codes(mayReviewEvidence(risk, own, "high", nobodys))).toEqual(["SD-11"]));
  test("nor while the tier is not confirmed", () =>
    expect(codes(mayReviewEvidence(risk, own, null, nobodys))).toEqual(["SD-11"]));
  test.each(["low", "medium", "high", null] as const)("at tier %s by nobody whose own model it is, in whatever role", (tier) => {
    for (const ours of [
      { ownerIds: ["r"], authorIds: [] },
      { ownerIds: [], authorIds: ["r"] },
    ])
      expect(codes(mayReviewEvidence(risk, { uploaderId: "x" }, tier, ours))).toEqual(["SD-11.own"]);
  });
  test("at medium tier also by the uploader", () => expect(mayReviewEvidence(risk, own, "medium", nobodys)).toEqual([]));
});

describe("not applicable is confirmed", () => {
  test("by a second-line person", () => expect(mayConfirmNotApplicable(compliance, "author", nobodys)).toEqual([]));
  test("never by an owner or author of the model, before or now", () => {
    for (const ours of [
      { ownerIds: ["c", "owner"], authorIds: [] },
      { ownerIds: [], authorIds: ["c"] },
    ])
      expect(codes(mayConfirmNotApplicable(compliance, "author", ours))).toEqual(["SD-6.own"]);
  });
  test("never by the one who claimed it", () =>
    expect(codes(mayConfirmNotApplicable(compliance, "c", nobodys))).toEqual(["SD-6"]));
  test("never by the first line", () =>
    expect(codes(mayConfirmNotApplicable(owner, "author", nobodys))).toEqual(["checklist.not_second_line"]));
});
