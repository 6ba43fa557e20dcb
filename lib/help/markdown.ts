// Help is Markdown of our own. What a reader sees is made here, once, for the product and for the site alike.
import { Marked, type Token, type Tokens } from "marked";

export type Heading = { id: string; text: string };
export type Rendered = { title: string; lead: string; html: string; outline: Heading[] };

/** What only the reader's surroundings know. */
export type Surroundings = {
  /** Where a link to another file leads; null when that file is not shown here. */
  hrefOf: (target: string) => string | null;
  pictureOf: (target: string) => { src: string; width: number; height: number };
  /** The address of a place of the product that stands in the text as code; null when it cannot be opened from here. */
  placeOf: (code: string) => string | null;
};

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** The id of a heading, as GitHub makes it, so that a link to it holds there too. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const textOf = (tokens: Token[]): string =>
  tokens.map((token) => ("tokens" in token && token.tokens ? textOf(token.tokens) : "text" in token ? token.text : "")).join("");

const OUTSIDE = /^https:\/\//;

function link(label: string, target: string, { hrefOf }: Surroundings): string {
  if (OUTSIDE.test(target)) return `<a href="${escaped(target)}" rel="noreferrer">${label}</a>`;
  if (/^[a-z]+:/i.test(target) || target.startsWith("/"))
    throw new Error(`help links to ${target}: only files beside it and https`);
  const href = target.startsWith("#") ? target : hrefOf(target);
  return href === null ? label : `<a href="${escaped(href)}">${label}</a>`;
}

/** Raw HTML is refused: what is shown is only what Markdown can say, whoever wrote it. */
function refuse({ raw }: { raw: string }): never {
  throw new Error(`help holds raw HTML, which is refused: ${raw.trim().slice(0, 60)}`);
}

function picture({ href, text }: Tokens.Image, { pictureOf }: Surroundings): string {
  const { src, width, height } = pictureOf(href);
  return `<img src="${escaped(src)}" alt="${escaped(text)}" width="${width}" height="${height}" loading="lazy">`;
}

const rendererFor = (around: Surroundings) =>
  new Marked({
    renderer: {
      html: (token): string => refuse(token),
      link({ href, tokens }) {
        return link(this.parser.parseInline(tokens), href, around);
      },
      image: (token) => picture(token, around),
      codespan({ text }) {
        const place = around.placeOf(text);
        const code = `<code>${escaped(text)}</code>`;
        return place ? `<a href="${escaped(place)}">${code}</a>` : code;
      },
      code: ({ text }) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`,
      heading({ tokens, depth }) {
        const id = anchorOf(textOf(tokens));
        return `<h${depth} id="${id}"><a href="#${id}">${this.parser.parseInline(tokens)}</a></h${depth}>\n`;
      },
      table(token) {
        const row = (cells: Tokens.TableCell[], name: "th" | "td") =>
          `<tr>${cells.map(({ tokens }) => `<${name}${name === "th" ? ' scope="col"' : ""}>${this.parser.parseInline(tokens)}</${name}>`).join("")}</tr>`;
        const body = token.rows.map((cells) => row(cells, "td")).join("\n");
        return `<div class="wide" tabindex="0"><table><thead>${row(token.header, "th")}</thead>\n<tbody>${body}</tbody></table></div>\n`;
      },
    },
  });

/** A page: its first heading is the title, its first paragraph the lead. Throws on what help may not hold. */
export function render(markdown: string, around: Surroundings): Rendered {
  const marked = rendererFor(around);
  const tokens = marked.lexer(markdown);
  const at = tokens.findIndex((token) => token.type === "heading");
  const title = tokens[at];
  if (title?.type !== "heading" || title.depth !== 1) throw new Error("a page of help begins with a heading of the first level");
  const lead = tokens.find((token) => token.type === "paragraph");
  const outline = tokens.flatMap((token) =>
    token.type === "heading" && token.depth === 2
      ? [{ id: anchorOf(textOf(token.tokens ?? [])), text: textOf(token.tokens ?? []) }]
      : [],
  );
  return {
    title: textOf(title.tokens ?? []),
    lead: lead && "tokens" in lead ? textOf(lead.tokens ?? []) : "",
    html: marked.parser(tokens.slice(at + 1)),
    outline,
  };
}
