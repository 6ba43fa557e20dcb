// Words of the one catalogue for what is made on the server: files, sentences of the ledger.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "use-intl/core";
import { LANGUAGES, type Language, LOCALES } from "#lib/core/language.rules";

type Tree = { [key: string]: string | Tree };
export type Words = { (key: string, values?: Record<string, string | number>): string; has(key: string): boolean };

const kept = new Map<string, Words>();
const read = new Map<string, Tree>();

const raise = (error: Error) => {
  throw error;
};

/** What messages/{language}/{name}.json holds. */
export function messages(name: string, language: Language): Tree {
  const file = `${language}/${name}.json`;
  const tree: Tree = read.get(file) ?? JSON.parse(readFileSync(join(process.cwd(), "messages", file), "utf8"));
  read.set(file, tree);
  return tree;
}

/**
 * The words of messages/{language}/{name}.json: English, unless somebody reads them on a page, so that a file is the same for everybody.
 * A key that is missing, or asks for a value that was not given, throws.
 */
export function words(name: string, language: Language = LANGUAGES[0]): Words {
  const file = `${language}/${name}`;
  const known = kept.get(file);
  if (known) return known;
  // A key is data here (the type of an event, a column), so it is no literal the compiler could check.
  const made = createTranslator({
    locale: LOCALES[language],
    messages: messages(name, language),
    timeZone: "UTC",
    onError: raise,
  }) as Words;
  kept.set(file, made);
  return made;
}
