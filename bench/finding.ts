// What a workload found, held against what was wanted of it.
import type { Rate, Ratio, Setting } from "./measure.ts";
import type { Site } from "./site.ts";

export type Finding = {
  workload: string;
  size: number;
  what: string;
  value: number;
  measured: string;
  /** What was wanted, in words; null for a number that is only reported. */
  target: string | null;
  met: boolean | null;
  /** The reference moved too much between rounds: the number says little. */
  isUnsteady: boolean;
  /** The median time of one, in milliseconds, of which a slope over sizes is drawn; and how steep that may be: 0 is flat, 1 in step with the inventory. */
  milliseconds?: number;
  growth?: number;
};

export type Workload = {
  id: string;
  title: string;
  run(site: Site, setting: Setting): Promise<Found[]>;
};

export type Found = Omit<Finding, "workload" | "size">;

const two = (value: number) => value.toFixed(2);
const inWords = (value: number) => (value < 10 && !Number.isInteger(value) ? two(value) : String(Math.round(value)));

/** A throughput as a share of the reference's, `min` or more wanted. */
export const share = (what: string, found: Ratio, min: number | null): Found => ({
  what,
  value: found.ratio,
  measured: `${two(found.ratio)} (${two(found.interval[0])} to ${two(found.interval[1])})`,
  target: min === null ? null : `at least ${min}`,
  met: min === null ? null : found.ratio >= min,
  isUnsteady: found.isUnsteady,
});

/** A number of its own, `max` or less wanted. */
export const atMost = (what: string, value: number, unit: string, max: number | null): Found => ({
  what,
  value,
  measured: `${inWords(value)} ${unit}`.trim(),
  target: max === null ? null : `at most ${max} ${unit}`.trim(),
  met: max === null ? null : value <= max,
  isUnsteady: false,
});

/** A number of its own, only reported. */
export const told = (what: string, value: number, unit: string): Found => atMost(what, value, unit, null);

export const atLeast = (what: string, value: number, unit: string, min: number): Found => ({
  ...atMost(what, value, unit, null),
  target: `at least ${min} ${unit}`.trim(),
  met: value >= min,
});

const FLAT = 0.1;

/** The median time of one, for the slope over sizes. */
export const timeOf = (what: string, rate: Rate, growth = FLAT): Found => ({
  ...atMost(`${what}, median`, rate.p50, "ms", null),
  milliseconds: rate.p50,
  growth,
});
export const p95Of = (what: string, rate: Rate, max: number): Found => atMost(`${what}, 95 of 100 within`, rate.p95, "ms", max);
