/** A file through a mapping, in two passes: the first refuses what must be refused and learns the keys, the second hands out batches. */
import { type Reason, Refusal, reason } from "#lib/core/errors";
import { type EarlierKey, type KeySurvey, type Keys, keysOf } from "#lib/imports/external-key";
import { rowMapper } from "#lib/imports/map-row.rules";
import type { Mapping, MappingOptions } from "#lib/imports/mapping.schema";
import { type ImportedRow, isRejected, type Rejection, type Row } from "#lib/imports/record.schema";
import { type FieldValues, fieldValues, statedFields } from "#lib/imports/stated-fields.rules";
import type { TableItem, TableSource } from "#lib/imports/table";
import { surveyValues, type ValueSurvey } from "#lib/imports/value-survey.rules";

/** What the first pass learnt. Made again from the same file it is the same. */
export type TableSurvey = {
  header: string[];
  source: TableSource;
  /** Rows of the table, rejected ones included: the number that created, updated, unchanged and rejected add up to. */
  rows: number;
  keys: Keys;
  keySurvey: KeySurvey;
  values: ValueSurvey;
  /** Fields the file speaks about. */
  stated: ReadonlySet<string>;
  /** Said once about the file. */
  notes: Reason[];
};

/** What a row of the file becomes. A repeat is `unchanged`: the earlier row is its record. */
export type Outcome =
  | { kind: "record"; key: string; earlier: EarlierKey[]; record: ImportedRow; values: FieldValues }
  | { kind: "repeat"; row: number; of: number; reason: Reason; record: ImportedRow }
  /** `keys`: what it would have been found by; none of a row that could not be read. */
  | { kind: "rejected"; row: number; keys: string[]; rejections: Rejection[] };

/** Outcomes in row order. Every row up to `throughRow` is in this batch or an earlier one: commit it with them, and resume after it. */
export type Batch = { throughRow: number; outcomes: Outcome[] };

const dayInWords = (date: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));

const dateNotes = (values: ValueSurvey): Reason[] =>
  values.twoWayDates.map(({ column, count, monthFirst, samples }) => {
    const [sample = { text: "", date: "1970-01-01" }] = samples;
    const first = monthFirst ? "month" : "day";
    return reason("dates-two-ways", { column, count, first, example: sample.text, reading: dayInWords(sample.date) });
  });

/** Columns without which the mapping is not about this file, and columns whose fields the file is silent about. */
const checkColumns = (mapping: Mapping, header: readonly string[]): Reason[] => {
  const name = Object.entries(mapping.columns).flatMap(([column, rule]) => (rule.to === "name" ? [column] : []));
  const lacks = (columns: readonly string[]) => columns.filter((column) => !header.includes(column));
  const needed = lacks([...new Set([...name, ...(mapping.matches?.headers_all ?? [])])]);
  const told = (columns: readonly string[]) => ({ count: columns.length, columns: columns.join(", ") });
  if (needed.length > 0) throw new Refusal("invalid", reason("import.columns-missing", told(needed)));
  const absent = lacks(Object.keys(mapping.columns));
  return absent.length > 0 ? [reason("columns-absent", told(absent))] : [];
};

/** Reads all of `items` and remembers what mapping them needs. Whatever refuses the file refuses it here, before anything is written. */
export const surveyTable = async (items: AsyncIterable<TableItem>, mapping: Mapping): Promise<TableSurvey> => {
  const notes: Reason[] = [];
  let rows = 0;
  let head: { header: string[]; source: TableSource; keys: Keys } | undefined;
  let collect: { keys: ReturnType<Keys["surveyKeys"]>; values: ReturnType<typeof surveyValues> } | undefined;
  for await (const item of items) {
    if (item.kind === "header") {
      notes.push(...checkColumns(mapping, item.header));
      const keys = keysOf(mapping, item.header);
      head = { header: item.header, source: item.source, keys };
      collect = { keys: keys.surveyKeys(), values: surveyValues(mapping, item.header) };
    } else if (item.kind === "note") notes.push(item.reason);
    else rows += 1;
    if (item.kind !== "row") continue;
    collect?.keys.add(item);
    collect?.values.add(item);
  }
  if (!head || !collect) throw new Refusal("invalid", reason("import.empty"));
  const values = collect.values.finish();
  const stated = statedFields(mapping, head.header);
  return { ...head, rows, stated, keySurvey: collect.keys.finish(), values, notes: [...notes, ...dateNotes(values)] };
};

