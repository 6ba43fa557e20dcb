// The worker process: background jobs, the sealer, and the watch over the catalogue. Any number of them may run.

import { log } from "#lib/core/log";
import { queue } from "#lib/core/queue";
import { jobs } from "#lib/jobs";

const stopping = new AbortController();

async function main() {
  const boss = await queue();
  for (const job of jobs) {
    await boss.createQueue(job.name).catch(() => undefined);
    await boss.work(job.name, { pollingIntervalSeconds: 1, batchSize: 1 }, async ([one]) => {
      if (one) await job.handle(job.payload.parse(one.data), stopping.signal);
    });
  }
  log.info({ jobs: jobs.map((j) => j.name) }, "worker is ready");
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    stopping.abort();
    const boss = await queue();
    await boss.stop({ graceful: true, timeout: 10_000 });
    process.exit(0);
  });
}

await main();
