// Proves the product: formats, types, walls, unused code, unit and contract tests, build, faults, browser tests. Touches no data of `npm start`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bin, build, pinnedNode, ready, root } from "./bootstrap.mjs";
import { chromium } from "./chromium.mjs";

ready();
const out = mkdtempSync(join(tmpdir(), "countersign-results-"));
const env = {
  ...process.env,
  PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}`,
  FORCE_COLOR: "0",
  NEXT_TELEMETRY_DISABLED: "1",
};
for (const name of Object.keys(env)) if (/^(DATABASE_|COUNTERSIGN_|EVIDENCE_|NEXTAUTH_|PORT$)/.test(name)) delete env[name];
const total = { passed: 0, failed: 0, skipped: 0 };

function step(title, command, args, extra = {}) {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: "inherit", cwd: root, env: { ...env, ...extra } });
  console.log(`── ${title}: ${status === 0 ? "well" : "FAILED"} (${Math.round((performance.now() - started) / 1000)} s)`);
  return status === 0;
}

/** A check counts as one test. */
function check(title, command, args) {
  total[step(title, command, args) ? "passed" : "failed"] += 1;
}

function count(file, read) {
  try {
    const seen = read(JSON.parse(readFileSync(file, "utf8")));
    for (const key of Object.keys(total)) total[key] += seen[key];
  } catch {
    console.error(`There is no result in ${file}.`);
    total.failed += 1;
  }
}

check("formats and lint", bin("biome"), ["ci", "."]);
check("walls", bin("depcruise"), ["lib", "app", "components", "--output-type", "err"]);
check("unused code", bin("knip"), []);

/** Runs one project of vitest.config.ts; each of its tests counts. */
function suite(title, project) {
  const result = join(out, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${result}`];
  step(title, bin("vitest"), ["run", "--project", project, ...reporters]);
  count(result, (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + (r.numFailedTests === 0 && !r.success ? 1 : 0),
    skipped: r.numPendingTests + r.numTodoTests,
  }));
}

suite("rules, operations, contracts", "rules");
build();
suite("starts, stops and faults of whole products", "faults");
check("types", bin("tsc"), ["--noEmit"]);

const journeys = join(out, "journeys.json");
const browser = chromium();
step("journeys in a browser", bin("playwright"), ["test"], {
  JOURNEYS_RESULT: journeys,
  ...(browser && { CHROMIUM_PATH: browser }),
  PINNED_NODE: pinnedNode,
});
count(journeys, ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }));

rmSync(out, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed > 0 || (process.env.CI && total.skipped > 0) ? 1 : 0);