/** Adds to an unknown word how many rows of the file use it, so that one answer can settle them all. */
const counted = ({ unknownWords }: ValueSurvey, rejection: Rejection): Rejection => {
  const word = rejection.reason.values?.word;
  const rows = unknownWords.get(rejection.column ?? "")?.get(String(word ?? ""));
  return rows === undefined
    ? rejection
    : { ...rejection, reason: reason(rejection.reason.code, { ...rejection.reason.values, rows }) };
};

const sharedId = (mapping: Mapping, survey: TableSurvey, record: ImportedRow): Reason[] => {
  const sharers = survey.keySurvey.sharersOf(record.row);
  if (sharers.length === 0 || record.fields.externalId === null) return [];
  const differs = mapping.identity.keys[survey.keySurvey.stepOf(record.row)]?.differs ?? "";
  const rows = new Intl.ListFormat("en").format(sharers.map(String));
  return [reason("id-shared", { id: record.fields.externalId, records: sharers.length, rows, differs })];
};

const unread = ({ row, column, reason }: Rejection, keys: string[] = []): Outcome => ({
  kind: "rejected",
  row,
  keys,
  rejections: [{ row, column, reason }],
});

type SaidRow = Row & { said?: Reason[] };

const outcomeOf = (mapping: Mapping, survey: TableSurvey, map: ReturnType<typeof rowMapper>, row: SaidRow): Outcome => {
  const { said = [] } = row;
  const mapped = map(row);
  const key = survey.keys.keyOf(row, survey.keySurvey);
  const earlier = survey.keys.earlierKeysOf(row, survey.keySurvey);
  const keys = [key, ...earlier.map((one) => one.key)];
  if (isRejected(mapped)) {
    const why = mapped.rejections.map((one) => counted(survey.values, one));
    const beside = said.map((reason) => ({ row: row.row, column: null, reason }));
    return { kind: "rejected", row: row.row, keys, rejections: [...why, ...beside] };
  }
  const of = survey.keySurvey.repeatOf(row.row);
  if (of !== undefined)
    return { kind: "repeat", row: row.row, of, reason: reason("row-repeated", { row: row.row, of }), record: mapped };
  const clash = survey.keySurvey.clashOf(row.row);
  if (clash !== undefined)
    return unread({ row: row.row, column: null, reason: reason("key-shared", { row: row.row, of: clash }) }, keys);
  const record = { ...mapped, warnings: [...mapped.warnings, ...said, ...sharedId(mapping, survey, mapped)] };
  return { kind: "record", key, earlier, record, values: fieldValues(record, survey.stated) };
};

/** A batch ends early when its rows hold this much text, so that rows of megabytes do not pile up. */
const BATCH_CHARACTERS = 4 * 1024 * 1024;

const lengthOf = (item: TableItem): number => (item.kind === "row" ? item.cells.reduce((sum, cell) => sum + cell.length, 0) : 0);

/**
 * The second pass over the same file: what each row becomes, at most `size` rows at a time. `after` is the `throughRow` of the last
 * batch that was committed; everything up to it is passed over.
 */
export async function* mapTable(
  items: AsyncIterable<TableItem>,
  mapping: Mapping,
  survey: TableSurvey,
  { after = 0, size = 500, ...options }: { after?: number; size?: number } & Partial<MappingOptions> = {},
): AsyncGenerator<Batch> {
  const map = rowMapper(mapping, survey.header, options);
  let outcomes: Outcome[] = [];
  let throughRow = after;
  let characters = 0;
  for await (const item of items) {
    if (item.kind === "header" || item.kind === "note" || item.row <= after) continue;
    outcomes.push(item.kind === "row" ? outcomeOf(mapping, survey, map, item) : unread(item));
    throughRow = item.row;
    characters += lengthOf(item);
    if (outcomes.length < size && characters < BATCH_CHARACTERS) continue;
    yield { throughRow, outcomes };
    outcomes = [];
    characters = 0;
  }
  if (outcomes.length > 0) yield { throughRow, outcomes };
}
