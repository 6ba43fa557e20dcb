// Measures pages as a browser shows them: npm run bench:pages -- [--size 10000] [--rounds 3] [--write]
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { type Felt, feltOn, PROCESSOR } from "./interactions.ts";
import { type Judged, judged, SEEN_ON } from "./lighthouse.ts";
import { placesOf } from "./places.ts";
import { about, type Run, run, writeInto } from "./report.ts";
import { openSite } from "./site.ts";
import { median } from "./statistics.ts";

const { values } = parseArgs({
  options: {
    size: { type: "string", default: "10000" },
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "28" },
    home: { type: "string", default: join(tmpdir(), "countersign-bench") },
    only: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const [size, rounds] = [Number(values.size), Number(values.rounds)];
const executable = process.env.CHROMIUM_PATH ?? chromium.executablePath();
const wants = (what: string) => !values.only || values.only.split(",").includes(what);

type Row = [what: string, measured: string, wanted: string, met: boolean];

const inRounds = async <T>(what: string, act: () => Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`${what}, ${round} of ${rounds}`);
    all.push(await act());
  }
  return all;
};

const WANTED = { performance: 95, accessibility: 100, "best-practices": 100 } as const;

function scored(page: string, all: Judged[]): Row[] {
  const names = Object.keys(WANTED) as (keyof typeof WANTED)[];
  const scores = names.map((name) => median(all.map(({ scores: of }) => of[name])));
  const lost = [...new Set(all.flatMap((one) => one.lost))];
  if (lost.length > 0) console.error(`  ${page}: ${lost.join("; ")}`);
  const isMet = names.every((name, place) => (scores[place] ?? 0) >= WANTED[name]);
  return [[`Lighthouse, ${page}`, scores.join(" / "), Object.values(WANTED).join(" / "), isMet]];
}

const PAINT_MS = 150;
const SHIFT = 0.02;

/** Each act by the median of its worst moments, then the worst of all of them in any round, and what moved by itself. */
function felt(all: Felt[]): Row[] {
  const acts = Object.keys(all[0]?.paints ?? {});
  const paintOf = (act: string) => all.map(({ paints }) => paints[act] ?? Number.NaN);
  const medians = acts.map((act) => ({ act, ms: median(paintOf(act)) }));
  const [worst, shift] = [Math.max(...acts.flatMap(paintOf)), Math.max(...all.flatMap(({ shifts }) => Object.values(shifts)))];
  return [
    ...medians.map(
      ({ act, ms }): Row => [`To the next paint, ${act}`, `${Math.round(ms)} ms`, `under ${PAINT_MS} ms`, ms < PAINT_MS],
    ),
    ["To the next paint, the middle one of these", `${Math.round(median(medians.map(({ ms }) => ms)))} ms`, "", true],
    ["To the next paint, the worst in any round", `${Math.round(worst)} ms`, `under ${PAINT_MS} ms`, worst < PAINT_MS],
    ["Layout shift, the worst page with all that was done on it", shift.toFixed(3), `under ${SHIFT}`, shift < SHIFT],
  ];
}

function tableOf(rows: Row[], facts: Run): string {
  return [
    `${about(facts)} · ${size.toLocaleString("en")} models, median of ${rounds} rounds, processor slowed ${PROCESSOR} times`,
    "",
    "| What | Measured | Wanted | |",
    "| --- | --- | --- | --- |",
    ...rows.map(
      ([what, measured, wanted, met]) => `| ${[what, measured, wanted, wanted && (met ? "met" : "**missed**")].join(" | ")} |`,
    ),
  ].join("\n");
}

const site = await openSite(values.home, { size, seed: Number(values.seed), backlog: 0 });
const rows: Row[] = [];
try {
  const places = await placesOf(site);
  if (wants("lighthouse")) {
    const shown = SEEN_ON.flatMap((seenOn) => places.shown.map((place) => ({ ...place, seenOn })));
    for (const { name, path, cookie, seenOn } of shown) {
      const said = `${name} on a ${seenOn}`;
      const all = await inRounds(said, () => judged({ url: `${site.url}${path}`, cookie, executable, seenOn }));
      rows.push(...scored(said, all));
    }
  }
  if (wants("felt")) {
    rows.push(...felt(await inRounds("what is done on pages", () => feltOn({ url: site.url, places: places.used, executable }))));
  }
} finally {
  await site.end();
}
const table = tableOf(rows, run());
if (values.write) writeInto("docs/performance.md", "pages", table);
console.log(table);
process.exit(0);
