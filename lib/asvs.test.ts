// docs/asvs.md says of each requirement how the product stands to it. Here it is held to its word.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PEERS } from "../faults/peers";

type Row = { id: string; level: string; what: string; answer: string; where: string };

const REQUIREMENT = /^\| (\d+\.\d+\.\d+) \s*\| (\d)\s+\| (.+?)\s+\| (.+?)\s+\| (.+?)\s+\|$/gm;
const text = readFileSync("docs/asvs.md", "utf8");
const rows: Row[] = [...text.matchAll(REQUIREMENT)].map(([, id = "", level = "", what = "", answer = "", where = ""]) => ({
  id,
  level,
  what,
  answer,
  where,
}));

/** The tests a row names: "`file`: name", one after the other. */
const testsOf = ({ where }: Row): { file: string; name: string }[] =>
  where.split("<br>").flatMap((one) => {
    const [, file, name] = /^`([^`]+)`: (.+)$/.exec(one) ?? [];
    return file && name ? [{ file, name }] : [];
  });

/** A part of a title that is known only when the test runs. */
const FILLED_IN = /\$\{[^}]*\}/g;

const sources = new Map<string, string>();
const sourceOf = (file: string): string => {
  if (!sources.has(file)) sources.set(file, existsSync(file) ? readFileSync(file, "utf8").replace(FILLED_IN, "…") : "");
  return sources.get(file) ?? "";
};

/** The whole title of a test, as its source quotes it. */
const isTitled = (file: string, name: string) => ['"', "'", "`"].some((sign) => sourceOf(file).includes(`${sign}${name}${sign}`));

test("every requirement of levels 1 and 2 stands there once, with its level", () => {
  const [, ...wanted] = readFileSync("docs/asvs-5.0.0.csv", "utf8").trim().split("\n");
  expect(wanted).toHaveLength(253);
  expect(rows.map(({ id, level }) => `${id},${level}`)).toEqual(wanted);
});

test("every answer is met, not applicable or open, and says where or why", () => {
  expect(rows.filter(({ answer }) => !["met", "not applicable", "open"].includes(answer))).toEqual([]);
  expect(rows.filter(({ answer, where }) => answer !== "met" && where.length < 8)).toEqual([]);
  const count = (answer: string) => rows.filter((row) => row.answer === answer).length;
  expect(text).toContain(`${count("met")} met, ${count("not applicable")} not applicable, ${count("open")} open.`);
});

/** Where the projects of vitest.config.ts and playwright.config.ts look. */
const PLACES = /^((lib|components|faults)\/.+\.test\.ts|e2e\/[\w-]+\.spec\.ts)$/;
const SET_ASIDE = /\b(test|it|describe)(\.\w+)*\.(skip|fixme|fails?|only|todo)\b/;
const needsPeer = (file: string) => PEERS.some((peer) => peer.file === file);

/** A file that a run may leave out, in whole or in part, shows nothing by what its tests are called. */
const runs = (file: string, source = sourceOf(file)) => PLACES.test(file) && !needsPeer(file) && !SET_ASIDE.test(source);

test("what is met names tests that exist, in files that run", () => {
  const met = rows.filter(({ answer }) => answer === "met");
  expect(met.filter((row) => testsOf(row).length === 0).map(({ id }) => id)).toEqual([]);
  const named = met.flatMap((row) => testsOf(row).map((one) => ({ id: row.id, ...one })));
  expect(named.filter(({ file, name }) => !runs(file) || !isTitled(file, name))).toEqual([]);
});

test.each([
  ["lib/a.test.ts", 'test("a", () => 1);', true],
  ["e2e/a.spec.ts", 'test("a", () => 1);', true],
  ["lib/a.test.ts", 'test.skipIf(noDisk)("a", () => 1);', true],
  ["lib/a.test.ts", 'test.skip("a", () => 1);', false],
  ["lib/a.test.ts", 'test.concurrent.only("a", () => 1);', false],
  ["e2e/a.spec.ts", 'test.describe.fixme("a", () => 1);', false],
  ["lib/a.test.ts", "test.todo('a');", false],
  ["faults/schemathesis.test.ts", 'test("a", () => 1);', false],
  ["demo/a.test.ts", 'test("a", () => 1);', false],
])("a file at %s with `%s` runs: %s", (file, source, answer) => {
  expect(runs(file, source)).toBe(answer);
});
