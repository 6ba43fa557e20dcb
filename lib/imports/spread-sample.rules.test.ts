import { expect, test } from "vitest";
import { spreadSample } from "#lib/imports/spread-sample.rules";

test("a sample reaches from the first to nearly the last, and never holds more than it may", () => {
  for (const count of [0, 1, 9, 10, 11, 1_000, 12_345]) {
    const sample = spreadSample<number>(10);
    for (let n = 0; n < count; n += 1) sample.add(n);
    const taken = sample.taken();
    expect(taken.length).toBeLessThanOrEqual(10);
    expect(taken.length).toBeGreaterThanOrEqual(Math.min(count, 5));
    expect(taken[0] ?? 0).toBe(0);
    expect(taken.at(-1) ?? 0).toBeGreaterThanOrEqual(Math.floor(count * 0.75) - 1);
  }
});
