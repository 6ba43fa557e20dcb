// What every report has in common: columns, rows that stream, and the numbers an auditor ties out.
import type pg from "pg";
import type { Actor } from "#lib/access/actor";
import type { Json } from "#lib/core/operation";
import { type Sql, sql } from "#lib/db/sql";
import { type Cell, type CopiedRow, copyRows } from "#lib/exports/copy-rows";
import { csvRecord } from "#lib/exports/csv-cell";
import type { Block, ExportFilter } from "#lib/exports/schema";

/** Who asks for what, and the one connection whose snapshot everything is read from. */
export type Asking = {
  client: pg.ClientBase;
  /** With nothing but the roles that export. */
  actor: Actor;
  filter: ExportFilter;
  modelId: string | null;
  /** The last sealed place at this snapshot; -1 when nothing is. */
  sealedTo: number;
};

/** What narrows its rows. */
export type Narrowed = Pick<Asking, "actor" | "filter" | "modelId" | "sealedTo">;

/** A row with its cells in the order of the columns; `record` where JSON says more than they do. */
export type Item = CopiedRow & { record?: Json };

export type Report = Pick<Block, "subject" | "sort" | "matching" | "population" | "notIncluded"> & {
  /** Key of its title in messages/en/exports.json. */
  title: string;
  /** Keys of the columns; the words of their headers stand in messages/en/exports.json. */
  columns: readonly string[];
  /** Some rows at a time, each to be used before the next ones are asked for. */
  items: AsyncIterable<Item[]>;
};

/** An instant as ISO 8601 UTC text, to the second. */
export const instant = (column: Sql): Sql => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** The instant at which a day begins in the organisation's zone: what is compared with it is found by an index. */
const startOf = (day: Sql): Sql => sql`((${day})::timestamp at time zone organisation_zone())`;
export const untilEndOf = (column: Sql, day: Sql): Sql => sql`${column} < ${startOf(sql`${day} + 1`)}`;
export const afterEndOf = (column: Sql, day: Sql): Sql => sql`${column} >= ${startOf(sql`${day} + 1`)}`;

/** Whether an instant lies in the period of the filter, whole days of the organisation's zone. */
export const within = (column: Sql, { from, to }: ExportFilter): Sql => sql`(
  (${from ?? null}::date is null or ${column} >= ${startOf(sql`${from ?? null}::date`)})
  and (${to ?? null}::date is null or ${untilEndOf(column, sql`${to ?? null}::date`)}))`;

/** The place of an event in the ledger; nothing while it waits. */
export const positionOf = (eventId: Sql): Sql => sql`(select l.index::int from ledger_leaf l where l.event_id = ${eventId})`;

/** A row whose cells the program made. */
export const itemOf = (cells: Cell[], record?: Json): Item => ({
  csv: () => Buffer.from(csvRecord(cells), "utf8"),
  cells: () => cells,
  ...(record !== undefined && { record }),
});

/** The rows of a statement. With `cellsOf` the program makes other cells of them. */
export async function* itemsOf(client: pg.ClientBase, query: Sql, cellsOf?: (row: Cell[]) => Cell[]): AsyncGenerator<Item[]> {
  for await (const rows of copyRows(client, query)) yield cellsOf ? rows.map((row) => itemOf(cellsOf(row.cells()))) : rows;
}

export async function countOf(client: pg.ClientBase, query: Sql): Promise<number> {
  const { rows } = await client.query<{ n: string }>({ text: query.text, values: query.values });
  return Number(rows[0]?.n ?? 0);
}
