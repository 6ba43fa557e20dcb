// Words of the one catalogue for what is made on the server: files, sentences of the ledger.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "use-intl/core";

type Tree = { [key: string]: string | Tree };
export type Words = { (key: string, values?: Record<string, string | number>): string; has(key: string): boolean };

const kept = new Map<string, Words>();

const raise = (error: Error) => {
  throw error;
};

/** The words of messages/en/{name}.json. A key that is missing, or asks for a value that was not given, throws. */
export function words(name: string): Words {
  const known = kept.get(name);
  if (known) return known;
  const messages: Tree = JSON.parse(readFileSync(join(process.cwd(), "messages", "en", `${name}.json`), "utf8"));
  // A key is data here (the type of an event, a column), so it is no literal the compiler could check.
  const made = createTranslator({ locale: "en", messages, timeZone: "UTC", onError: raise }) as Words;
  kept.set(name, made);
  return made;
}
