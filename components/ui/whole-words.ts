/** Part of a text, by where it begins. */
type Part = {
  at: number;
  text: string;
  /** No line ends inside of it, at a hyphen. */
  isWhole: boolean;
  /** A line may end after it, though no space follows. */
  mayEnd: boolean;
};

/** E-mail addresses; ids, numbers and dates, such as MDL-0007 and 2026-11-30. */
const WORDS = /[^\s@()<>"“”«»,;:]+@[^\s@()<>"“”«»,;:]*[\p{L}\p{N}]|\b[A-Z0-9]+(?:-[A-Z0-9]+)+\b/gu;

/** What is longer does not fit into the narrowest column, and breaks like everything else. */
const WHOLE_MAX = 24;

/** An address breaks after its @, and after a dot only where what stands before the @ or after it is too long. */
const piecesOf = (word: string): string[] =>
  word.split(/(?<=@)/).flatMap((side) => (side.length > WHOLE_MAX ? side.split(/(?<=\.)/) : [side]));

/** A text in parts: ids, numbers and dates break nowhere, an e-mail address at none of its hyphens. */
export function wholeWords(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const add = (part: string, isWord: boolean, mayEnd: boolean) => {
    if (part) parts.push({ at, text: part, isWhole: isWord && part.includes("-") && part.length <= WHOLE_MAX, mayEnd });
    at += part.length;
  };
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    add(text.slice(at, index), false, false);
    const pieces = word.includes("@") ? piecesOf(word) : [word];
    for (const [place, piece] of pieces.entries()) add(piece, true, place < pieces.length - 1);
  }
  add(text.slice(at), false, false);
  return parts;
}
