import { createTranslator } from "use-intl/core";
import { LOCALES } from "#lib/core/language.rules";
import { readIn } from "#lib/core/task";

type Values = Record<string, string | number>;

/**
 * One filler for each text of the catalogue, kept: making one costs twenty times what using it does, and whoever sends faults chooses how
 * many sentences that is.
 */
const fillers = new Map<string, (key: "text", values: Values) => string>();

/** Puts values into a sentence of the catalogue, in the language of whoever reads. */
export function fill(text: string, values: Values): string {
  const locale = LOCALES[readIn()];
  const named = `${locale} ${text}`;
  const filler = fillers.get(named) ?? createTranslator({ locale, messages: { text } });
  fillers.set(named, filler);
  return filler("text", values);
}
