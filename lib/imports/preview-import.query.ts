import type { Actor } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import type { ReadDb } from "#lib/db/types";
import { surveyColumns } from "#lib/imports/column-survey";
import { knownRecords } from "#lib/imports/known-records";
import { surveyTable, type TableSurvey } from "#lib/imports/map-table";
import { isClosed, type Mapping } from "#lib/imports/mapping.schema";
import { allMappings, namedMapping } from "#lib/imports/named-mappings";
import { offeredPlaces } from "#lib/imports/offered-columns.rules";
import { ImportPreview, PreviewImportInput, SHOWN_ROWS } from "#lib/imports/preview.schema";
import { rowMessage } from "#lib/imports/row-message";
import { spreadSample } from "#lib/imports/spread-sample.rules";
import { uploadedBy } from "#lib/imports/store";
import { knownByAll, mappingFor, suggestMapping } from "#lib/imports/suggest-mapping.rules";
import type { TableItem, TableSource } from "#lib/imports/table";
import { readUploaded, refuseStrange } from "#lib/imports/uploaded-file";

/** Rows whose texts a suggestion is made from, spread over the file. */
const SAMPLED = 500;
const SHORT = 160;

type Sampled = { row: number; cells: string[] };
type Looked = {
  source: TableSource;
  /** All columns. What is shown of them leaves out those that nobody named and no row fills. */
  header: string[];
  rows: number;
  unreadable: number;
  first: Sampled[];
  samples: readonly Sampled[];
  columns: ReturnType<ReturnType<typeof surveyColumns>["finish"]>;
  /** What is to be said of the file as a whole. */
  notes: string[];
};

const isRow = (item: TableItem): item is TableItem & { kind: "row" } => item.kind === "row";

/** Reads the file to its end, as its import will: what refuses it is told now. */
async function look(items: AsyncIterable<TableItem>): Promise<Looked> {
  let head: { header: string[]; source: TableSource } | undefined;
  let columns = surveyColumns([]);
  const first: Sampled[] = [];
  const samples = spreadSample<Sampled>(SAMPLED);
  const notes: string[] = [];
  let rows = 0;
  let read = 0;
  for await (const item of items) {
    if (item.kind === "header") {
      head = { header: item.header, source: item.source };
      columns = surveyColumns(item.header);
    } else if (item.kind === "note") notes.push(rowMessage(item.reason));
    else rows += 1;
    if (!isRow(item)) continue;
    read += 1;
    columns.add(item.cells);
    if (first.length < SHOWN_ROWS) first.push({ row: item.row, cells: item.cells });
    samples.add({ row: item.row, cells: item.cells });
  }
  if (!head) throw new Refusal("invalid", reason("import.empty"));
  const seen = columns.finish();
  const places = offeredPlaces(seen);
  const offered = ({ row, cells }: Sampled): Sampled => ({ row, cells: places.map((at) => cells[at] ?? "") });
  return {
    ...head,
    rows,
    unreadable: rows - read,
    first: first.map(offered),
    samples: samples.taken().map(offered),
    columns: places.flatMap((at) => seen[at] ?? []),
    notes,
  };
}

const chosenMapping = async (db: ReadDb, actor: Actor, name: string | undefined, header: readonly string[]) => {
  if (name !== undefined) return { mapping: await namedMapping(db, actor, name), recognised: false };
  const all = await allMappings(db, actor);
  const mapping = mappingFor(
    header,
    all.map(({ id, mapping }) => (id === null ? mapping : knownByAll(mapping))),
  );
  const own = all.find((one) => one.mapping.id === mapping?.id)?.mapping;
  return own ? { mapping: own, recognised: true } : null;
};

const unknownWords = (mapping: Mapping, { values }: TableSurvey) =>
  [...values.unknownWords].flatMap(([column, words]) => {
    const rule = mapping.columns[column];
    const listed = [...words].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
    return rule && isClosed(rule) && listed.length > 0 ? [{ column, to: rule.to, words: listed }] : [];
  });

const readBy = async (db: ReadDb, actor: Actor, sha256: string, mapping: Mapping) => {
  const survey = await surveyTable(readUploaded(sha256), mapping);
  const count = await knownRecords(db, actor, readUploaded(sha256), mapping, survey);
  const { source, title } = mapping;
  const notes = [...(count > 0 ? [reason("known-here", { count, source, title })] : []), ...survey.notes];
  return { unknownWords: unknownWords(mapping, survey), notes: notes.map(rowMessage) };
};

export const previewImport = query({
  id: "previewImport",
  summary: "Look at an uploaded file before it is imported: what it is, what its columns say, how they may be read",
  http: "GET /imports/files/{sha256}",
  permission: "import:run",
  scope: () => "none",
  input: PreviewImportInput,
  output: ImportPreview,

  read: async (db, { sha256, mapping: name }, { actor }) => {
    const upload = await uploadedBy(db, sha256, actor.id);
    if (!upload) throw new Refusal("notFound", reason("upload.unknown", { path: "sha256" }));
    await refuseStrange(sha256);
    const { header, source, rows, unreadable, first, samples, columns, notes } = await look(readUploaded(sha256));
    const chosen = await chosenMapping(db, actor, name, header);
    const read = chosen ? await readBy(db, actor, sha256, chosen.mapping) : { unknownWords: [], notes: [] };
    const suggested = suggestMapping(
      columns.map(({ name: column }) => column),
      samples.map(({ cells }) => cells),
      { words: new Map(columns.map(({ name: column, words }) => [column, words.map(({ text }) => text)])) },
    );
    return {
      sha256,
      fileName: upload.name,
      size: upload.size,
      source,
      rows,
      unreadable,
      columns,
      shown: first.map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell.slice(0, SHORT)) })),
      mapping: chosen && { name: chosen.mapping.id, title: chosen.mapping.title, recognised: chosen.recognised },
      ...read,
      notes: [...new Set([...notes, ...read.notes])],
      suggestion: {
        mapping: suggested.mapping,
        unsure: suggested.columns.filter(({ sure }) => !sure).map(({ column }) => column),
        twoWayDates: suggested.twoWayDates,
      },
    };
  },
});
