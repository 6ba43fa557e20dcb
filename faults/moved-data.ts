// All data of one database brought into an empty one of another server, as a dump with its load does: every table, then the places of all sequences, and triggers only after.
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { query } from "./outside";
import { aFolder } from "./product";

/** What the migrations themselves keep is made by them on the other side. */
const TABLES = `select quote_ident(relname) as name from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations' order by 1`;
const SEQUENCES =
  "select quote_ident(sequencename) as name, last_value::text as at from pg_sequences where schemaname = 'public' and last_value is not null";
/** Triggers that fire whatever a session says of itself; switching all of a table on again forgets that. */
const ALWAYS = `select quote_ident(c.relname) as table, quote_ident(t.tgname) as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and t.tgenabled = 'A' and not t.tgisinternal`;

type Named = { name: string };

/** Both addresses are those of an administrator, on this machine; the schema is there on both sides. */
export async function dumpAndLoad(from: string, into: string): Promise<void> {
  const folder = join(aFolder(), "dump");
  mkdirSync(folder);
  // The servers write and read as their own user.
  chmodSync(folder, 0o777);
  const tables = (await query<Named>(from, TABLES)).map(({ name }) => name);
  const sequences = await query<Named & { at: string }>(from, SEQUENCES);
  await query(
    from,
    `begin isolation level repeatable read; ${tables.map((name) => `copy ${name} to '${folder}/${name}'`).join(";")}; commit`,
  );

  const client = new pg.Client({ connectionString: into });
  await client.connect();
  try {
    const { rows: always } = await client.query<Named & { table: string }>(ALWAYS);
    const each = (of: (name: string) => string) => client.query(tables.map(of).join(";"));
    await client.query("begin");
    await each((name) => `alter table ${name} disable trigger all`);
    await client.query(`truncate ${tables.join(", ")}`);
    await each((name) => `copy ${name} from '${folder}/${name}'`);
    for (const { name, at } of sequences) await client.query("select setval($1, $2::bigint)", [name, at]);
    await each((name) => `alter table ${name} enable trigger all`);
    for (const { table, name } of always) await client.query(`alter table ${table} enable always trigger ${name}`);
    await client.query("commit");
  } finally {
    await client.end();
  }
}
