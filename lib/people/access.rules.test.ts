import { expect, test } from "vitest";
import { reachOf } from "#lib/people/access.rules";

const held = (name: string, until: string | null, inForce = true) => ({
  unit: { id: name, name, whole: name === "Group" },
  until,
  inForce,
});
const told = (...roles: ReturnType<typeof held>[]) => reachOf(roles).map(({ unit, until }) => `${unit.name} ${until}`);

test.each([
  ["nothing when no role is in force", [held("Retail", "2026-01-01", false)], []],
  [
    "a unit once, with the last day of its longest role",
    [held("Retail", "2027-01-01"), held("Retail", "2027-02-21")],
    ["Retail 2027-02-21"],
  ],
  ["no end when one role of the unit has none", [held("Retail", "2027-01-01"), held("Retail", null)], ["Retail null"]],
  ["units by name", [held("Retail", null), held("Fraud", "2027-02-21")], ["Fraud 2027-02-21", "Retail null"]],
  [
    "the whole organisation for every unit that ends no later",
    [held("Retail", "2027-02-21"), held("Group", "2027-02-21")],
    ["Group 2027-02-21"],
  ],
  [
    "a unit beside the whole organisation when it goes on longer",
    [held("Retail", null), held("Group", "2027-02-21")],
    ["Group 2027-02-21", "Retail null"],
  ],
])("tells %s", (_what, roles, reach) => expect(told(...roles)).toEqual(reach));
