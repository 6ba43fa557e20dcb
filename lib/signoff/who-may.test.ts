import { describe, expect, test } from "vitest";
import { MEANINGS } from "#lib/lifecycle/schema";
import { answer, everyRole, open, person, review, signing } from "#lib/signoff/request.fixture";
import { mayDecide, whoMay } from "#lib/signoff/segregation.rules";

describe("who never signs, or not now", () => {
  test("an administrator signs", () => {
    for (const meaning of MEANINGS) expect(answer(person("owner", ["admin", ...everyRole]), open(meaning))).toBe("SD-8");
  });

  test("an auditor signs", () => {
    for (const meaning of MEANINGS) expect(answer(person("x", ["auditor", ...everyRole]), open(meaning))).toBe("SD-12");
  });

  test("somebody without the role signs", () => {
    expect(answer(person("x", ["validator"]), open("approved", { roles: ["risk_officer"] }))).toBe("signoff.role_missing");
  });

  test("an administrator resets a password and signs with it", () => {
    expect(answer(person("x", everyRole, { passwordIsOwn: false }), open("approved"))).toBe("signoff.password_reset");
  });

  test("the risk officer approves before validation and compliance have signed", () => {
    expect(answer(person("r", ["risk_officer"]), signing(review("G2", "high"), "approved"))).toBe("signoff.waiting");
  });

  test("a sign-off that is decided is not decided again", () => {
    expect(answer(person("r", ["risk_officer"]), open("approved", { state: "signed" }))).toBe("signoff.decided");
  });
});

describe("claims", () => {
  test("whoever asked for a lower tier, an exception or not applicable confirms it", () => {
    for (const claim of ["reduction", "exception", "not_applicable"] as const) {
      const request = { claim, claimantId: "r", roles: ["risk_officer" as const] };
      expect(mayDecide(person("r", ["risk_officer"]), request)).toMatchObject({ rule: "SD-6" });
      expect(mayDecide(person("d", ["risk_officer"], { deputyFor: ["r"] }), request)).toMatchObject({ rule: "SD-6" });
      expect(mayDecide(person("s", ["risk_officer"]), request).allowed).toBe(true);
      expect(mayDecide(person("s", ["validator"]), request)).toMatchObject({ rule: "signoff.role_missing" });
    }
  });
});

test("who could sign is everybody the rules allow once it opens, a reset password or not", () => {
  const people = [
    person("author", everyRole),
    person("r", ["risk_officer"], { passwordIsOwn: false }),
    person("v", ["validator"]),
    person("a", ["admin"]),
  ];
  expect(whoMay(people, signing(review("G2", "high"), "approved")).map(({ id }) => id)).toEqual(["r"]);
});

test("names of those who can are passed on, and their absence is said", () => {
  expect(mayDecide(person("owner", []), open("approved", { names: "Demo risk officer" }))).toMatchObject({
    reason: { values: { names: "Demo risk officer" } },
  });
  expect(mayDecide(person("owner", []), open("approved"))).toMatchObject({ reason: { values: { names: "none" } } });
});
