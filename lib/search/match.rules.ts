/** Finds entries of the library by words: all of them must occur, and where they occur says how well it matches. Pure. */

export type Entry = {
  /** What people call it for short: CC-VAL-01, Art. 14. */
  codes: readonly string[];
  title: string;
  /** What else is searched: a family, the name of the framework. */
  about: string;
};

/** Places of a source under the names each language gives them, in full or for short, as the library calls them: Article 9, Artikel 9, art 9. */
const PLACES: [RegExp, string][] = [
  [/\bart(?:icles?|ikel)?\b\.? *(?=\d)/g, "art. "],
  [/\b(?:anhang|annexe?)\b *(?=[ivx\d])/g, "annex "],
  [/(?:\b(?:section|sect?|abschnitt)\b\.?|§) *(?=[ivx\d])/g, "section "],
  [/\b(?:clause|klausel)\b *(?=\d)/g, "clause "],
  [/\b(?:principle|principe|prinzip|grundsatz)\b *(?=\d)/g, "principle "],
];

const plain = (text: string) =>
  PLACES.reduce(
    (said, [place, name]) => said.replaceAll(place, name),
    text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase(),
  );
const wordsOf = (text: string) => plain(text).split(/\s+/).filter(Boolean);

const begins = (text: string, word: string) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .some((part) => part.startsWith(word));

/** The place of an entry among what was found, the smaller the better; null when a word occurs nowhere in it. */
export function placeOf({ codes, title, about }: Entry, q: string): number | null {
  const asked = plain(q).trim();
  const words = wordsOf(q);
  if (words.length === 0) return null;
  if (codes.some((code) => plain(code) === asked)) return 0;
  if (codes.some((code) => plain(code).startsWith(asked))) return 1;
  if (words.every((word) => begins(title, word))) return 2;
  const all = plain([...codes, title, about].join(" "));
  return words.every((word) => all.includes(word)) ? 3 : null;
}

/** The best of them, in the order of the library where they match equally well. */
export const bestOf = <T>(entries: readonly T[], entryOf: (one: T) => Entry, q: string, max: number): T[] =>
  entries
    .flatMap((one) => {
      const place = placeOf(entryOf(one), q);
      return place === null ? [] : [{ one, place }];
    })
    .toSorted((a, b) => a.place - b.place)
    .slice(0, max)
    .map(({ one }) => one);
