// Whether the guards in the database are the ones this program was built with: triggers, functions, constraints, rights.
import type pg from "pg";
import { borrow } from "#lib/db/borrow";
import { CATALOGUE } from "#lib/ledger/catalogue.sql";
import expected from "./catalogue.json" with { type: "json" };

/** Facts of the catalogue that should be there and are not, and the other way round. */
export type CatalogueFaults = {
  missing: string[];
  unexpected: string[];
  /** The server lets the owner make no event trigger: changes of the schema are found by this check alone. */
  withoutDdlTrigger: boolean;
};

/** Every fact about the guards of this database, in one order. */
export async function readCatalogue(client: pg.ClientBase): Promise<string[]> {
  await client.query("begin read only");
  try {
    await client.query("set local search_path = pg_catalog");
    return (await client.query<{ fact: string }>(CATALOGUE)).rows.map(({ fact }) => fact);
  } finally {
    await client.query("commit");
  }
}

const mayTriggerOnDdl = async (client: pg.ClientBase): Promise<boolean> => {
  const { rows } = await client.query<{ may: boolean }>(
    "select r.rolsuper as may from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = current_database()",
  );
  return rows[0]?.may ?? false;
};

const isDdlTrigger = (fact: string) => fact.startsWith("event trigger ledger_");

/** Compares the guards with those this program expects. Run at the start and every minute. */
export const checkCatalogue = (pool: pg.Pool): Promise<CatalogueFaults> =>
  borrow(pool, async (client) => {
    const found = new Set(await readCatalogue(client));
    const known = new Set<string>(expected);
    const absent = expected.filter((fact) => !found.has(fact));
    const withoutDdlTrigger = absent.some(isDdlTrigger) && !(await mayTriggerOnDdl(client));
    return {
      missing: absent.filter((fact) => !(withoutDdlTrigger && isDdlTrigger(fact))),
      unexpected: [...found].filter((fact) => !known.has(fact)),
      withoutDdlTrigger,
    };
  });

export type Watched = { table: string; keys: string[]; personal: string[]; secret: string[]; exact: string[] };

const CAPTURE =
  /^trigger (\w+) ledger_capture A CREATE TRIGGER .* EXECUTE FUNCTION public\.ledger_capture\('\{(.*?)\}', '\{(.*?)\}', '\{(.*?)\}', '\{(.*?)\}', '(.*?)'\)$/;

const names = (list = "") => list.split(",").filter(Boolean);

/** The tables under the ledger as they should be, so that a table whose trigger was dropped is still looked at. */
export const watchedTables = (facts: readonly string[] = expected): Watched[] =>
  facts.flatMap((fact) => {
    const [, table, keys, personal, secret, exact] = CAPTURE.exec(fact) ?? [];
    return table ? [{ table, keys: names(keys), personal: names(personal), secret: names(secret), exact: names(exact) }] : [];
  });
