import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DOT, dotted } from "#lib/core/dotted.rules";

const files = (folder: string, pattern: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name}`);

/** A window has its title in one line, which the palette reads; a sample of the kit shows what it is given. */
const isElsewhere = (file: string, line: string) =>
  /^app\/components\/|\/use-recorder\.ts$/.test(file) || /\btitle: |const about = /.test(line);
const isComment = (line: string) => /^\s*(\/\/|\/?\*)/.test(line);

const linesOf = (file: string) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.includes("·") && !isComment(line) && !isElsewhere(file, line));

test("what there is of a line is put together with a dot that stays with the piece before it", () => {
  expect(dotted(["3.0 in 2 places", null, "", undefined, false, "4.0 is in validation"])).toBe(
    "3.0 in 2 places\u00a0· 4.0 is in validation",
  );
  expect(dotted([null])).toBe("");
});

test("no page writes the dot between two pieces by itself, but takes it from dotted.rules.ts", () => {
  const sources = ["app", "components"].flatMap((folder) => files(folder, /\.tsx?$/));
  expect(sources.flatMap((file) => linesOf(file).map((line) => `${file}: ${line}`))).toEqual([]);
});

test("in no sentence of the pages a line can begin with the dot", () => {
  const catalogues = files("messages", /\.json$/).filter((file) => !file.includes("/record/"));
  const dots = catalogues.flatMap((file) => linesOf(file).map((line) => `${file}: ${line}`));
  expect(dots.length).toBeGreaterThan(20);
  expect(dots.filter((line) => line.replaceAll(DOT, "").includes("·"))).toEqual([]);
});
