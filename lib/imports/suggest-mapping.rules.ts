/** A first mapping for a file nobody has seen: each column with a target its name suggests, each word with a meaning it may have. */
import { cleaned, isBlank, soleAddress, wordIn } from "#lib/imports/clean.rules";
import { closeness, wordsOf } from "#lib/imports/column-closeness.rules";
import { COLUMN_NAMES, type SuggestedTarget } from "#lib/imports/column-names.rules";
import { Mapping } from "#lib/imports/mapping.schema";
import { readDate } from "#lib/imports/source-date.rules";
import {
  CLOSED_TARGETS,
  type ClosedTarget,
  DATE_FORMATS,
  DAY_FIRST,
  type DateFormat,
  MONTH_FIRST,
  TEXT_TARGETS,
  type TextTarget,
} from "#lib/imports/vocabulary.schema";
import { meaningsOf } from "#lib/imports/word-meaning.rules";

/** `sure`: the column is called by a name we know. Otherwise its name only contains one. */
export type ColumnSuggestion = { column: string; to: SuggestedTarget; sure: boolean };

export type Suggestion = {
  mapping: Mapping;
  columns: ColumnSuggestion[];
  /** Words of closed columns that no meaning is known for, to be given one by a person. */
  openWords: { column: string; words: string[] }[];
  /** Date columns whose samples read both day first and month first. The suggestion says month first; a person decides. */
  twoWayDates: string[];
};

const EMPTY_WORDS = ["tbd", "n/a", "na", "none", "unknown", "not available", "not applicable", "to be determined", "-", "."];

const isTarget = (name: string): name is SuggestedTarget => Object.hasOwn(COLUMN_NAMES, name);
const isClosed = (to: SuggestedTarget): to is ClosedTarget => Object.hasOwn(CLOSED_TARGETS, to);
const isText = (to: SuggestedTarget): to is TextTarget => TEXT_TARGETS.some((target) => target === to);

/** Each target to its best column and each column to one target, the surest pairs first. */
const pairs = (header: readonly string[]): ColumnSuggestion[] => {
  const targets = Object.keys(COLUMN_NAMES).filter(isTarget);
  const scored = header.flatMap((column) =>
    targets.map((to) => ({ column, to, score: closeness(wordsOf(column), COLUMN_NAMES[to] ?? []) })),
  );
  const columns = new Set<string>();
  const taken = new Set<SuggestedTarget>();
  const chosen: ColumnSuggestion[] = [];
  for (const { column, to, score } of scored.sort((a, b) => b.score - a.score)) {
    if (score === 0 || columns.has(column) || taken.has(to)) continue;
    columns.add(column);
    taken.add(to);
    chosen.push({ column, to, sure: score >= 1_000 });
  }
  return header.flatMap((column) => chosen.filter((one) => one.column === column));
};

/** What the words of a closed column mean here: known ones with their meaning, the rest by name. */
export const suggestValues = (to: ClosedTarget, texts: readonly string[]) => {
  const meaningOf = meaningsOf(to);
  const words = [...new Set(texts.filter((text) => !isBlank(text)).map(wordIn))];
  const known = words.flatMap((word) => {
    const ours = meaningOf(word);
    return ours === undefined ? [] : [[word, ours] as const];
  });
  const values = Object.fromEntries(known);
  return { values, open: words.filter((word) => !Object.hasOwn(values, word) && !EMPTY_WORDS.includes(cleaned(word))) };
};

/**
 * The formats that read the samples, and whether day and month stay open: a part above 12 decides for the whole column. Without one,
 * or with one of each kind, a person does.
 */
export const suggestFormats = (texts: readonly string[]): { formats: DateFormat[]; twoWays: boolean } => {
  const reads = (formats: readonly DateFormat[]) => texts.filter((text) => readDate(text, formats)).length;
  const [month, day] = [reads(MONTH_FIRST), reads(DAY_FIRST)];
  const both = texts.filter((text) => readDate(text, MONTH_FIRST) && readDate(text, DAY_FIRST)).length;
  const rivals = day > month ? MONTH_FIRST : DAY_FIRST;
  const fitting = DATE_FORMATS.filter((format) => !rivals.includes(format));
  const formats = fitting.filter((format) => reads([format]) > 0);
  return { formats: formats.length > 0 ? formats : fitting, twoWays: month + day > 0 && month > both === day > both };
};

