// What leaves as a file: W13 and W14.
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { CopyOut } from "#lib/db/copy-out";
import { exporterOf } from "#lib/exports/authority";
import { inventoryReport } from "#lib/exports/inventory.report";
import { MODEL_ID } from "../blueprint.ts";
import { atMost, told, type Workload } from "../finding.ts";
import { closed } from "../measure.ts";
import { dossierOf, helloPages, pagesOf } from "../plain-pdf.ts";
import { megabytesOf, mostDuring } from "../processes.ts";
import { contextOf } from "../same-sql.ts";
import type { Site } from "../site.ts";
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
      told("seconds alone, with asking and waiting for the worker", median(alone), "s"),
      told("seconds beside a list, the worker's first", seconds, "s"),
      atMost("worker grows by", most - before, "MB", 64),
      atMost("a list beside it, 99 of 100, against idle", (await beside) / idle.p99, "times", 2),
      atMost("first byte of the list as CSV", list.firstByteMs, "ms", 300),
    ];
  },
};

/** Two things taken in turns, and the median of the ratios of their times. */
async function inTurns(rounds: number, ours: () => Promise<number>, reference: () => Promise<number>) {
  const taken: { ours: number; reference: number }[] = [];
  for (let round = 0; round < rounds; round += 1) taken.push({ ours: await ours(), reference: await reference() });
  return { ratio: median(taken.map((one) => one.ours / one.reference)), ours: median(taken.map((one) => one.ours)) };
}

const workbook: Workload = {
  id: "W14",
  title: "Export of all models as a workbook",
  run: async (site, { rounds }) => {
    const { ratio, ours } = await inTurns(
      rounds,
      () => exported(site, "xlsx"),
      () => exported(site, "csv"),
    );
    return [atMost("seconds against CSV of the same rows", ratio, "times", 8), told("seconds", ours, "s")];
  },
};

/** A version with a long history: in production and of a high tier. */
const LONG = `
  select version_id as id from listed_model where model_id like '${MODEL_ID}%' and stage = 'in_production' and tier = 'high' order by model_id limit 1`;

const timed = async (act: () => Promise<unknown>) => {
  const started = performance.now();
  await act();
  return performance.now() - started;
};

const dossier: Workload = {
  id: "W14",
  title: "Dossier of a model as PDF",
  run: async (site, { rounds }) => {
    const { rows } = await site.owner.query<{ id: string }>(LONG);
    const version = rows[0]?.id ?? "";
    const pages = pagesOf(await dossierOf(version));
    await helloPages(pages);
    const { ratio, ours } = await inTurns(
      rounds,
      () => timed(() => dossierOf(version)),
      () => timed(() => helloPages(pages)),
    );
    return [
      atMost("against as many pages that say hello, made with the same library", ratio, "times", 3),
      told("reading and drawing", ours, "ms"),
      told("long", pages, "pages"),
    ];
  },
};

export const EXPORTS: Workload[] = [csv, workbook, dossier];
