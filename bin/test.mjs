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
  // Made once, by the first start of all, and copied by whatever needs one.
  DEMONSTRATION_HOME: join(out, "demonstration"),
};
for (const name of Object.keys(env)) if (/^(DATABASE_|COUNTERSIGN_|EVIDENCE_|NEXTAUTH_|PORT$)/.test(name)) delete env[name];
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, said once more at the end: whoever reads only the last lines of a long run knows where to look. */
const failures = [];

function step(title, command, args, extra = {}) {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: "inherit", cwd: root, env: { ...env, ...extra } });
  console.log(`── ${title}: ${status === 0 ? "well" : "FAILED"} (${Math.round((performance.now() - started) / 1000)} s)`);
  return status === 0;
}

/** A check counts as one test. */
function check(title, command, args) {
  if (step(title, command, args)) {
    total.passed += 1;
    return;
  }
  total.failed += 1;
  failures.push({ name: title, why: "" });
}

function count(file, read) {
  try {
    const { failures: seen, ...counts } = read(JSON.parse(readFileSync(file, "utf8")));
    for (const key of Object.keys(total)) total[key] += counts[key];
    failures.push(...seen);
  } catch {
    console.error(`There is no result in ${file}.`);
    total.failed += 1;
  }
}

check("formats and lint", bin("biome"), ["ci", "."]);
check("walls", bin("depcruise"), ["lib", "app", "components", "--output-type", "err"]);
check("unused code", bin("knip"), []);

/** Runs projects of vitest.config.ts; each of their tests counts. */
function suite(title, ...projects) {
  const result = join(out, `${projects.join("-")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${result}`];
  step(title, bin("vitest"), ["run", ...projects.flatMap((project) => ["--project", project]), ...reporters]);
  count(result, (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + (r.numFailedTests === 0 && !r.success ? 1 : 0),
    skipped: r.numPendingTests + r.numTodoTests,
    failures: r.testResults.flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === "failed");
      if (failed.length === 0) return message ? [{ name, why: message }] : [];
      return failed.map(({ fullName, failureMessages }) => ({ name: `${name}: ${fullName}`, why: failureMessages.join("\n") }));
    }),
  }));
}

suite("rules, operations, contracts", "pure", "rules");
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
/** What came only at the second try; it is tried again only where playwright.config.ts says so. */
const late = [];
const specs = ({ specs: own = [], suites = [] }) => [...own, ...suites.flatMap(specs)];
const endedAs = (wanted, suites) =>
  suites.flatMap(specs).flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === wanted)
      .map(({ results }) => ({
        name: `${file}: ${title}`,
        why: results.flatMap(({ errors }) => errors.map(({ message }) => message)).join("\n"),
      })),
  );
count(journeys, ({ stats, suites }) => {
  late.push(...endedAs("flaky", suites));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: endedAs("unexpected", suites),
  };
});

const tell = (word, { name, why }) => console.log(`\n${word} ${name}\n${why.split("\n").slice(0, 12).join("\n")}`);
for (const one of late) tell("AT THE SECOND TRY", one);
for (const one of failures) tell("FAILED", one);

rmSync(out, { recursive: true, force: true });
console.log();
spawnSync(pinnedNode, ["--disable-warning=ExperimentalWarning", "faults/absent.ts"], { stdio: "inherit", cwd: root, env });
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed > 0 || (process.env.CI && total.skipped > 0) ? 1 : 0);
