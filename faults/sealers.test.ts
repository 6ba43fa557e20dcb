// Three workers seal one ledger; each in turn is stopped as if its machine stood still, and goes on later.
import { type ChildProcess, spawn } from "node:child_process";
import { expect, inject, onTestFinished, test } from "vitest";
import { ownerOf, query } from "./outside";
import { aPerson, countersign, type Person } from "./people";
import { until } from "./processes";
import { aFolder, aProduct, copyOf, type Product } from "./product";

/** A worker in a process of its own, beside the product. */
function aWorker({ home }: Product): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["bin/worker.mjs"], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", COUNTERSIGN_HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGCONT");
    child.kill("SIGKILL");
  });
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  return until("the worker is ready", () => said.includes("worker is ready") && child);
}

const writes = async (person: Person, round: number) => {
  for (const n of [1, 2, 3]) {
    const view = { name: `Round ${round}, ${n}`, query: "sort=name" };
    expect((await person.calls("POST", "/views", view)).status).toBe(201);
  }
};

type Sealed = { events: string; sealed: string; leaves: string; last: string; distinct: string };
const count = async (owner: string) =>
  (
    await query<Sealed>(
      owner,
      `select (select count(*) from ledger_event) as events, (select count(event_id) from ledger_leaf) as sealed,
         count(*) as leaves, max(index) + 1 as last, count(distinct coalesce(event_id, row_seq::text)) as distinct from ledger_leaf`,
    )
  )[0];

test("T7: whichever of three sealers stands still, the others go on, and all make one linear history", async () => {
  const product = await aProduct(copyOf(inject("template"), aFolder()));
  const officer = await aPerson(product, "risk-officer");
  const owner = ownerOf(product);
  const others = [await aWorker(product), await aWorker(product)];
  const pids = [product.pid("worker"), ...others.map(({ pid = 0 }) => pid)];
  for (const [round, pid] of pids.entries()) {
    process.kill(pid, "SIGSTOP");
    await writes(officer, round);
    // Where it stood still with the lock in its hand, the server ends its session after half a minute.
    await until("the others have sealed", async () => {
      const now = await count(owner);
      return now !== undefined && now.events === now.sealed;
    });
    process.kill(pid, "SIGCONT");
  }
  await writes(officer, pids.length);
  const after = await until("everything is sealed", async () => {
    const now = await count(owner);
    return now !== undefined && now.events === now.sealed && now;
  });
  expect(after).toMatchObject({ last: after.leaves, distinct: after.leaves });
  expect(await countersign(product.home, "verify-ledger")).toMatchObject({ code: 0 });
  for (const worker of others) worker.kill("SIGTERM");
  expect(await product.stop()).toEqual({ code: 0, left: [] });
});
