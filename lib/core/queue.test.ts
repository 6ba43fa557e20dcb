import { afterAll, expect, test } from "vitest";
import { enqueue, ensureQueue, queue } from "#lib/core/queue";
import { writer } from "#lib/db/writer";

const NAME = "wakes";
/** Nobody asks again within a test. */
const NEVER = { pollingIntervalSeconds: 3600, notifyPollingIntervalSeconds: 3600, batchSize: 1 };

afterAll(async () => (await queue()).stop({ graceful: false }));

test("a worker is woken by the commit that enqueues, also on a queue made before commits did that", async () => {
  const boss = await queue(true);
  await boss.createQueue(NAME);
  await ensureQueue(boss, NAME);
  expect(await boss.getQueue(NAME)).toMatchObject({ notify: true });
  const done: unknown[] = [];
  await boss.work(NAME, NEVER, async ([job]) => void done.push(job?.data));
  // The first ones may be found by the worker's own first looks; the last one is not.
  for (let n = 0; n < 5; n += 1) {
    await writer().$transaction((db) => enqueue(db, [{ job: NAME, payload: { n } }]));
    await expect.poll(() => done, { timeout: 30_000 }).toHaveLength(n + 1);
  }
});
