/** What the whole file says, column by column: words nobody mapped, with their rows counted, and dates that read two ways. */
import { wordIn } from "#lib/imports/clean.rules";
import { knowsWord } from "#lib/imports/closed-reader.rules";
import { emptyWordsOf } from "#lib/imports/column-reader.rules";
import { isClosed, type Mapping } from "#lib/imports/mapping.schema";
import type { Row } from "#lib/imports/record.schema";
import { readDate } from "#lib/imports/source-date.rules";
import { MONTH_FIRST } from "#lib/imports/vocabulary.schema";

const MAX_WORDS = 500;
const MAX_SAMPLES = 3;

/** Dates of one column whose day and month could change places. */
export type TwoWayDates = { column: string; monthFirst: boolean; count: number; samples: { text: string; date: string }[] };

export type ValueSurvey = {
  /** Rows per word without a meaning, by column. Past 500 words of a column no new one is counted. */
  unknownWords: ReadonlyMap<string, ReadonlyMap<string, number>>;
  twoWayDates: TwoWayDates[];
};

type Collector = (text: string) => void;

const wordCollector = (knows: (text: string) => boolean, counts: Map<string, number>): Collector => {
  return (text) => {
    const word = wordIn(text);
    if (knows(text) || (counts.size >= MAX_WORDS && !counts.has(word))) return;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  };
};

/** Collects what the columns of `mapping` say over all rows with this `header`. */
export const surveyValues = (mapping: Mapping, header: readonly string[]) => {
  const unknownWords = new Map<string, Map<string, number>>();
  const twoWayDates: TwoWayDates[] = [];
  const columns = new Map(Object.entries(mapping.columns));
  const emptyWords = emptyWordsOf(mapping);

  const collectorFor = (column: string): Collector | undefined => {
    const rule = columns.get(column);
    if (rule?.to === "inUseSince") {
      const dates: TwoWayDates = {
        column,
        monthFirst: rule.formats.some((format) => MONTH_FIRST.includes(format)),
        count: 0,
        samples: [],
      };
      twoWayDates.push(dates);
      return (text) => {
        const read = readDate(text, rule.formats);
        if (!read?.twoWays) return;
        dates.count += 1;
        if (dates.samples.length < MAX_SAMPLES) dates.samples.push({ text: text.trim(), date: read.date });
      };
    }
    if (!rule || !isClosed(rule)) return undefined;
    const counts = new Map<string, number>();
    unknownWords.set(column, counts);
    return wordCollector(knowsWord(rule, emptyWords), counts);
  };

  const collectors = header.map(collectorFor);
  return {
    add: ({ cells }: Row): void => {
      collectors.forEach((collect, index) => {
        collect?.(cells[index] ?? "");
      });
    },
    finish: (): ValueSurvey => ({ unknownWords, twoWayDates: twoWayDates.filter((dates) => dates.count > 0) }),
  };
};
