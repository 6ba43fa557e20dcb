// The simulated clock in a database of its own: what it shows, that it goes, and what a broken demonstration leaves behind.
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadActor } from "#lib/access/load-actor";
import { readerPool } from "#lib/db/reader";
import { writer } from "#lib/db/writer";
import { startClock, stopClock, takeTurn } from "#lib/demo/clock";
import { makeDemonstration } from "#lib/demo/demonstration";
import { getInstallation } from "#lib/demo/get-installation.query";
import { readAnswers, readPortfolio } from "#lib/demo/portfolio";
import type { Portfolio } from "#lib/demo/portfolio.schema";
import { sceneOf } from "#lib/demo/scene";
import { demoState } from "#lib/demo/state";
import { checkCatalogue } from "#lib/ledger/catalogue";
import { asOwner } from "#lib/test/database";
import { personOf } from "#lib/test/people";

let owner: pg.Client;

beforeAll(async () => {
  process.env.COUNTERSIGN_INTERNAL_DEMO = "1";
  owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await takeTurn(owner);
});
afterAll(() => owner.end());

const now = async () =>
  (await asOwner<{ now: Date; epoch: string }>("select product_clock() as now, ledger_epoch() as epoch"))[0] ?? {
    now: new Date(),
    epoch: "",
  };
const guards = async () => {
  const { missing, unexpected } = await checkCatalogue(readerPool());
  return [...missing, ...unexpected];
};

test("an empty database is one where nobody and nothing is", async () => {
  expect(await demoState(owner)).toEqual({ empty: true, people: 0, unfinished: false, untouched: false });
});

test("the clock shows the day it was set to, marks what happens then, and never goes back", async () => {
  const clock = await startClock(owner);
  await clock.set(new Date("2024-02-29T10:00:00Z"));
  const first = await now();
  expect(first.now.toISOString().slice(0, 10)).toBe("2024-02-29");
  expect(first.epoch).toBe("demonstration");
  await clock.set(new Date("2024-02-01T10:00:00Z"));
  expect((await now()).now.getTime()).toBeGreaterThanOrEqual(first.now.getTime());
});

test("somebody who was not there when it started puts everything back exactly, and finds nothing to do a second time", async () => {
  const other = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await other.connect();
  expect(await stopClock(other)).toBe(true);
  expect(await stopClock(other)).toBe(false);
  await other.end();
  expect(await guards()).toEqual([]);
  const after = await now();
  expect(Math.abs(after.now.getTime() - Date.now())).toBeLessThan(60_000);
  expect(after.epoch).not.toBe("demonstration");
});

test("a step the product refuses ends the demonstration, is named by day and step, and leaves half of one that is known as such", async () => {
  const whole = readPortfolio();
  const [story] = whole.models;
  if (!story) throw new Error("the portfolio is empty");
  const steps = [
    { d: -9, do: "register" as const, by: "model-owner" },
    { d: -8, do: "request" as const, by: "model-owner", to: "in_development" as const, signs: [] },
  ];
  const portfolio: Portfolio = { ...whole, steps: [], models: [{ ...story, steps }] };
  const clock = await startClock(owner);
  const actorOf = (id: string) => loadActor(writer(), id, { via: "cli" });
  const given = {
    answers: readAnswers(),
    firstDay: new Date(new Date().toISOString().slice(0, 10)),
    signal: new AbortController().signal,
  };
  const scene = sceneOf({ portfolio, clock, actorOf, ...given });
  await expect(makeDemonstration(scene)).rejects.toThrow(/^Day -8, Retail credit scorecard, request: lifecycle\.tier_missing: /);
  await stopClock(owner);
  expect(await guards()).toEqual([]);
  expect(await demoState(owner)).toEqual({ empty: false, people: 9, unfinished: true, untouched: true });
  const seen = await personOf(scene.person("auditor").id).does(getInstallation, {});
  expect(seen.demo).toBe(true);
  expect(Math.abs((seen.firstStart?.getTime() ?? 0) - Date.now())).toBeLessThan(600_000);
});
