// What README and docs lead to has to be there: links, headings, files and programs they name. The guides have lib/help/pages.test.ts.

import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { PEERS } from "../faults/peers";

const documents = ["README.md", "CONTRIBUTING.md", "lib/README.md", ...globSync("docs/*.md").sort()];
const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);

/** What a link may lead to within a document: the slug of a heading, as GitHub makes it. */
const headings = (file: string): string[] =>
  all(readFileSync(file, "utf8"), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

const leadsNowhere = (from: string) => (target: string) => {
  const [path = "", hash] = target.split("#");
  const file = path === "" ? from : join(dirname(from), path);
  return !existsSync(file) || (hash !== undefined && !headings(file).includes(hash));
};

/** What a program of ours writes there: whoever has not run it has none. */
const made = readFileSync(".gitignore", "utf8").split("\n");

/** The files a text names by their whole path, a pattern among them. */
const files = (text: string) =>
  all(text, /`((?:app|bench|bin|components|container|docs|e2e|faults|i18n|lib|messages|policy|prisma)\/[\w.*[\]/-]+)`/g);

const strange = (file: string, text = readFileSync(file, "utf8")): string[] => [
  ...all(text, /\]\(([^)\s]+)\)/g).filter((target) => !/^https?:/.test(target) && leadsNowhere(file)(target)),
  ...all(text, /\bnpm run (?:-s )?([a-z:-]+)/g).filter((name) => !(name in scripts)),
  ...all(text, /\bnpm (start|test)\b/g).filter((name) => !(name in scripts)),
  ...files(text).filter((path) => !existsSync(path) && !made.includes(path) && globSync(path).length === 0),
];

describe.each(documents)("%s", (file) => {
  test("names no page, heading, file or program that is not there", () => {
    expect(strange(file)).toEqual([]);
  });
});

test.each([
  ["[a page](docs/nowhere.md)", "docs/nowhere.md"],
  ["[a heading](docs/operations.md#nowhere)", "docs/operations.md#nowhere"],
  ["    npm run -s nothing -- person", "nothing"],
  ["`lib/nothing.ts`", "lib/nothing.ts"],
])("a document that names %s is found out", (text, what) => {
  expect(strange("README.md", text)).toEqual([what]);
});

test("tests that a machine may lack the program for are in CONTRIBUTING, and said by name where they are left out", () => {
  const env = { ...process.env, PGBOUNCER: "/nowhere/pgbouncer", SCHEMATHESIS: "/nowhere/st" };
  const said = spawnSync(process.execPath, ["faults/absent.ts"], { env }).stdout.toString();
  expect(said).toBe(PEERS.map(({ name, file }) => `not here: ${name} (${file})\n`).join(""));
  const contributing = readFileSync("CONTRIBUTING.md", "utf8");
  expect(PEERS.filter(({ file }) => !existsSync(file) || !contributing.includes(`\`${file}\``))).toEqual([]);
  expect(readFileSync("bin/test.mjs", "utf8")).toContain('"faults/absent.ts"');
});

/** What `npm start` says and how it ends on another Node: the program asks nothing but its version. */
const startOn = (version: string) => {
  const other = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } })`;
  const bootstrap = `import("./bin/bootstrap.mjs")`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", `${other}; await ${bootstrap}`]);
  return { status, says: stderr.toString().trim() };
};

test.each(["18.20.8", "20.18.3"])("Node %s is refused in words that name what is needed", (version) => {
  const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(engines.node).toBe(">=20.19.0");
  const says = `Countersign needs Node 20.19 or newer to start; this is ${version}.`;
  expect(startOn(version)).toEqual({ status: 2, says });
});

test.each(["20.19.0", "22.0.0", "24.21.0"])("Node %s is taken", (version) => {
  expect(startOn(version)).toEqual({ status: 0, says: "" });
});
