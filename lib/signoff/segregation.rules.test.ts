import { describe, expect, test } from "vitest";
import { MEANING_KIND, MEANINGS, type Meaning } from "#lib/lifecycle/schema";
import { answer, everyRole, open, person, review, signing } from "#lib/signoff/request.fixture";
import { mayDecide } from "#lib/signoff/segregation.rules";

const independent = MEANINGS.filter((meaning) => MEANING_KIND[meaning] === "independent");

describe("nobody decides on their own work", () => {
  test("E5: the author validates the own version", () => {
    expect(answer(person("author", everyRole), open("validated"))).toBe("SD-1");
  });

  test("the author checks the own low-tier version as a peer", () => {
    expect(answer(person("author", ["data_scientist"]), signing(review("G2", "low"), "validated"))).toBe("SD-1");
  });

  test("the owner signs as risk officer", () => {
    expect(answer(person("owner", ["model_owner", "risk_officer"]), open("approved"))).toBe("SD-2");
  });

  test("the owner, who is no risk officer, tries the risk officer's sign-off", () => {
    expect(answer(person("owner", ["model_owner"]), open("approved", { roles: ["risk_officer"] }))).toBe("SD-2");
  });

  test("E5: the owner validates the own model", () => {
    expect(answer(person("owner", everyRole), open("validated"))).toBe("SD-2");
  });

  test("the author releases the own version to production", () => {
    expect(answer(person("author", ["data_scientist"]), open("released"))).toBe("SD-7");
  });

  test("the owner releases the own model to production", () => {
    expect(answer(person("owner", ["model_owner"]), open("released"))).toBe("SD-7");
  });

  test("whoever asked for the approval gives it", () => {
    expect(answer(person("requester", ["risk_officer"]), open("approved"))).toBe("SD-15");
  });

  test("somebody changes the purpose and then reviews it", () => {
    const who = person("editor", ["compliance_officer"]);
    expect(answer(who, open("compliance_reviewed"))).toBe("SD-1");
    expect(mayDecide(who, open("compliance_reviewed"))).toMatchObject({ reason: { values: { as: "editor", version: "2.0" } } });
  });

  test("the validator wrote the version before this one", () => {
    expect(answer(person("v", ["validator"]), open("validated", { recentAuthorIds: ["v"] }))).toBe("SD-4");
    expect(answer(person("v", ["risk_officer"]), open("approved", { recentAuthorIds: ["v"] }))).toBe("allowed");
  });

  test("an author who was taken off the version validates it", () => {
    expect(answer(person("former", everyRole), open("validated", { authorIds: ["author", "former"] }))).toBe("SD-1");
  });

  test.each([
    ["author", "SD-1"],
    ["owner", "SD-2"],
    ["requester", "SD-15"],
    ["editor", "SD-1"],
  ])("the %s sends a deputy to approve", (principal, rule) => {
    const deputy = person("deputy", ["risk_officer"], { deputyFor: [principal] });
    expect(answer(deputy, open("approved"))).toBe(rule);
    expect(mayDecide(deputy, open("approved"))).toMatchObject({ reason: { values: { as: "deputy" } } });
  });

  test.each(independent)("%s is refused to everybody whose work it is, whatever roles they hold", (meaning) => {
    for (const id of ["author", "owner", "requester", "editor"])
      expect(answer(person(id, everyRole), open(meaning))).toMatch(/^SD-(1|2|7|15)$/);
    expect(answer(person("somebody else", everyRole), open(meaning))).toBe("allowed");
  });

  test("the refusal also holds for returning: nobody decides their own review at all", () => {
    expect(mayDecide(person("author", everyRole), open("validated")).allowed).toBe(false);
  });
});

describe("one person, one signature at a gate", () => {
  const earlier = (personId: string, meaning: Meaning, live = true) => ({ earlierSignatures: [{ personId, meaning, live }] });

  test("E6: the validator signs again as risk officer", () => {
    expect(answer(person("v", everyRole), open("approved", earlier("v", "validated")))).toBe("SD-3");
  });

  test("the validator takes the signature back and signs as risk officer in its place", () => {
    expect(answer(person("v", everyRole), open("approved", earlier("v", "validated", false)))).toBe("SD-3");
  });

  test("the validator becomes the owner and accepts the model", () => {
    expect(answer(person("v", everyRole), open("responsible", { ownerId: "v", ...earlier("v", "validated") }))).toBe("SD-3");
  });

  test("in the next round the same person signs in the same role again", () => {
    expect(answer(person("v", ["validator"]), open("validated", earlier("v", "validated", false)))).toBe("allowed");
  });

  test("an acknowledgement is no signature and stands in nobody's way", () => {
    expect(answer(person("owner", ["model_owner"]), open("responsible", earlier("owner", "acknowledged")))).toBe("allowed");
  });

  test("author and owner in one person sign both at low tier, and not above", () => {
    const both = { ownerId: "author", ...earlier("author", "authored") };
    expect(answer(person("author", everyRole), open("responsible", { ...both, tier: "low" }))).toBe("allowed");
    expect(answer(person("author", everyRole), open("responsible", { ...both, tier: "medium" }))).toBe("SD-3");
    const withdrawn = { ownerId: "author", ...earlier("author", "authored", false) };
    expect(answer(person("author", everyRole), open("responsible", withdrawn))).toBe("allowed");
  });
});

describe("own meanings are given by the people themselves", () => {
  test("the requester signs the own meaning of the own request", () => {
    expect(answer(person("author", ["data_scientist"]), signing(review("G1", "high"), "authored"))).toBe("allowed");
    expect(answer(person("owner", ["model_owner"]), signing(review("G1", "high"), "responsible"))).toBe("allowed");
  });

  test("another data scientist says they prepared it", () => {
    expect(answer(person("other", ["data_scientist"]), signing(review("G1", "low"), "authored"))).toBe("signoff.authors_only");
  });

  test("another model owner accepts a model that is not theirs, or acknowledges it", () => {
    expect(answer(person("other", ["model_owner"]), open("responsible"))).toBe("signoff.owner_only");
    expect(answer(person("other", ["model_owner"]), open("acknowledged"))).toBe("signoff.owner_only");
    expect(answer(person("other", ["model_owner"]), open("responsible", { ownerId: null }))).toBe("signoff.owner_only");
  });

  test("a deputy accepts in the owner's name", () => {
    expect(answer(person("deputy", ["model_owner"], { deputyFor: ["owner"] }), open("responsible"))).toBe("signoff.owner_only");
  });
});
