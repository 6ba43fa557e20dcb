// What the guides name has to be there: pages, pictures, places of the product, settings, commands, operations.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SETTINGS } from "#lib/host/settings";
import { operations } from "#lib/operations";
import { CONTENTS, fileOf, PAGE_IDS, pageMeant } from "./contents.rules.ts";
import { TERM_NAMES, TERMS } from "./glossary.rules.ts";
import { anchorOf } from "./markdown.ts";
import { helpPage, markdownOf, picturesShown, placesIn } from "./pages.ts";

/** What a text names and the product has not, each with what it is. */
function strange(markdown: string): string[] {
  return [
    ...placesIn(markdown)
      .filter((place) => !places.has(place))
      .map((place) => `the place ${place}`),
    ...codes(markdown)
      .filter((code) => /^(GET|POST|PUT|PATCH|DELETE) /.test(code) && !calls.has(code))
      .map((code) => `the call ${code}`),
    ...codes(markdown)
      .filter((code) => OURS.test(code) && !SETTINGS.includes(code))
      .map((code) => `the setting ${code}`),
    ...commands(markdown)
      .filter((command) => !isCommand(command))
      .map((command) => `the command ${command}`),
  ];
}

const codes = (markdown: string) => [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
const OURS = /^(PORT|RATE_LIMIT|(COUNTERSIGN|DATABASE|EVIDENCE|NEXTAUTH)_[A-Z_]+)$/;

const places = new Set(
  globSync("app/**/page.tsx").map(
    (file) =>
      `/${file
        .split("/")
        .slice(1, -1)
        .filter((part) => !part.startsWith("("))
        .join("/")}`,
  ),
);
const calls = new Set(Object.values(operations).map(({ http }) => http as string));

const commands = (markdown: string) => [...markdown.matchAll(/\bnpm (?:run|start|test)\b[^`\n]*/g)].map(([command]) => command);
const scripts = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts);
const usage = readFileSync("lib/host/cli.ts", "utf8");
function isCommand(command: string): boolean {
  const verb = /^npm run -s countersign -- (.+)$/.exec(command)?.[1];
  const [name = "", ...rest] = (verb ?? command.replace(/^npm (run )?/, "")).split(/\s+/);
  const options = rest.filter((one) => one.startsWith("--") && one !== "--").map((one) => one.slice(2));
  if (verb === undefined) return scripts.includes(name);
  const line = usage.slice(usage.indexOf(`  ${name} `), usage.indexOf(`\n`, usage.indexOf(`  ${name} `)));
  return (
    new RegExp(`^  (?:${name}|"${name}"): \\(args\\)`, "m").test(usage) && options.every((option) => line.includes(`--${option}`))
  );
}

const written = PAGE_IDS.filter((id) => !id.startsWith("reference/"));

test("every guide and every concept in docs/ is in the contents, and no other is", () => {
  for (const group of ["guides", "concepts"] as const)
    expect(globSync(`docs/${group}/*.md`).sort()).toEqual(CONTENTS[group].map((name) => `docs/${group}/${name}.md`).sort());
});

test("every picture that is shown is one that `npm run pictures -- --docs` takes", () => {
  const taken = readFileSync("e2e/places.ts", "utf8");
  expect(picturesShown().length).toBeGreaterThan(3);
  expect(picturesShown().filter((name) => !taken.includes(`name: "${name.replace(".png", "")}"`))).toEqual([]);
});

describe.each(PAGE_IDS)("%s", (id) => {
  test("can be shown, and names nothing that is not there", () => {
    expect(() => helpPage(id)).not.toThrow();
    expect(strange(markdownOf(id))).toEqual([]);
  });

  test("links to pages and headings that exist", () => {
    const targets = [...markdownOf(id).matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
    for (const target of targets.filter((one) => !one.startsWith("https://"))) {
      const meant = pageMeant(target, id);
      if (!meant) expect(existsSync(join("docs", fileOf(id), "..", target.split("#")[0] ?? "")), target).toBe(true);
      else if (meant.hash) expect(headingsOf(markdownOf(meant.id)), target).toContain(meant.hash.slice(1));
    }
  });
});

const headingsOf = (markdown: string) => [...markdown.matchAll(/^#{2,3} (.+)$/gm)].map(([, text = ""]) => anchorOf(text));

test.each(written)("%s can be read in a few minutes", (id) => {
  const words = markdownOf(id).split(/\s+/).length;
  expect(words).toBeGreaterThan(200);
  expect(words).toBeLessThan(900);
});

test.each([
  ["`/nowhere`", "the place /nowhere"],
  ["`GET /nothing`", "the call GET /nothing"],
  ["`COUNTERSIGN_NOTHING`", "the setting COUNTERSIGN_NOTHING"],
  ["    npm run nothing", "the command npm run nothing"],
  ["`npm run -s countersign -- nothing`", "the command npm run -s countersign -- nothing"],
  ["`npm run -s countersign -- person a@b.c --nothing`", "the command npm run -s countersign -- person a@b.c --nothing"],
])("a text that names %s is found out", (markdown, what) => {
  expect(strange(markdown)).toEqual([what]);
});

test("every term of the glossary has a sentence, and a page", () => {
  const words = JSON.parse(readFileSync("messages/en/glossary.json", "utf8"));
  expect(Object.keys(words).sort()).toEqual([...TERM_NAMES].sort());
  expect(Object.values(TERMS).filter((id) => !PAGE_IDS.includes(id))).toEqual([]);
});
