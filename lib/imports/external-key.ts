/** Which row is which model. Whether a key is shared is known only once every row was seen, so keys take a first pass of their own. */
import { createHash } from "node:crypto";
import { cleaned, cleanedId } from "#lib/imports/clean.rules";
import { emptyWordsOf } from "#lib/imports/column-reader.rules";
import type { Mapping } from "#lib/imports/mapping.schema";
import type { Row } from "#lib/imports/record.schema";

/** The whole row, among the columns of a key step. */
const CONTENT = "@content";
/** A longer part of a key stands as its digest, so that a key fits an index. */
const MAX_PART = 200;

/** The answer of the first pass, some 300 bytes per row and no text of the file. */
export type KeySurvey = {
  /** The step of the ladder, from 0, that gives `row` its key. */
  stepOf(row: number): number;
  /** The first row that `row` repeats in every column; undefined when it is the first itself. */
  repeatOf(row: number): number | undefined;
  /** The first row whose key `row` has as well, though the two say different things; undefined when its key is its own. */
  clashOf(row: number): number | undefined;
  /** The steps before its own at which other rows have its key as well: with other contents, or all of them repeats of it. */
  earlierOf(row: number): readonly Earlier[];
  /** The rows of all records that carry the id of `row`, when there is more than one record; else empty. */
  sharersOf(row: number): readonly number[];
};

type Earlier = { step: number; isContested: boolean };
/** A key that would have been the row's own, had no other row it too. */
export type EarlierKey = { key: string; isContested: boolean };

/** How the rows of one file get their keys: a mapping laid over a header. */
export type Keys = {
  /** The first pass: every row of the file, in any order, then the survey. */
  surveyKeys(): { add(row: Row): void; finish(): KeySurvey };
  /** The key under which this row is found again, whatever the order of the file. The same survey, the same key. */
  keyOf(row: Row, survey: KeySurvey): string;
  /** The keys it has in another file, in which no other row has them: a record may be known here by one. */
  earlierKeysOf(row: Row, survey: KeySurvey): EarlierKey[];
};

/** One row as the survey remembers it: digests of its content and of its key at each step that fits. */
type Trace = { row: number; content: string; steps: (string | undefined)[]; last: string };
type Group = { rows: number; firsts: number[]; contents: Set<string> };

const sha256 = (text: string) => createHash("sha256").update(text).digest();
const short = (digest: Buffer) => digest.toString("base64url", 0, 16);

const groupsAt = (step: number, traces: readonly Trace[]): Map<string, Group> => {
  const groups = new Map<string, Group>();
  for (const { row, content, steps } of traces) {
    const key = steps[step];
    if (key === undefined) continue;
    const group = groups.get(key) ?? { rows: 0, firsts: [], contents: new Set<string>() };
    group.rows += 1;
    if (!group.contents.has(content)) group.firsts.push(row);
    group.contents.add(content);
    groups.set(key, group);
  }
  return groups;
};

/** The first row of each content; later rows with it are its repeats. */
const repeatsIn = (traces: readonly Trace[]): Map<number, number> => {
  const first = new Map<string, number>();
  const repeats = new Map<number, number>();
  for (const { row, content } of traces) {
    const earlier = first.get(content);
    if (earlier === undefined) first.set(content, row);
    else repeats.set(row, earlier);
  }
  return repeats;
};

/** Whether the group tells its record from every other. A row must be `alone` where identical rows count as well. */
const tells = (group: Group | undefined, alone: boolean): boolean =>
  group !== undefined && (alone ? group.rows === 1 : group.contents.size === 1);

/** For each row of several records with one id, by the first step: the rows of all of them. */
const sharersIn = (traces: readonly Trace[]): Map<number, readonly number[]> => {
  const shared = [...groupsAt(0, traces).values()].filter(({ firsts }) => firsts.length > 1);
  return new Map(shared.flatMap(({ firsts }) => firsts.map((row) => [row, firsts] as const)));
};

const addEarlier = (earlierOf: Map<number, Earlier[]>, row: number, step: number, group: Group | undefined): void => {
  if (group) earlierOf.set(row, [...(earlierOf.get(row) ?? []), { step, isContested: group.contents.size > 1 }]);
};

