// Help as a site of plain files: the same Markdown, tokens and words as in the product, without a script, and from file:// too.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CONTENTS, HELP_GROUPS, type HelpGroup, PAGE_IDS, type PageId } from "./contents.rules.ts";
import { TERM_NAMES, TERMS } from "./glossary.rules.ts";
import { escaped, type Heading } from "./markdown.ts";
import { type Addresses, picturesShown, renderPage } from "./pages.ts";

export type SiteFile = { path: string; text: string };

const words = <Words>(name: string): Words => JSON.parse(readFileSync(join("messages", "en", `${name}.json`), "utf8"));
type HelpWords = Record<"title" | "note" | "onThisPage", string> & {
  group: Record<HelpGroup, string>;
  glossary: Record<"title" | "lead", string>;
};

/** The tokens of the product as plain variables, so that the site cannot look different. */
function tokens(): string {
  const css = readFileSync(join("app", "globals.css"), "utf8");
  const theme = /@theme static \{([\s\S]*?)\n\}/.exec(css)?.[1];
  if (!theme) throw new Error("app/globals.css has no theme");
  const kept = theme.split("\n").filter((line) => /^\s*--[\w-]+:/.test(line) && !line.includes("initial"));
  return `:root {\n  color-scheme: light dark;\n${kept.join("\n")}\n}\n`;
}

const SITE_CSS = `
@font-face { font-family: Geist; src: url("geist.woff2") format("woff2"); font-weight: 100 900; }
@font-face { font-family: "Geist Mono"; src: url("geist-mono.woff2") format("woff2"); font-weight: 100 900; }
:root { --font-geist-sans: Geist; --font-geist-mono: "Geist Mono"; font-size: 17px; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--color-bg); color: var(--color-ink); font: var(--text-base) / 1.55 var(--font-sans); }
.skip:not(:focus) { position: absolute; clip-path: inset(50%); }
.page { display: grid; gap: 1.5rem 2.5rem; max-width: 78rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.side { font-size: var(--text-sm); }
.side .name { display: block; margin-bottom: 0.75rem; color: var(--color-ink); font-size: var(--text-lg); font-weight: 600; text-decoration: none; }
.side summary { padding: 0.25rem 0; color: var(--color-ink-3); }
.side ul { margin: 0 0 0.75rem; padding: 0; list-style: none; }
.side li a { display: block; padding: 0.25rem 0.625rem; border-radius: var(--radius-md); color: var(--color-ink-2); text-decoration: none; }
.side li a:hover, .side li a[aria-current] { background: var(--color-sunken); color: var(--color-ink); }
main { min-width: 0; }
h1 { margin: 0 0 1rem; font-size: var(--text-2xl); line-height: 1.25; letter-spacing: -0.015em; }
.outline { margin-bottom: 1.5rem; color: var(--color-ink-3); font-size: var(--text-sm); }
.outline ul { margin: 0.25rem 0 0; padding: 0 0 0 0.75rem; border-inline-start: 1px solid var(--color-line); list-style: none; }
.outline a { display: block; padding: 0.25rem 0; color: var(--color-ink-2); text-decoration: none; }
.outline a:hover { color: var(--color-ink); text-decoration: underline; }
.pages { display: inline-block; margin-bottom: 1rem; font-size: var(--text-sm); }
.besides { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; max-width: 44rem; margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--color-line); }
a { color: var(--color-accent); }
:focus-visible { outline: 2px solid var(--color-accent); outline-offset: 2px; }
@media (max-width: 55.99rem) { .side { order: 2; padding-top: 1rem; border-top: 1px solid var(--color-line); } }
@media (min-width: 56rem) { .page { grid-template-columns: 13rem minmax(0, 1fr); } .pages { display: none; } }
@media (min-width: 70rem) {
  .reading { display: grid; grid-template-columns: minmax(0, 44rem) 12rem; align-items: start; gap: 2.5rem; }
  .outline { position: sticky; top: 1.5rem; order: 2; }
}
@media print { .side, .outline, .besides, .skip, .pages { display: none; } :root { color-scheme: light; font-size: 12px; } .prose a[href^="http"]::after { content: " (" attr(href) ")"; } }
`;

const addresses: Addresses = {
  page: (id) => `../${id}.html`,
  picture: (name) => `../pictures/${name}`,
  place: () => null,
};

type Frame = { title: string; here: string; body: string; up: string };

