import fc from "fast-check";
import { expect, test } from "vitest";
import { type Confirmed, confirmedAnew, mayNotConfirmAnew, waitsAnew } from "#lib/risk/anew.rules";

const ratedBy = { ownerIds: ["owner"], authorIds: ["author"], assessorId: "assessor" };
const rating = { status: "confirmed", tier: "low", override: null, confirmedBy: "owner", secondBy: null } as const;
const officer = (personId: string) => ({ personId, roles: ["risk_officer"] });
const PEOPLE = ["owner", "author", "assessor", "x", "y", "z"] as const;

test("a tier waits for somebody else exactly while one of its confirmers has a part in the model", () => {
  expect(waitsAnew(rating, ratedBy)).toBe(true);
  expect(waitsAnew({ ...rating, confirmedBy: "x" }, ratedBy)).toBe(false);
  expect(waitsAnew({ ...rating, confirmedBy: "x", secondBy: "author" }, ratedBy)).toBe(true);
  expect(waitsAnew({ ...rating, status: "computed" }, ratedBy)).toBe(false);
});

test("nothing else is changed on the way", () => {
  const override = { tier: "high", reason: "As I say." } as const;
  expect(mayNotConfirmAnew(rating, { override }, officer("x"), ratedBy)).toMatchObject([{ code: "risk.not_waiting" }]);
});

/** The rating after this person has tried to confirm it anew. */
const tried = (now: Confirmed, id: string): Confirmed => {
  if (!waitsAnew(now, ratedBy) || mayNotConfirmAnew(now, {}, officer(id), ratedBy).length > 0) return now;
  return { ...now, ...(confirmedAnew(now, ratedBy).second ? { secondBy: id } : { confirmedBy: id }) };
};

test("whoever confirms in whatever order, in the end nobody with a part stands behind the tier, and no two are one", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PEOPLE),
      fc.option(fc.constantFrom(...PEOPLE)),
      fc.array(fc.constantFrom(...PEOPLE), { minLength: 20, maxLength: 40 }),
      (confirmedBy, secondBy, tries) => {
        fc.pre(confirmedBy !== secondBy);
        const now = tries.reduce<Confirmed>(tried, { ...rating, confirmedBy, secondBy });
        if (["x", "y", "z"].every((id) => tries.some((each) => each === id))) expect(waitsAnew(now, ratedBy)).toBe(false);
        if (!waitsAnew(now, ratedBy)) expect(["owner", "author", "assessor"]).not.toContain(now.confirmedBy);
        expect(now.confirmedBy).not.toBe(now.secondBy);
      },
    ),
  );
});
