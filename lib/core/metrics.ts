// What this process counts and times. Every label is one of a fixed set of values: no address, no id, nothing a caller typed.
import type { Family, Sample } from "#lib/core/exposition.rules";

type Labels = Record<string, string>;
type Series = { labels: Labels; value: number; buckets: number[] };
type Measure = { name: string; type: "counter" | "histogram"; help: string; labels: readonly string[] };

// Kept on the process: the framework loads code in more than one copy.
const kept = globalThis as { countersignSeries?: Map<string, Map<string, Series>> };

/** A family that grows beyond this has a label it must not have; what is new then goes into one series, `other`. */
const SERIES_MAX = 2000;
const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const counter = (name: string, help: string, ...labels: string[]): Measure => ({ name, type: "counter", help, labels });

export const measures = {
  requests: counter("countersign_http_requests_total", "HTTP requests by what was answered.", "method", "route", "status"),
  durations: {
    name: "countersign_http_request_duration_seconds",
    type: "histogram",
    help: "Time from a request to the end of its answer.",
    labels: ["method", "route"],
  },
  operations: counter("countersign_operations_total", "Operations by how they ended.", "operation", "outcome"),
  gateRefusals: counter(
    "countersign_gate_refusals_total",
    "Requests for a transition refused by a gate, by each condition.",
    "rule",
  ),
  segregationRefusals: counter(
    "countersign_segregation_refusals_total",
    "Acts refused by a rule of segregation of duties.",
    "rule",
  ),
  signIns: counter(
    "countersign_sign_ins_total",
    "Sign-ins: accepted, failed, or turned away because too many failed.",
    "outcome",
  ),
  keysRefused: counter("countersign_api_keys_refused_total", "Requests with an API key that is not good."),
  errors: counter("countersign_errors_total", "Faults of ours that a caller met, and times the database was away.", "kind"),
} as const satisfies Record<string, Measure>;

const seriesOf = ({ name, labels: names }: Measure, given: Labels): Series => {
  kept.countersignSeries ??= new Map();
  const family = kept.countersignSeries.get(name) ?? new Map<string, Series>();
  kept.countersignSeries.set(name, family);
  const full = family.size >= SERIES_MAX && !family.has(JSON.stringify(names.map((label) => given[label])));
  const labels = Object.fromEntries(names.map((label) => [label, full ? "other" : (given[label] ?? "")]));
  const key = JSON.stringify(Object.values(labels));
  const series = family.get(key) ?? { labels, value: 0, buckets: BUCKETS_SECONDS.map(() => 0) };
  family.set(key, series);
  return series;
};

export function count(measure: Measure, labels: Labels = {}): void {
  seriesOf(measure, labels).value += 1;
}

export function observe(measure: Measure, labels: Labels, seconds: number): void {
  const series = seriesOf(measure, labels);
  series.value += seconds;
  // A bucket holds its own observations here and is summed up when it is read; the last one is all that are longer.
  const at = BUCKETS_SECONDS.findIndex((bound) => seconds <= bound);
  const place = at === -1 ? BUCKETS_SECONDS.length : at;
  series.buckets[place] = (series.buckets[place] ?? 0) + 1;
}

function histogram({ labels, value, buckets }: Series): Sample[] {
  let total = 0;
  const upTo = [...BUCKETS_SECONDS, Number.POSITIVE_INFINITY].map((bound, at) => {
    total += buckets[at] ?? 0;
    const le = bound === Number.POSITIVE_INFINITY ? "+Inf" : String(bound);
    return { suffix: "_bucket" as const, labels: { ...labels, le }, value: total };
  });
  return [...upTo, { suffix: "_sum", labels, value }, { suffix: "_count", labels, value: total }];
}

const samplesOf = ({ name, type }: Measure): Sample[] => {
  const all = [...(kept.countersignSeries?.get(name)?.values() ?? [])];
  return type === "histogram" ? all.flatMap(histogram) : all.map(({ labels, value }) => ({ labels, value }));
};

/** Everything counted and timed since this process began. */
export const measured = (): Family[] =>
  Object.values(measures).map(({ name, type, help, labels }) => ({
    name,
    type,
    help,
    samples: samplesOf({ name, type, help, labels }),
  }));
