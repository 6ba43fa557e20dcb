// Runs on whatever Node 20.19 or newer the machine has, before anything is installed: makes the project ready and goes on with the pinned Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Countersign needs Node 20.19 or newer to start; this is ${process.versions.node}.`);
  process.exit(2);
}

const windows = process.platform === "win32";
export const pinnedNode = join(root, "node_modules", ".bin", windows ? "node.cmd" : "node");
const wanted = readFileSync(join(root, ".nvmrc"), "utf8").trim();

/** Runs a program of the project to its end; a failure ends this process with its code. */
export function must(command, args, extra = {}) {
  const { status } = spawnSync(command, args, { stdio: "inherit", cwd: root, shell: windows, ...extra });
  if (status !== 0) process.exit(status ?? 1);
}

const environment = () => ({
  ...process.env,
  PATH: `${join(root, "node_modules", ".bin")}${windows ? ";" : ":"}${process.env.PATH}`,
});
export const bin = (name) => join(root, "node_modules", ".bin", windows ? `${name}.cmd` : name);

const filesUnder = (path) =>
  !existsSync(path)
    ? []
    : readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? (entry.name === "generated" ? [] : filesUnder(join(path, entry.name))) : [join(path, entry.name)],
      );

/** One hash over the names and bytes of files and folders. */
const fingerprint = (paths, without = () => false) => {
  const hash = createHash("sha256").update(process.platform + process.arch);
  for (const file of paths
    .flatMap((path) => (existsSync(path) && !path.includes(".") ? filesUnder(path) : existsSync(path) ? [path] : []))
    .filter((file) => !without(file))
    .sort()) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
};

const stale = (stamp, mark) => !existsSync(stamp) || readFileSync(stamp, "utf8") !== mark;
const keep = (stamp, mark) => {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, mark);
};

/** Installs what is missing, exactly as locked. */
function install() {
  const stamp = join(root, "node_modules", ".countersign-lock");
  const mark = fingerprint(["package-lock.json"]);
  if (stale(stamp, mark)) {
    const npm = process.env.npm_execpath;
    if (npm?.endsWith(".js")) must(process.execPath, [npm, "ci", "--no-fund", "--no-audit", "--loglevel=error"]);
    else must("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"]);
    keep(stamp, mark);
  }
  const found = spawnSync(pinnedNode, ["--version"], { encoding: "utf8", shell: windows }).stdout?.trim();
  if (found !== `v${wanted}`) {
    console.error(
      `The pinned Node ${wanted} is not there (found ${found || "none"}). Delete node_modules and start again; install scripts of the package "node" must be allowed.`,
    );
    process.exit(1);
  }
}

function generate() {
  const stamp = join(root, "lib", "db", "generated", ".stamp");
  const mark = fingerprint(["prisma/schema", "package-lock.json"]);
  if (!stale(stamp, mark)) return;
  // The client is generated without the schema engine, whose download is not available everywhere; any existing file stands in for it.
  must(bin("prisma"), ["generate"], {
    env: { ...environment(), PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  keep(stamp, mark);
}

export function ready() {
  install();
  generate();
}

const isTest = (file) => /\.test\.tsx?$/.test(file);

/** Builds when a source changed since the last build. */
export function build() {
  const stamp = join(root, ".next", ".countersign-build");
  const sources = [
    "app",
    "components",
    "lib",
    "messages",
    "policy",
    "i18n",
    "proxy.ts",
    "instrumentation-client.ts",
    "next.config.ts",
    "postcss.config.mjs",
    "package-lock.json",
    "tsconfig.json",
  ];
  const mark = fingerprint(sources, isTest);
  if (!stale(stamp, mark)) return;
  console.log("Building …");
  must(bin("next"), ["build"], {
    env: { ...environment(), NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  keep(stamp, mark);
}

/** Hands over to a program on the pinned Node, with flags of Node's own: signals go through, its exit code becomes ours. */
export function handOver(program, args = [], flags = []) {
  const child = spawn(pinnedNode, ["--disable-warning=ExperimentalWarning", ...flags, program, ...args], {
    stdio: "inherit",
    cwd: root,
    env: environment(),
    shell: windows,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
