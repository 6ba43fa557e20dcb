/** Texts made comparable. For comparison only: what is stored and shown stays as it came. */

const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const UNSEEN = /[\u200B-\u200D\u2060\uFEFF]/g;

/** One form for texts that read the same: Unicode NFKC, no zero-width characters, single blanks, case folded. */
export const cleaned = (text: string): string => {
  if (text === "" || PLAIN.test(text)) return text.toLowerCase();
  const spaced = text.normalize("NFKC").replace(UNSEEN, "").replace(/\s+/g, " ").trim();
  // Lower, upper, lower is how far JavaScript folds case: ẞ, ß and SS meet at ss. Folding can undo NFKC, hence the second one.
  return spaced.toLowerCase().toUpperCase().toLowerCase().normalize("NFKC");
};

/** One form for identifiers: as `cleaned`, with any dash as `-` and no blanks around it. `FDIC – 3` is `fdic-3`. */
export const cleanedId = (text: string): string =>
  cleaned(text)
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/ ?- ?/g, "-");

export const isBlank = (text: string): boolean => text.trim() === "";

/** The one web address that the whole text is, or undefined. An address that carries a name and password is none. */
export const soleAddress = (text: string): string | undefined => {
  const trimmed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(trimmed) || trimmed.length > 2_000) return undefined;
  const url = URL.parse(trimmed);
  return url && url.username === "" && url.password === "" ? trimmed : undefined;
};

/** A text on one line: its lines trimmed and joined by blanks. */
export const onOneLine = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");

/** The first characters of a text, at most `most` of them, and no half of one: JSON with half a character is refused by the database. */
export const beginningOf = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");

/** How much of a text is its word. Longer texts that begin alike are one word. */
const WORD_CHARACTERS = 300;

/** What is compared and shown of a text that has to be a word of a list. */
export const wordIn = (text: string): string => beginningOf(text.trim(), WORD_CHARACTERS);
