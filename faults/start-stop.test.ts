// Starting, starting again, stopping, and coming back from a kill -9 of any part or of all.
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, inject, test } from "vitest";
import { freePort } from "#lib/host/port";
import { startedAt } from "#lib/host/process";
import { demonstrationOutside, query } from "./outside";
import { countersign } from "./people";
import { until } from "./processes";
import { aFolder, aProduct, copyOf, Product, READY, startsNot } from "./product";
import { aStartingWorker } from "./workers";

const isWell = ({ url }: Product): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
const isFree = (home: string) => !existsSync(join(home, "running.json")) && !existsSync(join(home, "postgres", "postmaster.pid"));

test("the first start says what it does and ends with the address; SIGTERM to npm start leaves no process and no lock", () => {
  const { lines, code, left } = inject("firstStart");
  expect(lines.slice(-2)).toEqual([
    "Making the demonstration …",
    expect.stringMatching(/^Countersign is ready at http:\/\/localhost:\d+$/),
  ]);
  expect({ code, left }).toEqual({ code: 0, left: [] });
  expect(isFree(inject("template"))).toBe(true);
});

test("one life: a second start, killed parts, a stop", async () => {
  const home = copyOf(inject("template"), aFolder());
  const product = await aProduct(home);
  expect(product.lines).toEqual([`${READY}${product.url}`]);

  // A second start, on another port and on the same, leaves the first alone.
  const second = await startsNot({ COUNTERSIGN_HOME: home, PORT: String(await freePort()) });
  const told = `Countersign already runs on ${home}, at ${product.url} (process ${product.pid("supervisor")}). It was left alone.`;
  expect(second).toEqual({ code: 1, lines: [told] });
  expect(await isWell(product)).toBe(true);

  // A verb at the command line works beside it.
  expect(await countersign(home, "verify-ledger")).toMatchObject({ code: 0 });

  // Server, worker and database come back by themselves, each with a word about it.
  const before = { server: product.pid("server"), worker: product.pid("worker"), database: product.pid("database") };
  await product.kill("server", "worker", "database");
  await until("the product is well again", () => isWell(product));
  for (const part of ["server", "worker", "database"] as const) {
    await until(`the ${part} runs`, () => product.isAnew(part, before[part]));
    expect(product.lines).toContainEqual(expect.stringMatching(`^The ${part} ended.*; it is started again\\.$`));
  }

  const { code, left } = await product.stop();
  expect({ code, left }).toEqual({ code: 0, left: [] });
  expect(isFree(home)).toBe(true);
});

test("killed with everything, it starts again by itself from a stale lock; so it does when the numbers are another's by now", async () => {
  const home = copyOf(inject("template"), aFolder());
  const killed = await aProduct(home);
  await killed.kill("everything");
  expect(isFree(home)).toBe(false);

  // The numbers in both locks now belong to a program of somebody else: this one. It must not be taken for the server, nor stopped.
  const lock = join(home, "postgres", "postmaster.pid");
  writeFileSync(lock, readFileSync(lock, "utf8").replace(/^\d+/, String(process.pid)));
  const running = join(home, "running.json");
  expect(startedAt(process.pid)).not.toBeNull();
  writeFileSync(running, JSON.stringify({ ...JSON.parse(readFileSync(running, "utf8")), pid: process.pid }));
  // A start that was cut short while it took the folder, long ago.
  mkdirSync(join(home, "taking"));
  utimesSync(join(home, "taking"), 0, 0);

  const product = await aProduct(home);
  expect(product.lines).toEqual([`${READY}${product.url}`]);
  expect(await isWell(product)).toBe(true);
  expect(await countersign(home, "verify-ledger")).toMatchObject({ code: 0 });

  // The supervisor alone: its programs end with it, the database it leaves running is taken over.
  const orphan = product.pid("database");
  await product.kill("supervisor");
  const again = await aProduct(home);
  expect(again.pid("database")).not.toBe(orphan);
  expect(await again.stop()).toEqual({ code: 0, left: [] });
});

test("SIGTERM in the middle of a start stops what had begun", async () => {
  const home = copyOf(inject("template"), aFolder());
  const product = new Product({ COUNTERSIGN_HOME: home, PORT: String(await freePort()) });
  await until("the database runs", () => existsSync(join(home, "postgres", "postmaster.pid")));
  const { code, left } = await product.stop();
  expect({ code, left, lines: product.lines }).toEqual({ code: 0, left: [], lines: [] });
  expect(isFree(home)).toBe(true);
});

test("SIGTERM to a worker that has only begun to start ends it, and nobody has to kill it", async () => {
  const { line, env, owner } = await demonstrationOutside(inject("template"));
  // Its first words to the database take longer than the signal.
  line.delay(500);
  const worker = aStartingWorker({ ...env, EVIDENCE_URL: `${pathToFileURL(aFolder()).href}/` });
  const comes = "select 1 from pg_stat_activity where usename = 'countersign_writer'";
  await until("it comes to the database", async () => (await query(owner, comes)).length > 0);
  process.kill(worker.pid, "SIGTERM");
  line.open();
  expect(await worker.end("it ends")).toBe(0);
});
