// What only the database knows: the worker's numbers and the ledger's, whichever process is scraped.
import { type Backlog, backlog } from "#lib/core/backlog";
import type { Family } from "#lib/core/exposition.rules";
import { log } from "#lib/core/log";
import { gauge } from "#lib/core/process-gauges";
import { readOnly } from "#lib/core/read-only";
import { probe, shared } from "#lib/db/probe";
import { sealLag } from "#lib/ledger/seal-lag";

const state = shared(() => probe(async (client) => ({ seal: await sealLag(client), queues: await backlog(client) })));

const perQueue = (queues: readonly Backlog[], name: string, help: string, of: (queue: Backlog) => number): Family => ({
  name,
  type: "gauge",
  help,
  samples: queues.map((queue) => ({ labels: { queue: queue.queue }, value: of(queue) })),
});

const UP = "Whether the database answered this scrape; without it the numbers that come from it are left out.";

export async function databaseGauges(): Promise<Family[]> {
  try {
    const { seal, queues } = await state();
    return [
      gauge("countersign_database_up", UP, 1),
      gauge("countersign_read_only", "Whether nothing may be written.", (await readOnly()) ? 1 : 0),
      gauge("countersign_ledger_unsealed_entries", "Entries that are committed and not sealed yet.", seal.unsealed),
      gauge("countersign_ledger_seal_lag_seconds", "Age of the oldest entry that is not sealed yet.", seal.oldestSeconds),
      perQueue(queues, "countersign_jobs_waiting", "Jobs that wait for a worker.", ({ waiting }) => waiting),
      perQueue(queues, "countersign_jobs_running", "Jobs a worker has.", ({ running }) => running),
      perQueue(
        queues,
        "countersign_job_lag_seconds",
        "How long the oldest job that could run has waited.",
        (q) => q.oldestSeconds,
      ),
      perQueue(
        queues,
        "countersign_jobs_given_up",
        "Jobs that failed as often as they may, in the last seven days.",
        (q) => q.givenUp,
      ),
    ];
  } catch (error) {
    log.warn({ err: error }, "the database did not answer a scrape");
    return [gauge("countersign_database_up", UP, 0)];
  }
}
