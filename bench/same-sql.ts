// The statements a query of the product sends, recorded as it sends them, to be run again on a plain connection: the physical reference.
import type pg from "pg";
import { loadActor } from "#lib/access/load-actor";
import type { AnyQuery, Context } from "#lib/core/operation";
import { reader } from "#lib/db/reader";
import type { Sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { writer } from "#lib/db/writer";

type Statement = { text: string; values: unknown[] };

function recording(): { db: ReadDb; statements: Statement[] } {
  const statements: Statement[] = [];
  const db = new Proxy(reader(), {
    get: (target, name: Extract<keyof ReadDb, string>) => {
      if (name !== "$queryRaw") return target[name];
      return (query: Sql) => {
        statements.push({ text: query.text, values: query.values as unknown[] });
        return target.$queryRaw(query);
      };
    },
  });
  return { db, statements };
}

type Client = { $disconnect(): Promise<void> };
type Kept = {
  countersignReader?: Client;
  countersignReport?: Client;
  countersignDoor?: { client: Client };
  countersignReaderPool?: pg.Pool;
};
const kept = globalThis as Kept;

/** Ends the connections of this process, so that the next ones lead to another database. */
export async function forgetConnections(): Promise<void> {
  for (const client of [kept.countersignReader, kept.countersignReport, kept.countersignDoor?.client])
    await client?.$disconnect();
  await kept.countersignReaderPool?.end();
  delete kept.countersignReader;
  delete kept.countersignReport;
  delete kept.countersignDoor;
  delete kept.countersignReaderPool;
}

/** Somebody of the generated installation, as its door knows them. */
export async function contextOf(email: string): Promise<Context> {
  const person = await writer().person.findUniqueOrThrow({ where: { email } });
  const actor = await loadActor(writer(), person.id, { via: "web" });
  if (!actor) throw new Error(`${email} cannot act`);
  return { actor, requestId: "bench", now: new Date(), zone: "UTC", place: null };
}

/** The statements `op` sends for this input, and an act that runs them again. */
export async function sameSql(op: AnyQuery, input: object, email: string, client: pg.Client) {
  const { db, statements } = recording();
  await op.read(db, op.input.parse(input), await contextOf(email));
  const again = async () => {
    let rows = 0;
    for (const { text, values } of statements) rows += (await client.query(text, values)).rowCount ?? 0;
    return rows;
  };
  return { count: statements.length, again };
}
