import { expect, test } from "vitest";
import { whoActs } from "./who-acts.ts";

const OWN = "The model's own people";
const missing = (code: string, clearedBy: string) => ({ code, message: code, clearedBy });
const tier = missing("tier", OWN);
const validation = missing("CC-VAL-02", "The validator");
const notices = missing("CC-XPL-01", "The compliance officer");
const use = missing("CC-USE-01", "The validator");

test("the counts of who acts next add up to what is missing, and whoever has most to do comes first", () => {
  const all = [validation, tier, notices, use];
  const acting = whoActs(all, [], OWN);
  expect(acting[0]).toEqual({ who: "The validator", count: 2 });
  expect(acting.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
});

test("what a card answers waits for those who fill the card, whoever else could answer it", () => {
  expect(whoActs([tier, use, notices], [use, notices], OWN)).toEqual([{ who: OWN, count: 3 }]);
});
