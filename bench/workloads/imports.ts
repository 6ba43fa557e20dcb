// What comes in as a file: W21. The same rows as CSV and as a workbook, against COPY into a bare table and two inserts from it.
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atLeast, atMost, type Found, told, type Workload } from "../finding.ts";
import { csvOf, saveMapping, writeWorkbook } from "../plain-import.ts";
import { megabytesOf, mostDuring } from "../processes.ts";
import { clean, type Site } from "../site.ts";

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

const STAGED = `
  create table load_staged (id text, name text, purpose text);
  create table load_models (like model including all); create table load_versions (like model_version including all)`;
const FROM_STAGED = [
  "insert into load_models select m.* from load_staged s join model m on m.source = 'load' and m.name = s.name",
  "insert into load_versions select v.* from load_models m join model_version v on v.model_id = m.id",
];

/** Seconds in which the database alone takes the file in and makes the rows of it that the import made. */
async function copied(site: Site, file: string, rows: number): Promise<number> {
  await site.owner.query(STAGED);
  try {
    const started = performance.now();
    await site.owner.query("begin");
    await site.owner.query(`copy load_staged from '${file}' (format csv, header)`);
    for (const statement of FROM_STAGED) {
      const { rowCount } = await site.owner.query(statement);
      if (rowCount !== rows) throw new Error(`${rowCount} rows of ${rows} were made of the staged ones`);
    }
    await site.owner.query("commit");
    return (performance.now() - started) / 1000;
  } finally {
    await site.owner.query("rollback");
    await site.owner.query("drop table load_staged, load_models, load_versions");
  }
}

const ROWS = 10_000;
const PURPOSE = "Orders cases so that the oldest are read first and in words as people write them";

const importing: Workload = {
  id: "W21",
  title: `Import of ${ROWS} models at the command line`,
  run: async (site) => {
    const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
    // The database reads the file, too.
    chmodSync(folder, 0o755);
    const at = (name: string) => join(folder, name);
    const run = Date.now();
    const mapping = await saveMapping(site.officer, site.url);
    const measured = async (format: string, file: string, plain: string): Promise<Found[]> => {
      const { seconds, most, said } = await imported(site, file, mapping);
      if (!said.includes(`${ROWS} created`)) throw new Error(`not every row became a model: ${said.slice(0, 400)}`);
      return [
        atLeast(`${format} against COPY into a table and insert-select`, (await copied(site, plain, ROWS)) / seconds, "", 0.1),
        told(`${format}, rows`, ROWS / seconds, "a second"),
        atMost(`${format}, the process holds at most`, most, "MB", 400),
      ];
    };
    try {
      writeFileSync(at("text.csv"), csvOf(ROWS, `c${run}`, PURPOSE), { mode: 0o644 });
      writeFileSync(at("workbook.csv"), csvOf(ROWS, `x${run}`, PURPOSE), { mode: 0o644 });
      await writeWorkbook(at("workbook.xlsx"), ROWS, `x${run}`, PURPOSE);
      return [
        ...(await measured("CSV", at("text.csv"), at("text.csv"))),
        ...(await measured("XLSX", at("workbook.xlsx"), at("workbook.csv"))),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export const IMPORTS: Workload[] = [importing];
