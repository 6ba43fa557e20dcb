// Numbers that can be repeated: medians of ratios of one round each, with the interval that resampling them gives.
import { randomFrom } from "./random.ts";

export const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** The value below which this share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(share * all.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => {
  const all = sorted(values);
  const middle = all.length / 2;
  return Number.isInteger(middle) ? ((all[middle - 1] ?? 0) + (all[middle] ?? 0)) / 2 : (all[Math.floor(middle)] ?? Number.NaN);
};

const RESAMPLES = 2000;

/** The interval that holds 95 of 100 medians of samples drawn from these. */
export function interval(values: readonly number[], seed: number): [number, number] {
  const random = randomFrom(seed);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  );
  return [quantile(medians, 0.025), quantile(medians, 0.975)];
}

/** By how much the largest of these exceeds the smallest, as a share of their median. */
export const spread = (values: readonly number[]): number => (Math.max(...values) - Math.min(...values)) / median(values);

type Point = { x: number; y: number };

/** By how much `y` rises with each `x`, by least squares. */
export function slope(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const across = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return across / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}

/** How fast `y` grows with `x`: 0 not at all, 1 in step; the slope between logarithms. */
export const growth = (points: readonly Point[]): number => slope(points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) })));
