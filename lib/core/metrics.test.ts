import { expect, test } from "vitest";
import { exposition } from "#lib/core/exposition.rules";
import { count, measured, measures, observe } from "#lib/core/metrics";
import { Scrape } from "#lib/test/prometheus";

const scrape = () => new Scrape(exposition(measured()));

test("what is counted is told by its labels, whatever is in them", () => {
  const rule = 'a "quoted" \\ word\nand a line';
  count(measures.gateRefusals, { rule });
  count(measures.gateRefusals, { rule });
  expect(scrape().value("countersign_gate_refusals_total", { rule })).toBe(2);
  expect(scrape().types.get("countersign_gate_refusals_total")).toBe("counter");
});

test("times fall into buckets that add up, the longest into the last", () => {
  const labels = { method: "GET", route: "/somewhere" };
  for (const seconds of [0.005, 0.2, 0.2, 60]) observe(measures.durations, labels, seconds);
  const read = scrape();
  const name = "countersign_http_request_duration_seconds";
  const upTo = read.samples.filter((one) => one.name === `${name}_bucket` && one.labels.route === "/somewhere");
  expect(upTo.map(({ labels: { le }, value }) => [le, value])).toEqual([
    ["0.005", 1],
    ["0.01", 1],
    ["0.025", 1],
    ["0.05", 1],
    ["0.1", 1],
    ["0.25", 3],
    ["0.5", 3],
    ["1", 3],
    ["2.5", 3],
    ["5", 3],
    ["10", 3],
    ["+Inf", 4],
  ]);
  expect(read.value(`${name}_count`, labels)).toBe(4);
  expect(read.value(`${name}_sum`, labels)).toBeCloseTo(60.405);
});

test("a label that turns out to be unbounded ends in one series, and what was known goes on", () => {
  for (let n = 0; n < 3000; n += 1) count(measures.operations, { operation: `unbounded ${n}`, outcome: "done" });
  count(measures.operations, { operation: "unbounded 7", outcome: "done" });
  const read = scrape();
  expect(read.labelled("countersign_operations_total")).toHaveLength(2001);
  expect(read.value("countersign_operations_total", { operation: "other", outcome: "other" })).toBe(1000);
  expect(read.value("countersign_operations_total", { operation: "unbounded 7", outcome: "done" })).toBe(2);
});
