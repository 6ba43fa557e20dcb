// Puts reasons into words of the one catalogue, in the language of whoever reads; a code without a sentence is a bug that a test finds.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reason } from "#lib/core/errors";
import { fill } from "#lib/core/fill";
import type { Language } from "#lib/core/language.rules";
import { readIn } from "#lib/core/task";

type Sentence = { message: string; fix?: string; clearedBy?: string };
export type Worded = { code: string; message: string; fix?: string; clearedBy?: string; path?: string; href?: string };

const kept = new Map<Language, Map<string, Sentence>>();

/** Every sentence of messages/{language}/refusals, by code. Two files that claim one code are refused. */
export const sentences = (language: Language = readIn()): Map<string, Sentence> => {
  const known = kept.get(language);
  if (known) return known;
  const dir = join(process.cwd(), "messages", language, "refusals");
  const all = new Map<string, Sentence>();
  for (const file of readdirSync(dir).filter((name) => name.endsWith(".json"))) {
    const entries = JSON.parse(readFileSync(join(dir, file), "utf8")) as Record<string, Sentence>;
    for (const [code, sentence] of Object.entries(entries)) {
      if (all.has(code)) throw new Error(`${file}: the refusal ${code} has two sentences`);
      all.set(code, sentence);
    }
  }
  kept.set(language, all);
  return all;
};

/** A reason in words. `path` is the field of the input it is about, `href` the page that mends it, when there is one. */
export function worded({ code, values = {} }: Reason): Worded {
  const sentence = sentences().get(code);
  if (!sentence) return { code, message: code };
  const { path, href } = values;
  return {
    code,
    message: fill(sentence.message, values),
    ...(sentence.fix && { fix: fill(sentence.fix, values) }),
    ...(sentence.clearedBy && { clearedBy: fill(sentence.clearedBy, values) }),
    ...(path !== undefined && { path: String(path) }),
    ...(href !== undefined && { href: String(href) }),
  };
}
