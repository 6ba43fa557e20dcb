// What this process takes of the machine, under the names every Prometheus dashboard knows.
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Family } from "#lib/core/exposition.rules";

const RESOLUTION_MILLISECONDS = 10;
type Delays = ReturnType<typeof monitorEventLoopDelay>;
const kept = globalThis as { countersignLoop?: Delays };

const loop = (): Delays => {
  if (!kept.countersignLoop) {
    kept.countersignLoop = monitorEventLoopDelay({ resolution: RESOLUTION_MILLISECONDS });
    kept.countersignLoop.enable();
  }
  return kept.countersignLoop;
};

/** From the start of the process on, so that the first look has something to tell. */
export const watchEventLoop = (): void => void loop();

/** The pause it measures between is no delay. */
const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MILLISECONDS / 1e3);

function loopDelays(): { p50: number; p99: number; max: number } {
  const delay = loop();
  const seen = delay.count > 0 ? [delay.percentile(50), delay.percentile(99), delay.max] : [0, 0, 0];
  delay.reset();
  const [p50 = 0, p99 = 0, max = 0] = seen.map(late);
  return { p50, p99, max };
}

export const gauge = (name: string, help: string, value: number, labels: Record<string, string> = {}): Family => ({
  name,
  type: "gauge",
  help,
  samples: [{ labels, value }],
});

export function processGauges(): Family[] {
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const { p50, p99, max } = loopDelays();
  const cpu = (user + system) / 1e6;
  return [
    gauge("process_resident_memory_bytes", "Memory of this process.", rss),
    gauge("nodejs_heap_size_used_bytes", "Heap in use.", heapUsed),
    gauge("nodejs_heap_size_total_bytes", "Heap held.", heapTotal),
    gauge("nodejs_external_memory_bytes", "Memory outside the heap that the heap holds on to.", external),
    { ...gauge("process_cpu_seconds_total", "Processor time of this process.", cpu), type: "counter" },
    gauge(
      "process_start_time_seconds",
      "When this process began, in seconds since 1970.",
      Math.round(Date.now() / 1000 - process.uptime()),
    ),
    gauge("nodejs_eventloop_lag_p50_seconds", "Delay of the event loop since the scrape before, median.", p50),
    gauge("nodejs_eventloop_lag_p99_seconds", "Delay of the event loop since the scrape before, 99 of 100.", p99),
    gauge("nodejs_eventloop_lag_max_seconds", "Delay of the event loop since the scrape before, longest.", max),
  ];
}
