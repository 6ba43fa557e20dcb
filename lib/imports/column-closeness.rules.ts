/** How well the name of a column fits the names we know, also when it is a whole question. */
import { cleaned } from "#lib/imports/clean.rules";
import { COLUMN_NAMES } from "#lib/imports/column-names.rules";

/** Lower-case words: `ModelName`, `model_name` and `Model Name:` are one name, and `Vendor(s)` is `vendor`. */
export const wordsOf = (text: string): string =>
  cleaned(
    text
      .slice(0, 300)
      .replace(/\(e?s\)/g, "")
      .replace(/([a-z])([A-Z])/g, "$1 $2"),
  )
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Words that say nothing about what a column holds. */
const NEUTRAL = new Set(
  "a an ai and application be case contains current describe do does enter for has have in is it ml model models of our please provide s system the this to tool use used what which your".split(
    " ",
  ),
);

const telling = (words: readonly string[]) => words.filter((word) => !NEUTRAL.has(word)).length;

/**
 * Whether a known name within a longer one says what the column is about: nothing but neutral words beside it, or it is half of the
 * name, or it is a phrase. One known word among others tells nothing: a procurement instrument identifier is no id of the record.
 */
const speaksFor = (name: string, words: string): boolean => {
  if (name.length <= 2 || !` ${words} `.includes(` ${name} `)) return false;
  const own = name.split(" ");
  const beside = telling(words.split(" ")) - telling(own);
  return beside === 0 || (telling(own) > 0 && own.length > 1 && (beside <= own.length || own.length >= 4));
};

const unnumberedOf = (words: string): string => words.replace(/^\d+[a-z]? (?=\p{L})/u, "");

/** 1000 and more for a name we know, the length of a known name that speaks for the column, else 0. `words` may begin with a question's number. */
export const closeness = (words: string, names: readonly string[]): number => {
  const unnumbered = unnumberedOf(words);
  const exact = names.indexOf(unnumbered);
  if (exact >= 0) return 2_000 - exact;
  return Math.max(0, ...names.filter((name) => speaksFor(name, unnumbered)).map((name) => name.length));
};

const FIELD_NAMES = new Set(Object.values(COLUMN_NAMES).flat());

/** Whether people call a column of an inventory exactly so. */
export const isFieldName = (text: string): boolean => FIELD_NAMES.has(unnumberedOf(wordsOf(text)));
