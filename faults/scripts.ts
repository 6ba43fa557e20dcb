// The scripts a page loads before anything is done on it.
import { gzipSync } from "node:zlib";

const sizes = new Map<string, Promise<number>>();

async function sizeOf(url: string): Promise<number> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return gzipSync(Buffer.from(await response.arrayBuffer())).length;
}

/** Bytes, compressed, of all scripts the document names for browsers of today. */
export async function scriptsOf(origin: string, html: string): Promise<number> {
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\bnomodule\b/i.test(tag));
  const named = [...new Set(tags.flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []))];
  if (named.length === 0) throw new Error("the page names no script");
  const known = named.map((path) => {
    const size = sizes.get(path) ?? sizeOf(`${origin}${path}`);
    sizes.set(path, size);
    return size;
  });
  return (await Promise.all(known)).reduce((sum, size) => sum + size, 0);
}