/** The first step that fits each row and tells its record from every other. The last step takes who is left. */
const stepsIn = ({ keys }: Mapping["identity"], traces: readonly Trace[]) => {
  const stepOf = new Map<number, number>();
  const earlierOf = new Map<number, Earlier[]>();
  let pending = traces;
  for (const [step, { alone }] of keys.entries()) {
    const groups = groupsAt(step, pending);
    const groupOf = ({ steps }: Trace) => groups.get(steps[step] ?? "");
    for (const { row } of pending) stepOf.set(row, step);
    pending = pending.filter((trace) => !tells(groupOf(trace), alone));
    for (const trace of step < keys.length - 1 ? pending : []) addEarlier(earlierOf, trace.row, step, groupOf(trace));
  }
  return { stepOf, earlierOf };
};

/** Rows that end with the key of another record: the last step takes who is left, also when it tells them apart no more. */
const clashesIn = (traces: readonly Trace[], stepOf: ReadonlyMap<number, number>, repeats: ReadonlyMap<number, number>) => {
  const first = new Map<string, number>();
  const clashes = new Map<number, number>();
  for (const { row, steps, last } of traces) {
    if (repeats.has(row)) continue;
    const step = stepOf.get(row) ?? 0;
    const key = `${step} ${steps[step] ?? last}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else clashes.set(row, earlier);
  }
  return clashes;
};

const surveyOf = (identity: Mapping["identity"], traces: readonly Trace[]): KeySurvey => {
  const { stepOf, earlierOf } = stepsIn(identity, traces);
  const repeats = repeatsIn(traces);
  const clashes = clashesIn(traces, stepOf, repeats);
  const sharers = sharersIn(traces);
  return {
    stepOf: (row) => stepOf.get(row) ?? 0,
    repeatOf: (row) => repeats.get(row),
    clashOf: (row) => clashes.get(row),
    earlierOf: (row) => earlierOf.get(row) ?? [],
    sharersOf: (row) => sharers.get(row) ?? [],
  };
};

/**
 * SHA-256 of the cleaned row with its column names, in an order that does not depend on the file. Empty cells and columns
 * leave no mark. The digest last made is kept, because several steps ask for it.
 */
const contentDigest = (header: readonly string[]) => {
  const order = header.map((column, index) => ({ column, index })).sort((a, b) => (a.column < b.column ? -1 : 1));
  let last: { cells: readonly string[]; digest: Buffer } | undefined;
  return (cells: readonly string[]): Buffer => {
    if (last?.cells === cells) return last.digest;
    const marks = order
      .map(({ column, index }) => ({ column, text: cleaned(cells[index] ?? "") }))
      .filter(({ text }) => text !== "")
      .map(({ column, text }) => `${column}\u001f${text}`);
    last = { cells, digest: sha256(marks.join("\u001e")) };
    return last.digest;
  };
};

/** The keys of a file with this `header`, by the ladder of `mapping`. */
export const keysOf = (mapping: Mapping, header: readonly string[]): Keys => {
  const { identity } = mapping;
  const empty = emptyWordsOf(mapping);
  const place = new Map(header.map((column, index) => [column, index]));
  const contentOf = contentDigest(header);
  const part = (cells: readonly string[], column: string): string => {
    if (column === CONTENT) return contentOf(cells).toString("hex", 0, 6);
    const cell = cells[place.get(column) ?? -1] ?? "";
    const text = column === identity.id ? cleanedId(cell) : cleaned(cell);
    if (empty.has(text)) return "";
    return text.length > MAX_PART ? `sha256:${sha256(text).toString("hex")}` : text;
  };
  const keyAt = (step: number, cells: readonly string[]): string =>
    JSON.stringify(Object.fromEntries((identity.keys[step]?.columns ?? []).map((column) => [column, part(cells, column)])));

  return {
    surveyKeys: () => {
      const traces: Trace[] = [];
      return {
        add: ({ row, cells }) => {
          const steps = identity.keys.map(({ needs }, step) =>
            needs.every((column) => part(cells, column) !== "") ? short(sha256(keyAt(step, cells))) : undefined,
          );
          const last = short(sha256(keyAt(identity.keys.length - 1, cells)));
          traces.push({ row, content: short(contentOf(cells)), steps, last });
        },
        finish: () =>
          surveyOf(
            identity,
            traces.sort((a, b) => a.row - b.row),
          ),
      };
    },
    keyOf: ({ row, cells }, survey) => keyAt(survey.stepOf(row), cells),
    earlierKeysOf: ({ row, cells }, survey) =>
      survey.earlierOf(row).map(({ step, isContested }) => ({ key: keyAt(step, cells), isContested })),
  };
};
