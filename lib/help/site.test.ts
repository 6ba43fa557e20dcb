import { existsSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";
import { PAGE_IDS } from "./contents.rules.ts";
import { siteCopies, siteFiles } from "./site.ts";

const files = siteFiles();
const copies = siteCopies();
const paths = new Set([...files.map(({ path }) => path), ...copies.map(([, to]) => to)]);

test("the site has every page of help, and copies only what is there", () => {
  expect([...PAGE_IDS, "index", "concepts/glossary"].filter((id) => !paths.has(`${id}.html`))).toEqual([]);
  expect(copies.filter(([from]) => !existsSync(from))).toEqual([]);
});

test("every address in it leads to a file of it, so that it works from a folder as it does from a server", () => {
  for (const { path, text } of files.filter((one) => one.path.endsWith(".html")))
    for (const [, address = ""] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^(https:|#)/.test(address)) continue;
      const [file = "", hash] = address.split("#");
      const target = posix.join(posix.dirname(path), file);
      expect(paths.has(target), `${path} → ${address}`).toBe(true);
      if (hash) expect(files.find((one) => one.path === target)?.text, `${path} → ${address}`).toContain(`id="${hash}"`);
    }
});

test("it looks as the product does: every token of the product, light and dark, and no script", () => {
  const css = files.find(({ path }) => path === "site.css")?.text ?? "";
  for (const token of ["--color-bg: light-dark(", "--color-accent: light-dark(", "--text-base: ", "--font-mono: "])
    expect(css).toContain(token);
  const used = [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name = ""]) => name);
  expect([...new Set(used)].filter((name) => !css.includes(`${name}:`))).toEqual([]);
  expect(files.filter(({ text }) => /<script|javascript:/i.test(text))).toEqual([]);
});