function frame({ title, here, body, up }: Frame, titles: Map<PageId, string>): string {
  const help = words<HelpWords>("help");
  const entry = (path: string, label: string) =>
    `<li><a href="${up}${path}.html"${path === here ? ' aria-current="page"' : ""}>${escaped(label)}</a></li>`;
  const group = (name: HelpGroup) =>
    `<details open><summary>${escaped(help.group[name])}</summary><ul>${CONTENTS[name]
      .map((page) => entry(`${name}/${page}`, titles.get(`${name}/${page}` as PageId) ?? page))
      .join("")}${name === "concepts" ? entry("concepts/glossary", help.glossary.title) : ""}</ul></details>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Countersign</title>
<link rel="stylesheet" href="${up}site.css">
<link rel="icon" href="${up}icon.svg">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="page">
<nav class="side" id="pages" aria-label="${escaped(help.title)}"><a class="name" href="${up}index.html">Countersign</a>${HELP_GROUPS.map(group).join("")}</nav>
<main id="content">
<a class="pages" href="#pages">All pages</a>
<h1>${escaped(title)}</h1>
${body}</main>
</div>
</body>
</html>
`;
}

const outlineOf = (headings: Heading[], title: string) =>
  headings.length < 2
    ? ""
    : `<nav class="outline" aria-label="${escaped(title)}">${escaped(title)}<ul>${headings
        .map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`)
        .join("")}</ul></nav>\n`;

function glossary(titles: Map<PageId, string>): string {
  const all = words<Record<string, { term: string; text: string }>>("glossary");
  const entries = TERM_NAMES.flatMap((name) => (all[name] ? [{ name, ...all[name] }] : [])).toSorted((a, b) =>
    a.term.localeCompare(b.term),
  );
  return `<article class="prose">${entries
    .map(
      ({ name, term, text }) =>
        `<h2 id="${name}"><a href="#${name}">${escaped(term)}</a></h2>\n<p>${escaped(text)} <a href="../${TERMS[name]}.html">${escaped(titles.get(TERMS[name]) ?? "")}</a></p>`,
    )
    .join("\n")}</article>\n`;
}

/** Every page and style of the site, in memory. The files it shows beside them are pictures, two fonts and the icon. */
export function siteFiles(): SiteFile[] {
  const help = words<HelpWords>("help");
  const pages = PAGE_IDS.map((id) => ({ id, ...renderPage(id, addresses) }));
  const titles = new Map(pages.map(({ id, title }) => [id, title]));
  const one = (id: string, title: string, body: string) => ({
    path: `${id}.html`,
    text: frame({ title, here: id, body, up: id.includes("/") ? "../" : "" }, titles),
  });
  const list = HELP_GROUPS.map(
    (group) =>
      `<h2>${escaped(help.group[group])}</h2>\n<ul>${pages
        .filter(({ id }) => id.startsWith(`${group}/`))
        .map(({ id, title, lead }) => `<li><a href="${id}.html">${escaped(title)}</a>: ${escaped(lead)}</li>`)
        .join("\n")}</ul>`,
  ).join("\n");
  const beside = (at: number) => {
    const [before, after] = [pages[at - 1], pages[at + 1]];
    const link = (page?: (typeof pages)[number]) =>
      page ? `<a href="../${page.id}.html">${escaped(page.title)}</a>` : "<span></span>";
    return `<nav class="besides" aria-label="Pages beside">${link(before)}${link(after)}</nav>\n`;
  };
  return [
    { path: "site.css", text: `${tokens()}${SITE_CSS}${readFileSync(join("app", "prose.css"), "utf8")}` },
    one("index", help.title, `<article class="prose"><p>${escaped(help.note)}</p>\n${list}</article>\n`),
    one("concepts/glossary", help.glossary.title, glossary(titles)),
    ...pages.map(({ id, title, html, outline }, at) =>
      one(
        id,
        title,
        `<div class="reading">${outlineOf(outline, help.onThisPage)}<article class="prose">${html}</article></div>\n${beside(at)}`,
      ),
    ),
  ];
}

/** What is copied as it is: from, to. */
export const siteCopies = (): [string, string][] => [
  ...picturesShown().map((name): [string, string] => [join("docs", "pictures", name), join("pictures", name)]),
  [join("node_modules", "geist", "dist", "fonts", "geist-sans", "Geist-Variable.woff2"), "geist.woff2"],
  [join("node_modules", "geist", "dist", "fonts", "geist-mono", "GeistMono-Variable.woff2"), "geist-mono.woff2"],
  [join("app", "icon.svg"), "icon.svg"],
];
