/** Texts as a worksheet holds them. Pure. */

/** A cell of a worksheet holds so many characters; Excel calls a file with more damaged. */
export const CELL_CHARACTERS_MAX = 32_767;

/** Control characters, halves of characters and code points that are none: XML 1.0 holds no such thing. */
const NOT_XML = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const LINE = /[\t\n\r]/;

/** `_x0041_` in a text would be read as the character it names. */
const ESCAPE_LIKE = /_(?=x[0-9a-fA-F]{4}_)/g;

/** The cell as it is written: text stays text, what a worksheet cannot hold goes, what is too long is cut and told by `onCut`. */
export function sheetCell<T>(value: T, onCut: () => void): T | string {
  if (typeof value !== "string") return value;
  const text = value.replace(NOT_XML, (one) => (LINE.test(one) ? one : "")).replace(ESCAPE_LIKE, "_x005F_");
  if (text.length <= CELL_CHARACTERS_MAX) return text;
  onCut();
  return `${text.slice(0, CELL_CHARACTERS_MAX - 1)}…`;
}
