// Rows of one statement through a server-side cursor: however many there are, a few hundred are in memory, and the database reads the
// next ones while these are worked on.
import type pg from "pg";
import type { Sql } from "#lib/db/sql";

/** A cell as files know it. Instants and JSON arrive as text. */
export type Cell = string | number | boolean | null;

const FETCHED = 250;

/** Streams the rows of `query`, each as its values in the order of its columns. The connection must be in a transaction. */
export async function* streamRows<Row extends unknown[] = Cell[]>(client: pg.ClientBase, query: Sql): AsyncGenerator<Row> {
  await client.query({ text: `declare exported no scroll cursor for ${query.text}`, values: query.values });
  const fetch = () => {
    const fetched = client.query<Row>({ text: `fetch ${FETCHED} from exported`, rowMode: "array" });
    // Whoever takes the next row meets its failure.
    fetched.catch(() => undefined);
    return fetched;
  };
  let next = fetch();
  try {
    for (;;) {
      const { rows } = await next;
      const isLast = rows.length < FETCHED;
      if (!isLast) next = fetch();
      yield* rows;
      if (isLast) return;
    }
  } finally {
    await next.catch(() => undefined);
    // In a transaction that failed there is nothing left to close.
    await client.query("close exported").catch(() => undefined);
  }
}

/** The rows of a short statement, by the names of its columns. */
export async function readRows<Row extends pg.QueryResultRow>(client: pg.ClientBase, query: Sql): Promise<Row[]> {
  return (await client.query<Row>({ text: query.text, values: query.values })).rows;
}
