// Jobs performed here and now, for programs that have to see the result: the demonstration, and imports at the command line.
import type { z } from "zod";
import type { Job } from "#lib/core/job";
import { queue } from "#lib/core/queue";

/** Performs what waits for this job until nothing does. A worker may take some of it meanwhile; none is done twice. */
export async function workOff(job: Job<z.ZodType>, signal: AbortSignal): Promise<void> {
  const boss = await queue();
  for (;;) {
    const [one] = await boss.fetch(job.name);
    if (!one) return;
    try {
      await job.handle(job.payload.parse(one.data), signal);
    } catch (error) {
      await boss.fail(job.name, one.id, { message: String(error) });
      throw error;
    }
    await boss.complete(job.name, one.id);
  }
}

/** Makes the queue of each job where it is missing: a command cannot enqueue what has none. */
export async function makeQueues(jobs: readonly Job<z.ZodType>[]): Promise<void> {
  const boss = await queue();
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const { name } of jobs) if (!known.has(name)) await boss.createQueue(name);
}
