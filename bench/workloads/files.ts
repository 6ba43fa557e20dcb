// Files: W13, W14 and W21. What leaves as CSV and workbook, and what comes in as CSV.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { CopyOut } from "#lib/db/copy-out";
import { exporterOf } from "#lib/exports/authority";
import { inventoryReport } from "#lib/exports/inventory.report";
import { atLeast, atMost, type Workload } from "../finding.ts";
import { closed } from "../measure.ts";
import { csvOf, saveMapping } from "../plain-import.ts";
import { megabytesOf, mostDuring } from "../processes.ts";
import { contextOf } from "../same-sql.ts";
import { clean, type Site } from "../site.ts";
import { median } from "../statistics.ts";

type Export = { id: string; state: string; error: unknown };

/** Asks for an export and waits for it: seconds from the request to the file. */
async function exported(site: Site, format: "csv" | "xlsx"): Promise<number> {
  const started = performance.now();
  const headers = { "content-type": "application/json", origin: site.url };
  const body = JSON.stringify({ kind: "inventory", format });
  const asked = await site.officer.call({ method: "POST", path: "/api/v1/exports", headers, body });
  const { id } = JSON.parse(asked.body.toString("utf8")) as Export;
  for (;;) {
    const { state, error } = await site.officer.json<Export>(`/api/v1/exports/${id}`);
    if (state === "failed") throw new Error(`the export failed: ${JSON.stringify(error)}`);
    if (state === "done") return (performance.now() - started) / 1000;
    await sleep(50);
  }
}

const WORKER = "lib/worker.ts";
const COPY_OUT = " to stdout ";

/** The statement the export reads its rows with. */
async function exportedRows(site: Site): Promise<string> {
  const { actor } = await contextOf("risk-officer@demo.example");
  let statement = "";
  const client = new Proxy(site.reader, {
    get: (target, name) => {
      if (name !== "query") return Reflect.get(target, name);
      return (asked: CopyOut | pg.QueryConfig) => {
        if (!(asked instanceof CopyOut)) return target.query(asked);
        statement = asked.text;
        return target.query(asked);
      };
    },
  });
  await site.reader.query("begin");
  const asking = { client, actor: exporterOf(actor), filter: {}, modelId: null, sealedTo: -1 };
  for await (const _ of (await inventoryReport(asking)).items);
  await site.reader.query("rollback");
  return statement;
}

/** Seconds in which the database alone writes these rows as CSV, to nowhere. */
const copied = async (site: Site): Promise<number> => {
  const statement = (await exportedRows(site)).replace(COPY_OUT, " to '/dev/null' ");
  const started = performance.now();
  await site.owner.query(statement);
  return (performance.now() - started) / 1000;
};

const csv: Workload = {
  id: "W13",
  title: "Export of all models as CSV",
  run: async (site, setting) => {
    const idle = await closed(() => site.officer.get("/api/v1/models"), { clients: 1, seconds: 2 * setting.seconds });
    const before = megabytesOf(WORKER);
    let done = false;
    const beside: Promise<number> = (async () => {
      let worst = 0;
      while (!done)
        worst = Math.max(worst, (await closed(() => site.officer.get("/api/v1/models"), { clients: 1, seconds: 0.5 })).p99);
      return worst;
    })();
    const { result: seconds, most } = await mostDuring(
      () => megabytesOf(WORKER),
      () => exported(site, "csv"),
    );
    done = true;
    const list = await site.officer.get("/models/list.csv");
    // Each alone, in turns: COPY has no list beside it either.
    const alone: number[] = [];
    const copies: number[] = [];
    for (let round = 0; round < setting.rounds; round += 1) {
      alone.push(await exported(site, "csv"));
      copies.push(await copied(site));
    }
    const ratios = alone.map((taken, round) => taken / (copies[round] ?? Number.NaN));
    return [
      atMost("seconds against COPY of the same rows, each alone", median(ratios), "times", 3),
      atMost("seconds alone, with asking and waiting for the worker", median(alone), "s", null),
      atMost("seconds beside a list, the worker's first", seconds, "s", null),
      atMost("worker grows by", most - before, "MB", 64),
      atMost("a list beside it, 99 of 100, against idle", (await beside) / idle.p99, "times", 2),
      atMost("first byte of the list as CSV", list.firstByteMs, "ms", 300),
    ];
  },
};

const workbook: Workload = {
  id: "W14",
  title: "Export of all models as a workbook",
  run: async (site) => [
    atMost("seconds against CSV of the same rows", (await exported(site, "xlsx")) / (await exported(site, "csv")), "times", 8),
  ],
};

/** Runs the command line's import and gives seconds, megabytes at most, and what it said. */
async function imported(site: Site, file: string, mapping: string) {
  const started = performance.now();
  const child = spawn(process.execPath, ["bin/countersign.mjs", "import", file, "--mapping", mapping], {
    env: { ...clean, COUNTERSIGN_HOME: site.home, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  const exit = new Promise<number | null>((done) => child.once("exit", done));
  const { result: code, most } = await mostDuring(
    () => megabytesOf("lib/host/cli.ts"),
    () => exit,
  );
  if (code !== 0) throw new Error(`the import ended with ${code}: ${said}`);
  return { seconds: (performance.now() - started) / 1000, most, said };
}

const ROWS = 10_000;

const importing: Workload = {
  id: "W21",
  title: `Import of ${ROWS} models from CSV at the command line`,
  run: async (site) => {
    const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
    try {
      const file = join(folder, "models.csv");
      writeFileSync(
        file,
        csvOf(ROWS, String(Date.now()), "Orders cases so that the oldest are read first and in words as people write them"),
      );
      const { seconds, most, said } = await imported(site, file, await saveMapping(site.officer, site.url));
      if (!said.includes(`${ROWS} created`)) throw new Error(`not every row became a model: ${said.slice(0, 400)}`);
      const started = performance.now();
      await site.owner.query(
        "create temp table staged (like model_version including all); insert into staged select * from model_version limit 10000",
      );
      const staged = (performance.now() - started) / 1000;
      return [
        atLeast("against insert-select of as many versions into a bare table", staged / seconds, "", 0.1),
        atMost("rows", ROWS / seconds, "a second", null),
        atMost("the process holds at most", most, "MB", 400),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export const FILES: Workload[] = [csv, workbook, importing];
