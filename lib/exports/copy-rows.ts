// The rows of a report as the database writes them, by COPY: it puts the commas and quotes, and nothing is read that is not needed.
import pg from "pg";
import { CopyOut } from "#lib/db/copy-out";
import { withLiterals } from "#lib/db/literal";
import type { Sql } from "#lib/db/sql";
import { type CsvValue, csvRecord, mayBeginFormula, readRecord } from "#lib/exports/csv-cell";

/** A cell as files know it. Instants and JSON arrive as text. */
export type Cell = CsvValue;

/** A row: its record of a CSV file, and its cells for every other format. Ask before the next rows are asked for. */
export type CopiedRow = { csv(): Buffer; cells(): Cell[] };

const { INT4, TEXT, VARCHAR } = pg.types.builtins;
const LINE_FEED = Buffer.from("\n");
const LINE_END = Buffer.from("\r\n");

/** Texts stand in quotes and numbers do not, so COPY has to know which is which. */
async function isNumber(client: pg.ClientBase, { text, values }: Sql): Promise<boolean[]> {
  const { fields } = await client.query({ text: `select * from (${text}) rows limit 0`, values });
  return fields.map(({ dataTypeID }, n) => {
    if (![INT4, TEXT, VARCHAR].includes(dataTypeID)) throw new TypeError(`column ${n + 1} is neither text nor a whole number`);
    return dataTypeID === INT4;
  });
}

const copyOf = (query: Sql, numbers: boolean[]): string => {
  const names = numbers.map((_, n) => `c${n}`);
  const texts = names.filter((_, n) => !numbers[n]);
  return `copy (select * from (${withLiterals(query)}) as rows(${names})) to stdout with (format csv, force_quote (${texts}))`;
};

/**
 * COPY is one statement however many rows it sends. One that does not get on is ended by the silence of its line (`lib/db/limits.ts`), and
 * after this time the queue has given its job to somebody else.
 */
const COPY_MAX = "1h";

const rowOf = (bytes: Buffer): CopiedRow => {
  const record = bytes.subarray(0, bytes.length - LINE_FEED.length);
  const cells = () => readRecord(record.toString("utf8"));
  return {
    cells,
    csv: () => (mayBeginFormula(record) ? Buffer.from(csvRecord(cells()), "utf8") : Buffer.concat([record, LINE_END])),
  };
};

/** Streams the rows of `query`, some at a time. The connection must be in a transaction. */
export async function* copyRows(client: pg.ClientBase, query: Sql): AsyncGenerator<CopiedRow[]> {
  const statement = copyOf(query, await isNumber(client, query));
  await client.query(`set local statement_timeout = '${COPY_MAX}'`);
  const copy = client.query(new CopyOut(statement));
  for await (const rows of copy) yield rows.map(rowOf);
}

/** The rows of a short statement, by the names of its columns. */
export async function readRows<Row extends pg.QueryResultRow>(client: pg.ClientBase, query: Sql): Promise<Row[]> {
  return (await client.query<Row>({ text: query.text, values: query.values })).rows;
}
