// Jobs performed here and now, for programs that have to see the result: the demonstration, and imports at the command line.
import type { z } from "zod";
import type { Job } from "#lib/core/job";
import { ensureQueue, queue } from "#lib/core/queue";

/** Well within the time after which a job without a sign of life is given to somebody else. */
const TOUCH_MILLISECONDS = 10_000;

/**
 * Performs what waits for this job until nothing does. A worker may take some of it meanwhile; none is done twice. Throws what the
 * job throws, and leaves it to be tried again.
 */
export async function workOff(job: Job<z.ZodType>, signal: AbortSignal): Promise<void> {
  const boss = await queue();
  await ensureQueue(boss, job.name);
  for (;;) {
    const [one] = await boss.fetch(job.name);
    if (!one) return;
    const alive = setInterval(() => void boss.touch(job.name, one).catch(() => undefined), TOUCH_MILLISECONDS);
    try {
      await job.handle(job.payload.parse(one.data), { attempt: one.retryCount, signal });
      await boss.complete(job.name, one);
    } catch (error) {
      await boss.fail(job.name, one, { message: String(error) });
      throw error;
    } finally {
      clearInterval(alive);
    }
  }
}
