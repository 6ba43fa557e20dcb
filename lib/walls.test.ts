// Architecture tests that an import graph cannot make.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sentences } from "#lib/core/wording";
import { messageCodes } from "#lib/imports/row-message";
import { jobs } from "#lib/jobs";
import { operations } from "#lib/operations";

const files = (dir: string, pattern: RegExp) =>
  readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((name) => pattern.test(name) && !name.startsWith("db/generated"))
    .map((name) => `${dir}/${name}`);

const camel = (kebab: string) => kebab.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const named = (pattern: RegExp) =>
  files("lib", pattern)
    .map((file) => camel(pattern.exec(file)?.[1] ?? ""))
    .sort();

test("every operation file is listed under the name of its file, and nothing else is", () => {
  expect(Object.entries(operations).filter(([key, op]) => op.id !== key)).toEqual([]);
  expect(named(/([a-z-]+)\.(?:command|query)\.ts$/)).toEqual(Object.keys(operations).sort());
});

test("every job file is listed under the name of its file", () => {
  expect(named(/([a-z-]+)\.job\.ts$/)).toEqual(jobs.map((job) => job.name).sort());
});

test("there is one file of Server Functions and it publishes one", () => {
  const servers = [...files("lib", /\.tsx?$/), ...files("app", /\.tsx?$/), ...files("components", /\.tsx?$/)].filter((file) =>
    /^\s*["']use server["']/m.test(readFileSync(file, "utf8")),
  );
  expect(servers).toEqual(["lib/web/act.ts"]);
  expect([...readFileSync("lib/web/act.ts", "utf8").matchAll(/^export /gm)]).toHaveLength(1);
});

test("every refusal that the code can give has a sentence", () => {
  const given = files("lib", /\.ts$/)
    .filter((file) => !file.includes(".test.") && !file.startsWith("lib/test/"))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\breason\(\s*"([^"]+)"/g)].map((m) => `${m[1]} in ${file}`));
  // What an import says of a row is no refusal of an operation, and has its sentences beside them.
  const worded = new Set([...sentences().keys(), ...messageCodes()]);
  expect(given.filter((entry) => !worded.has(entry.split(" in ")[0] ?? ""))).toEqual([]);
});