const columnFor = (to: SuggestedTarget, texts: readonly string[]): unknown => {
  if (to === "inUseSince") return { to, formats: suggestFormats(texts).formats, other: "warn" };
  if (to === "repositoryUrl" || to === "link") return texts.some((text) => soleAddress(text)) ? { to } : undefined;
  if (isText(to)) return { to };
  if (!isClosed(to)) return undefined;
  const { values } = suggestValues(to, texts);
  // A column whose words are all strange was probably named by chance; as a source field it loses nothing.
  if (Object.keys(values).length === 0) return undefined;
  return { to, values, other: to === "claimedStage" ? "reject" : "warn" };
};

/** What a row without a name is called by its id, when the file has one whose column can stand in braces. */
export const nameRule = (id: string | undefined) => ({
  to: "name" as const,
  ...(id !== undefined && !/[{}]/.test(id) && { fallback: `{${id}} (no name given)` }),
});

/** The ladder of keys for a file whose columns lead to these targets: id, id within its unit, name within its unit, the whole row. */
export const identityFor = (columnOf: (to: SuggestedTarget) => string | undefined) => {
  const id = columnOf("externalId");
  const name = columnOf("name");
  const unit = columnOf("unitName");
  const both = [unit, name].filter((column) => column !== undefined);
  const keys = [
    ...(id ? [{ columns: [id], needs: [id], alone: true }] : []),
    ...(id && unit ? [{ columns: [id, unit], needs: [id], differs: "units" }] : []),
    ...(name ? [{ columns: both, needs: [name], differs: "names" }] : []),
    { columns: [...both, "@content"] },
  ];
  return { ...(id ? { id } : {}), empty_words: EMPTY_WORDS, keys };
};

/**
 * A mapping for a file with this `header`, from its column names and some of its rows. Without a column that looks like a
 * name the first one stands for it. What has no suggestion becomes a source field. `source` is whose records these are, `words` what the columns say in the whole file, as far as it was listed.
 */
export const suggestMapping = (
  header: readonly string[],
  sampleRows: readonly (readonly string[])[],
  { id = "new-mapping", title = "New mapping", source = "spreadsheet", words = new Map<string, readonly string[]>() } = {},
): Suggestion => {
  const textsOf = (column: string) => [
    ...sampleRows.map((cells) => cells[header.indexOf(column)] ?? "").filter((text) => !isBlank(text)),
    ...(words.get(column) ?? []),
  ];
  const paired = pairs(header);
  const named = paired.some(({ to }) => to === "name");
  const [first = "Column A"] = header;
  const columns = named
    ? paired
    : [{ column: first, to: "name" as const, sure: false }, ...paired.filter((one) => one.column !== first)];
  const rules = columns
    .map((one) => ({ ...one, rule: columnFor(one.to, textsOf(one.column)) }))
    .filter(({ rule }) => rule !== undefined);
  const columnOf = (to: SuggestedTarget) => rules.find((one) => one.to === to)?.column;
  const mapping = Mapping.parse({
    id,
    version: 1,
    title,
    source,
    identity: identityFor(columnOf),
    columns: Object.fromEntries(
      rules.map(({ column, to, rule }) => [column, to === "name" ? nameRule(columnOf("externalId")) : rule]),
    ),
  });
  const closed = rules.flatMap(({ column, to }) =>
    isClosed(to) ? [{ column, words: suggestValues(to, textsOf(column)).open }] : [],
  );
  return {
    mapping,
    columns: rules.map(({ column, to, sure }) => ({ column, to, sure })),
    openWords: closed.filter(({ words }) => words.length > 0),
    twoWayDates: rules
      .filter(({ column, to }) => to === "inUseSince" && suggestFormats(textsOf(column)).twoWays)
      .map(({ column }) => column),
  };
};

/** The columns a mapping reads, source fields aside. */
export const mappedColumns = ({ columns }: Pick<Mapping, "columns">): string[] =>
  Object.entries(columns).flatMap(([column, rule]) => (rule.to === "source_field" ? [] : [column]));

/** The mapping made for files with this header, when there is one. */
export const mappingFor = (header: readonly string[], mappings: readonly Mapping[]): Mapping | undefined =>
  mappings.find(({ matches }) => matches?.headers_all.every((column) => header.includes(column)));

/** What somebody saved is known by every column it reads: three headers that two inventories share would mix their records. */
export const knownByAll = (mapping: Mapping): Mapping =>
  mapping.matches ? { ...mapping, matches: { headers_all: mappedColumns(mapping) } } : mapping;
