// The result as a table for people, with the machine it was made on.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import type { Finding } from "./finding.ts";
import type { Setting } from "./measure.ts";
import { growth } from "./statistics.ts";

export type Machine = {
  date: string;
  commit: string | null;
  cpu: string;
  cores: number;
  memoryGigabytes: number;
  node: string;
  /** Processes that wanted a core, when the run ended: the run itself is among them. */
  load: number;
  setting: Setting;
};

function commit(): string | null {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}

export type Run = Omit<Machine, "setting">;

/** What the numbers of a run were made on. */
export const run = (): Run => ({
  date: new Date().toISOString().slice(0, 10),
  commit: commit(),
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  memoryGigabytes: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  load: Number((loadavg()[1] ?? 0).toFixed(1)),
});

export const machine = (setting: Setting): Machine => ({ ...run(), setting });

/** The same in a line. */
export const about = ({ date, commit: at, cpu, cores, memoryGigabytes, node, load }: Run): string =>
  `${date}${at ? `, ${at}` : ""} · ${cores} cores (${cpu}), ${memoryGigabytes} GB, Node ${node} · load ${load} at the end`;

/** How the median times grow from the smallest inventory to the largest. */
export function slopes(findings: readonly Finding[]): Finding[] {
  const timed = findings.filter(({ milliseconds }) => milliseconds !== undefined);
  return [...Map.groupBy(timed, ({ what }) => what).values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length < 2) return [];
    const value = growth(group.map(({ size, milliseconds }) => ({ x: size, y: milliseconds ?? Number.NaN })));
    const what = `${first.what}: growth with the inventory`;
    const allowed = first.growth ?? Number.POSITIVE_INFINITY;
    const target = `at most ${allowed}`;
    return [
      {
        ...first,
        what,
        value,
        measured: value.toFixed(2),
        target,
        met: value <= allowed,
        size: Math.max(...group.map(({ size }) => size)),
      },
    ];
  });
}

const verdict = ({ met, isUnsteady }: Finding): string => {
  const word = met === null ? "" : met ? "met" : "**missed**";
  return isUnsteady ? `${word} (unsteady)`.trim() : word;
};

export function tableOf(findings: readonly Finding[], facts: Machine): string {
  const { setting } = facts;
  const rows = findings
    .toSorted(
      (a, b) => a.workload.localeCompare(b.workload, "en", { numeric: true }) || a.what.localeCompare(b.what) || a.size - b.size,
    )
    .map((one) => [one.workload, one.what, one.size.toLocaleString("en"), one.measured, one.target ?? "", verdict(one)]);
  const head = ["", "What", "Models", "Measured", "Wanted", ""];
  return [
    `${about(facts)} · ${setting.rounds} rounds of ${setting.seconds} s, seed ${setting.seed}`,
    "",
    `| ${head.join(" | ")} |`,
    `| ${head.map(() => "---").join(" | ")} |`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
}

/** Puts the table between the two marks of that name in a document. */
export function writeInto(file: string, name: "bench" | "pages", table: string) {
  const text = readFileSync(file, "utf8");
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for the table ${name}`);
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`);
}
