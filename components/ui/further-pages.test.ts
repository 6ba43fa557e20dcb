import fc from "fast-check";
import { expect, test } from "vitest";
import { allStale, came, countOf, cursorAt, type FurtherPages, firstEndsAt, noneYet, tall, wanted } from "./further-pages.ts";

/** A list of numbers in pages of three, as the server would answer: a cursor is the last number before a page. */
const LIMIT = 3;
const pageAfter = (list: readonly number[], cursor: string | null) => {
  const after = cursor === null ? list : list.filter((one) => one > Number(cursor));
  const rows = after.slice(0, LIMIT);
  return { rows, next: after.length > LIMIT ? String(rows.at(-1)) : null };
};

/** Reads what is wanted until nothing is. */
function readAll(list: readonly number[], further: FurtherPages<number>, inSight: ReadonlySet<number>, atEnd = false) {
  let state = further;
  for (;;) {
    const place = wanted(state, inSight, atEnd);
    const cursor = place === null ? null : cursorAt(state, place);
    if (cursor === null) return state;
    state = came(state, cursor, pageAfter(list, cursor));
  }
}
const everything = new Set(Array.from({ length: 200 }, (_, place) => place));
const shownOf = (first: readonly number[], { pages }: FurtherPages<number>) => [
  ...first,
  ...pages.flatMap(({ rows }) => rows ?? []),
];

test("scrolled to its end a list is shown whole, each row once and in order, whatever changed before and meanwhile", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 }).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 0, max: 6 }), (before, after, seen) => {
      const first = pageAfter(before, null);
      let further = noneYet<number>(first.next);
      for (let page = 0; page < seen && further.next !== null; page++)
        further = came(further, further.next, pageAfter(before, further.next));
      const again = pageAfter(after, null);
      further = firstEndsAt(allStale(further), again.next);
      further = readAll(after, further, everything, true);
      expect(shownOf(again.rows, further)).toEqual(after);
      expect(again.rows.length + countOf(further)).toBe(after.length);
    }),
  );
});

test("nothing is read that is out of sight, and of two in sight the earlier one first", () => {
  const list = Array.from({ length: 20 }, (_, place) => place);
  const all = readAll(list, noneYet<number>("2"), everything, true);
  const stale = allStale(all);
  expect(wanted(stale, new Set(), false)).toBeNull();
  expect(wanted(stale, new Set([3, 1]), true)).toBe(1);
  expect(wanted(all, everything, true)).toBeNull();
});

test("an answer to a question that is no longer asked says nothing", () => {
  const further = came(noneYet<number>("2"), "2", { rows: [3, 4, 5], next: "5" });
  expect(came(further, "8", { rows: [9], next: null })).toBe(further);
});

test("memory holds forty pages, those nearest to where one is; the others keep their room", () => {
  const list = Array.from({ length: 300 }, (_, place) => place);
  let further = readAll(list, noneYet<number>("2"), new Set(), true);
  further = tall(further, 0, 120);
  expect(further.pages).toHaveLength(99);
  expect(further.pages.filter(({ rows }) => rows !== null)).toHaveLength(40);
  expect(further.pages[0]).toMatchObject({ rows: null, count: 3, height: 120 });
  expect(countOf(further)).toBe(297);
  const back = readAll(list, further, new Set([0]));
  expect([back.pages[0]?.rows, back.pages[98]?.rows, back.pages.filter(({ rows }) => rows).length]).toEqual([
    [3, 4, 5],
    null,
    40,
  ]);
});
