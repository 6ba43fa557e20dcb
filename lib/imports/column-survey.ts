// What the columns of a file say, in bounded memory: how often they are filled, and with which words.
import { wordIn } from "#lib/imports/clean.rules";
import { type ColumnSeen, FEW_WORDS, LISTED_WORDS } from "#lib/imports/preview.schema";

const SAMPLES = 3;
const SHORT = 120;
/** A column with more different texts than this has no words to give a meaning to. */
const WORDS_MAX = 400;

const shortened = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text);

type Column = { filled: number; words: Map<string, number>; more: boolean; samples: string[] };

const add = (column: Column, cell: string): void => {
  const text = cell.trim();
  if (text === "") return;
  column.filled += 1;
  const word = wordIn(text);
  const count = column.words.get(word);
  if (count === undefined && column.samples.length < SAMPLES) column.samples.push(shortened(text));
  if (count === undefined && column.words.size >= WORDS_MAX) column.more = true;
  else column.words.set(word, (count ?? 0) + 1);
};

const seen = (name: string, { filled, words, more, samples }: Column): ColumnSeen => {
  const commonest = [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  // Texts that are many are no list of words; of those the commonest do.
  const listed = commonest.length > FEW_WORDS ? commonest.slice(0, LISTED_WORDS) : commonest;
  return {
    name,
    filled,
    words: listed.map(([text, count]) => ({ text, count })),
    more: more || commonest.length > listed.length,
    samples,
  };
};

/** Counts over all rows under this header. */
export const surveyColumns = (header: readonly string[]) => {
  const columns = header.map((): Column => ({ filled: 0, words: new Map(), more: false, samples: [] }));
  return {
    add: (cells: readonly string[]): void => {
      for (const [index, column] of columns.entries()) add(column, cells[index] ?? "");
    },
    finish: (): ColumnSeen[] => columns.map((column, index) => seen(header[index] ?? "", column)),
  };
};
