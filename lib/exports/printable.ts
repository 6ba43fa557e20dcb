/** Text as it may stand on paper. Pure. */

const CONTROL = /\p{Cc}/gu;
/** Characters that change direction, join, or are not seen: a name must read as it is written. */
const UNSEEN = /\p{Cf}/gu;

/** Without control and direction-changing characters; line ends stay. */
export const visible = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(CONTROL, (one) => (one === "\n" ? one : ""))
    .replace(UNSEEN, "")
    .normalize("NFC");

/** The text with every character the font lacks written as its code, so that nothing is dropped or shown as an empty box. */
export const printable = (text: string, hasGlyph: (codePoint: number) => boolean): string =>
  [...visible(text)]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return character === "\n" || hasGlyph(code) ? character : `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
    })
    .join("");
