/** Text as it may stand on paper. Pure. */

const CONTROL = /\p{Cc}/gu;
/** Characters that change direction, join, pick a variant, or are not seen: a name must read as it is written. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}]/gu;

/** Without control and direction-changing characters; line ends stay. */
export const visible = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(CONTROL, (one) => (one === "\n" ? one : ""))
    .replace(UNSEEN, "")
    .normalize("NFC");

const codeOf = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/**
 * The text with what the font lacks written as codes, a run of them in one pair of brackets ([U+4FE1 U+7528]), so that nothing
 * is dropped or shown as an empty box. `isWhole` is false when something was.
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): { text: string; isWhole: boolean } {
  let shown = "";
  let run: string[] = [];
  let isWhole = true;
  const close = () => {
    if (run.length > 0) shown += `[${run.join(" ")}]`;
    run = [];
  };
  for (const character of visible(text)) {
    if (character === "\n" || hasGlyph(character.codePointAt(0) ?? 0)) {
      close();
      shown += character;
    } else {
      run.push(codeOf(character));
      isWhole = false;
    }
  }
  close();
  return { text: shown, isWhole };
}
