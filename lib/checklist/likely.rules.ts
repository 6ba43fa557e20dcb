/** Which controls a file is likely meant for, by the words of its name. Pure: it orders, and decides nothing. */

/** A control to which something can be attached; `attached` counts what is there already. */
export type Placeable = { controlId: string; title: string; evidenceHints: readonly string[]; attached: number; done: boolean };

/** Words that stand in the names of files of every kind. */
const COMMON = new Set([
  "report",
  "final",
  "draft",
  "version",
  "copy",
  "document",
  "scan",
  "file",
  "signed",
  "the",
  "and",
  "for",
  "of",
]);

const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !COMMON.has(word) && !/^\d+$/.test(word));

const SHARED_MIN = 4;
/** Alike where one begins as the other does: test and testing, validate and validation. */
const alike = (a: string, b: string): boolean => {
  const shortest = Math.min(a.length, b.length);
  const shared = Math.max(SHARED_MIN, Math.ceil(shortest * 0.75));
  return a === b || (shortest >= SHARED_MIN && a.slice(0, shared) === b.slice(0, shared));
};

/** The words of a name that speak of a control, and what they count: what it calls its evidence counts twice what it calls itself. */
const fitting = (words: readonly string[], { controlId, title, evidenceHints }: Placeable) => {
  const hints = evidenceHints.flatMap(wordsOf);
  const named = [...wordsOf(title), ...wordsOf(controlId)];
  const points = (word: string) => {
    if (hints.some((hint) => alike(word, hint))) return 2;
    return named.some((one) => alike(word, one)) ? 1 : 0;
  };
  return { words: words.filter((word) => points(word) > 0), points: words.reduce((sum, word) => sum + points(word), 0) };
};

export type Likely = {
  control: Placeable;
  /** The words of the name that speak of it. */
  words: string[];
  points: number;
};

/** The likeliest first: what the name speaks of, and among equals what still lacks evidence, then what is not done. */
export function likelyFor(fileName: string, controls: readonly Placeable[]): Likely[] {
  const words = [...new Set(wordsOf(fileName.replace(/\.[^.]+$/, "")))];
  const lacks = ({ attached, done }: Placeable) => Number(attached === 0) * 2 + Number(!done);
  return controls
    .map((control) => ({ control, ...fitting(words, control) }))
    .toSorted((a, b) => b.points - a.points || lacks(b.control) - lacks(a.control));
}

/** The one control the name speaks of more than of any other; null where nothing but a guess would choose. */
export const spokenOf = ([first, second]: readonly Likely[]): string | null =>
  first && first.points > (second?.points ?? 0) ? first.control.controlId : null;
