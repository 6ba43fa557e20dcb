// Two ways to ask: as fast as answers come (throughput), or at a fixed rate whatever comes (latency). And ratios of two in one run.
import { setTimeout as sleep } from "node:timers/promises";
import { randomFrom } from "./random.ts";
import { interval, median, quantile, spread } from "./statistics.ts";

/** One thing that is measured. It throws when what came back was not right: a fast refusal is not a win. */
export type Act = (n: number) => Promise<unknown>;

export type Rate = { perSecond: number; p50: number; p95: number; p99: number; done: number };

const summary = (latencies: readonly number[], seconds: number): Rate => ({
  perSecond: latencies.length / seconds,
  p50: quantile(latencies, 0.5),
  p95: quantile(latencies, 0.95),
  p99: quantile(latencies, 0.99),
  done: latencies.length,
});

let count = 0;

/** Closed loop: `clients` ask, each again when it was answered, for `seconds`. */
export async function closed(act: Act, { clients, seconds }: { clients: number; seconds: number }): Promise<Rate> {
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const client = async () => {
    while (performance.now() < end) {
      const sent = performance.now();
      await act(count++);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return summary(latencies, (performance.now() - started) / 1000);
}

/** Open model: one at each scheduled instant, timed from that instant, so that a stall is not hidden by asking less. */
export async function open(act: Act, { perSecond, seconds }: { perSecond: number; seconds: number }): Promise<Rate> {
  const latencies: number[] = [];
  const started = performance.now();
  const under: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = started + (n * 1000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    under.push(act(count++).then(() => void latencies.push(performance.now() - due)));
  }
  await Promise.all(under);
  return summary(latencies, (performance.now() - started) / 1000);
}

export type Ratio = {
  ratio: number;
  interval: [number, number];
  isUnsteady: boolean;
  rounds: number;
  ours: number;
  reference: number;
};

/** A reference that moved by more between rounds says that the machine did not stand still. */
const STEADY = 0.2;

/** `minutes` is the length of the long run. */
export type Setting = { rounds: number; seconds: number; minutes: number; clients: number; seed: number };

/** One round: both after one another, in the order drawn. */
async function round(ours: Act, reference: Act, how: { clients: number; seconds: number }, isOursFirst: boolean) {
  const one = await closed(isOursFirst ? ours : reference, how);
  const two = await closed(isOursFirst ? reference : ours, how);
  const [mine, theirs] = isOursFirst ? [one, two] : [two, one];
  return { ours: mine.perSecond, reference: theirs.perSecond };
}

/** Ours against the reference, in rounds of one each; the first round of both warms up and is thrown away. */
export async function ratio(ours: Act, reference: Act, { rounds, seconds, clients, seed }: Setting): Promise<Ratio> {
  const random = randomFrom(seed);
  const all: Awaited<ReturnType<typeof round>>[] = [];
  for (let n = 0; n <= rounds; n += 1) all.push(await round(ours, reference, { clients, seconds }, random() < 0.5));
  const counted = all.slice(1);
  const ratios = counted.map((one) => one.ours / one.reference);
  return {
    ratio: median(ratios),
    interval: interval(ratios, seed),
    isUnsteady: spread(counted.map((one) => one.reference)) > STEADY,
    rounds,
    ours: median(counted.map((one) => one.ours)),
    reference: median(counted.map((one) => one.reference)),
  };
}
