/** Which character separates the cells of a text table. */
import { namesFields } from "#lib/imports/header-row.rules";

const CANDIDATES = [",", ";", "\t", "|"] as const;
const SAMPLE_RECORDS = 50;

/** `sep=;` on a first line of its own is how Excel is told, and is no row of the table. */
export const declaredDelimiter = (text: string): string | undefined => /^sep=(.)\r?(?:\n|$)/.exec(text)?.[1];

/** The first records, and in what stands in quotes no separator. The last line may be cut short by the sample and does not count. */
const firstRecords = (text: string): string[] => {
  const plain = text
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part : part.replace(/[,;\t|\r\n]/g, " ")))
    .join('"');
  const lines = plain.split(/\r\n|\n|\r/);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  // One text in quotes is a title, or a row of a single column, and tells nothing of a separator.
  return whole.filter((line) => line.replace(/"[^"]*"/g, "") !== "").slice(0, SAMPLE_RECORDS);
};

/** A table below lines of words is told by so many columns at least or by names of fields, and by so large a share of all records. */
const BELOW_TITLES = { columns: 3, share: 0.5 };

/**
 * How well `delimiter` explains the records: the share of them as wide as the header, then the width. One cell explains nothing; where
 * the first records are one cell each, the header is the first one that is not.
 */
const explains = (records: readonly string[], delimiter: string): number => {
  const widths = records.map((record) => record.split(delimiter).length);
  const place = widths.findIndex((width) => width > 1);
  const width = widths[place] ?? 1;
  const share = widths.filter((one) => one === width).length / widths.length;
  const isTable = width >= BELOW_TITLES.columns || namesFields((records[place] ?? "").split(delimiter));
  if (width === 1 || (place > 0 && !(isTable && share >= BELOW_TITLES.share))) return 0;
  return share * 10_000 + width;
};

/** The delimiter of `text`, the beginning of a file. Separators inside quotes do not count. A single column has none: a comma. */
export const sniffDelimiter = (text: string): string => {
  const declared = declaredDelimiter(text);
  if (declared) return declared;
  const records = firstRecords(text);
  const scored = CANDIDATES.map((delimiter) => ({ delimiter, score: explains(records, delimiter) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ",";
};
