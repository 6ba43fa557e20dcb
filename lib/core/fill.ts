import { createTranslator } from "use-intl/core";

type Values = Record<string, string | number>;

/**
 * One filler for each text of the catalogue, kept: making one costs twenty times what using it does, and whoever sends faults chooses how
 * many sentences that is.
 */
const fillers = new Map<string, (key: "text", values: Values) => string>();

/** Puts values into a sentence of the catalogue. */
export function fill(text: string, values: Values): string {
  const filler = fillers.get(text) ?? createTranslator({ locale: "en", messages: { text } });
  fillers.set(text, filler);
  return filler("text", values);
}
