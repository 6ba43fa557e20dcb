import { expect, test } from "vitest";
import { isPlace, placeOf } from "./kept-in-tab.ts";

test("what a tab keeps has a place for each person, and is known as ours when they sign out", () => {
  expect(placeOf("ann", "register-model")).not.toBe(placeOf("ben", "register-model"));
  expect(isPlace(placeOf("ann", "register-model"))).toBe(true);
  expect(isPlace("of-somebody-else")).toBe(false);
});
