/** Words that are the same in another language: names, terms of the field, units, and patterns without a word. Everything else is translated. */
export const SAME: Record<"de" | "fr", readonly string[]> = { de: [], fr: [] };
