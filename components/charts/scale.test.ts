import { expect, test } from "vitest";
import { middleOf, stack, ticksFor, tintOf, topOf } from "./scale.rules.ts";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [40, [0, 10, 20, 30, 40]],
  [41, [0, 20, 40, 60]],
  [9999, [0, 5000, 10_000]],
])("up to %i the lines are whole, few and round", (most, ticks) => {
  expect(ticksFor(most)).toEqual(ticks);
});

test("nothing rises above the highest line, and there are never more than six", () => {
  for (let most = 0; most < 3000; most += 1) {
    const ticks = ticksFor(most);
    expect(topOf(ticks)).toBeGreaterThanOrEqual(most);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.every(Number.isInteger)).toBe(true);
  }
});

test("pieces stand on each other in their order, leave out nought, and one among a thousand is still seen", () => {
  const pieces = stack(
    [
      { key: "a", value: 999 },
      { key: "b", value: 0 },
      { key: "c", value: 1 },
    ],
    1000,
    100,
  );
  expect(pieces.map(({ key }) => key)).toEqual(["a", "c"]);
  expect(pieces[1]?.start).toBeCloseTo(99.9);
  expect(pieces[1]?.size).toBe(2);
});

test("columns stand in the middle of equal shares", () => {
  expect([0, 1, 2, 3].map((n) => middleOf(n, 4))).toEqual([12.5, 37.5, 62.5, 87.5]);
});

test("a tint is none for nought, the least for one among many and the most for the most", () => {
  expect([0, 1, 100, 2500, 10_000].map((value) => tintOf(value, 10_000))).toEqual([0, 1, 1, 3, 5]);
});
