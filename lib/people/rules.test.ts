import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROLES, type Role, SIGNING_ROLES } from "#lib/access/permissions";
import {
  administerFaults,
  confirmFaults,
  grantFaults,
  heldFaults,
  holdsOn,
  lastAdminFaults,
  needsSecondPerson,
  ownAfterReset,
} from "#lib/people/rules";

const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);

describe("roles that exclude each other", () => {
  test.each(SIGNING_ROLES)("an administrator is given no %s role, and the other way round (SD-8)", (role) => {
    expect(codes(grantFaults(role, ["admin"]))).toEqual(["SD-8.grant"]);
    expect(codes(grantFaults("admin", [role]))).toEqual(["SD-8.grant"]);
  });

  test.each(ROLES.filter((role) => role !== "auditor"))(
    "an auditor is given no %s role, and the other way round (SD-12)",
    (role) => {
      expect(codes(grantFaults(role, ["auditor"]))).toEqual(["SD-12.grant"]);
      expect(codes(grantFaults("auditor", [role]))).toEqual(["SD-12.grant"]);
    },
  );

  test("signing roles go together in every combination", () => {
    fc.assert(
      fc.property(fc.constantFrom<Role>(...SIGNING_ROLES), fc.subarray<Role>([...SIGNING_ROLES]), (role, held) => {
        expect(grantFaults(role, held)).toEqual([]);
      }),
    );
  });

  test("the same role in another unit is no conflict, in the same unit it is", () => {
    expect(grantFaults("admin", ["admin"])).toEqual([]);
    expect(heldFaults("validator", "a", [{ role: "validator", unitId: "b" }])).toEqual([]);
    expect(codes(heldFaults("validator", "a", [{ role: "validator", unitId: "a" }]))).toEqual(["grant.held"]);
  });
});

describe("a signing role needs a second person (SD-14)", () => {
  test.each(SIGNING_ROLES)("%s, whoever gives it, once a risk officer has signed in", (role) => {
    for (const by of ["person", "command_line", "system"] as const) expect(needsSecondPerson(role, by, true)).toBe(true);
  });
  test.each(SIGNING_ROLES)("%s is given by the command line alone only before that", (role) => {
    expect(needsSecondPerson(role, "command_line", false)).toBe(false);
    expect(needsSecondPerson(role, "person", false)).toBe(true);
    expect(needsSecondPerson(role, "system", false)).toBe(true);
  });
  test.each(["admin", "auditor"] as const)("%s needs none", (role) =>
    expect(needsSecondPerson(role, "person", true)).toBe(false),
  );

  const pending = { state: "pending" as const, personId: "holder", grantedBy: "granter", names: ["A", "B"] };
  test.each([
    ["the one who gave it", "granter", ["SD-14.granter"]],
    ["the one it is for", "holder", ["SD-14.holder"]],
    ["somebody else", "second", []],
  ])("%s: %s", (_who, by, refused) => expect(codes(confirmFaults(by, pending))).toEqual(refused));

  test("the refusal names who can, or says that nobody can", () => {
    expect(confirmFaults("granter", pending)[0]?.values).toEqual({ names: "A, B" });
    expect(confirmFaults("granter", { ...pending, names: [] })[0]?.values).toEqual({ names: "none" });
  });
  test.each(["active", "ended"] as const)("one that is %s is settled", (state) =>
    expect(codes(confirmFaults("second", { ...pending, state }))).toEqual(["grant.settled"]),
  );
});

describe("an administrator acts upon people", () => {
  const by = { id: "admin", kind: "person" as const, administers: ["bank", "retail"] };
  test.each([
    ["all of whose roles lie in their units", { id: "p", units: ["retail"] }, []],
    ["without any role", { id: "p", units: [] }, []],
    ["who also works elsewhere", { id: "p", units: ["retail", "hospital"] }, ["person.elsewhere"]],
    ["who are themselves", { id: "admin", units: ["bank"] }, ["person.self"]],
  ])("%s", (_which, person, refused) => expect(codes(administerFaults(by, person))).toEqual(refused));

  test("the command line acts upon everybody", () =>
    expect(administerFaults({ id: "command-line", kind: "command_line", administers: [] }, { id: "p", units: ["x"] })).toEqual(
      [],
    ));

  test.each([
    [true, 0, ["person.last_admin"]],
    [true, 1, []],
    [false, 0, []],
  ])("the last administrator stays (administrator %s, others %i)", (isAdmin, others, refused) =>
    expect(codes(lastAdminFaults(isAdmin, others))).toEqual(refused),
  );
});

test.each([
  [null, "2026-11-23", true],
  ["2026-11-23", "2026-11-23", true],
  ["2026-11-22", "2026-11-23", false],
])("a role until %s holds on %s: %s", (until, day, holds) => expect(holdsOn(until, day)).toBe(holds));

test.each([
  [true, true, false],
  [true, false, false],
  [false, true, true],
  [false, false, false],
])("after a reset a person with password %s, own %s signs with their own: %s", (hasPassword, passwordIsOwn, own) =>
  expect(ownAfterReset({ hasPassword, passwordIsOwn })).toBe(own),
);
