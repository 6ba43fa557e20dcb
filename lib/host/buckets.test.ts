import { expect, test } from "vitest";
import { Buckets } from "#lib/host/buckets";

test("as many as the burst at once, then as many as the rate, each name for itself", () => {
  const buckets = new Buckets(10, 30);
  const letIn = (name: string, tries: number, at: number) =>
    Array.from({ length: tries }, () => buckets.take(name, at)).filter((seconds) => seconds === 0).length;
  expect(letIn("one", 100, 0)).toBe(30);
  expect(letIn("two", 100, 0)).toBe(30);
  expect(letIn("one", 100, 500)).toBe(5);
  expect(letIn("one", 100, 1_500)).toBe(10);
  expect(letIn("one", 100, 3_600_000)).toBe(30);
});

test("whoever is turned away is told when to come again, and is let in then", () => {
  const slow = new Buckets(0.25, 1);
  expect([slow.take("a", 0), slow.take("a", 0), slow.take("a", 1_000), slow.take("a", 4_000)]).toEqual([0, 4, 3, 0]);
});

test("a clock that goes back gives nothing and takes nothing", () => {
  const buckets = new Buckets(1, 2);
  expect([10_000, 0, 0].map((at) => buckets.take("a", at))).toEqual([0, 0, 1]);
});

test("a hundred thousand names are not kept", () => {
  const buckets = new Buckets(1, 2);
  for (let n = 0; n < 100_000; n += 1) buckets.take(`address ${n}`, n);
  expect((buckets as unknown as { buckets: Map<string, unknown> }).buckets.size).toBeLessThanOrEqual(10_000);
});
