import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { loadActor } from "#lib/access/load-actor";
import { makeQueues, workOff } from "#lib/core/work-off";
import { writer } from "#lib/db/writer";
import { startClock, stopClock } from "#lib/demo/clock";
import { makeDemonstration } from "#lib/demo/demonstration";
import { readAnswers, readPortfolio } from "#lib/demo/portfolio";
import { sceneOf } from "#lib/demo/scene";
import { jobs } from "#lib/jobs";
import { openLightPath } from "#lib/lifecycle/open-light-path.job";
import { asOwner } from "#lib/test/database";

const portfolio = readPortfolio();

beforeAll(async () => {
  process.env.COUNTERSIGN_INTERNAL_DEMO = "1";
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await makeQueues(jobs);
  const started = performance.now();
  try {
    const clock = await startClock(owner);
    const firstDay = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
    const scene = sceneOf({
      portfolio,
      answers: readAnswers(),
      clock,
      firstDay,
      actorOf: (id) => loadActor(writer(), id, { via: "cli" }),
    });
    let last = performance.now();
    await makeDemonstration(scene, async () => {
      await workOff(openLightPath, AbortSignal.timeout(1e6));
      const now = performance.now();
      if (process.env.SHOW) console.log(Math.round(now - last));
      last = now;
    });
  } finally {
    for (const [k, [n, t, c]] of Object.entries((globalThis as any).prof))
      console.log(k, n, Math.round((t / n) * 10) / 10, "cpu", Math.round((c / n) * 10) / 10, "total cpu", Math.round(c));
    console.log(JSON.stringify(process.cpuUsage()), `${Math.round(performance.now() - started)} ms`);
    await stopClock(owner);
    await owner.end();
  }
}, 400_000);

test("adds up", async () => {
  const [n] = await asOwner<{ n: number }>("select count(*)::int as n from model");
  expect(n?.n).toBe(portfolio.expected.models);
});
