// Measures the product on generated inventories and tells ratios: npm run bench -- [--size 1000,10000] [--only W1,W5] [--minutes 60] [--write]
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Finding, Workload } from "./finding.ts";
import type { Setting } from "./measure.ts";
import { machine, slopes, tableOf, writeInto } from "./report.ts";
import { openSite } from "./site.ts";
import { EXPORTS } from "./workloads/exports.ts";
import { IMPORTS } from "./workloads/imports.ts";
import { LISTS } from "./workloads/lists.ts";
import { PAGES } from "./workloads/pages.ts";
import { SEALING } from "./workloads/sealing.ts";
import { SIGN_INS } from "./workloads/sign-in.ts";
import { SOAK } from "./workloads/soak.ts";
import { STARTING } from "./workloads/starting.ts";
import { TIMELINES } from "./workloads/timelines.ts";
import { WRITES } from "./workloads/writes.ts";

// The soak comes last, on what the others left behind.
const WORKLOADS: Workload[] = [LISTS, PAGES, WRITES, SEALING, SIGN_INS, EXPORTS, IMPORTS, TIMELINES, STARTING, SOAK].flat();
/** What there is to seal where the inventory was filled by an earlier run. */
const BACKLOG = 20_000;

const { values } = parseArgs({
  options: {
    size: { type: "string", default: "1000,10000" },
    only: { type: "string" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "1" },
    minutes: { type: "string", default: "3" },
    seed: { type: "string", default: "28" },
    home: { type: "string", default: join(tmpdir(), "countersign-bench") },
    write: { type: "boolean", default: false },
  },
});

const only = values.only?.split(",");
const chosen = WORKLOADS.filter(({ id }) => !only || only.includes(id));
const setting: Setting = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  minutes: Number(values.minutes),
  clients: 8,
  seed: Number(values.seed),
};

/** One workload at one size; a fault of one does not take the others with it. */
async function measured(workload: Workload, site: Awaited<ReturnType<typeof openSite>>): Promise<Finding[]> {
  console.error(`${workload.id} ${workload.title}, ${site.size} models`);
  const about = { workload: workload.id, size: site.size };
  try {
    return (await workload.run(site, setting)).map((found) => ({ ...found, ...about, what: `${workload.title}: ${found.what}` }));
  } catch (error) {
    console.error(error);
    const what = `${workload.title}: could not be measured`;
    return [
      {
        ...about,
        what,
        value: Number.NaN,
        measured: String(error).split("\n")[0] ?? "",
        target: null,
        met: false,
        isUnsteady: false,
      },
    ];
  }
}

const backlog = chosen.some(({ id }) => id === "W10") ? BACKLOG : 0;
const findings: Finding[] = [];
/** After each size, so that a long run which is broken off leaves what it measured. */
function keep(): string {
  const grown = slopes(findings);
  const facts = machine(setting);
  const table = tableOf([...findings, ...grown], facts);
  writeFileSync("bench/results.json", `${JSON.stringify({ ...facts, findings, slopes: grown }, null, 2)}\n`);
  if (values.write) writeInto("docs/performance.md", "bench", table);
  return table;
}

let table = "";
for (const size of values.size.split(",").map(Number)) {
  const site = await openSite(values.home, { size, seed: setting.seed, backlog });
  try {
    for (const workload of chosen) findings.push(...(await measured(workload, site)));
  } finally {
    await site.end();
  }
  table = keep();
}
console.log(table);
process.exit(0);
