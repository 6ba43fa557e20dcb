// Holds what stands in the governed tables against the last image the ledger has of each row.
import type pg from "pg";
import type { Watched } from "#lib/ledger/catalogue";
import { FAULTS_MAX, type Fault, fault } from "#lib/ledger/fault";

const list = (names: readonly string[]) => `'{${names.join(",")}}'::text[]`;

/**
 * A column that came later is in no older image: there the default it came with is what it holds, if that default is a plain
 * value, and else nothing.
 */
const PLAIN_DEFAULTS = `
  select a.attname as name, pg_get_expr(d.adbin, d.adrelid) as text from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
  where d.adrelid = $1::regclass and pg_get_expr(d.adbin, d.adrelid) !~ '\\('`;

const keyOf = ({ keys }: Watched) => keys.map((key) => `(j ->> '${key}')`).join(" || '/' || ");

/** One statement, so one snapshot: the live rows and their last images belong together however busy the database is. */
const COMPARISON = (watched: Watched, defaults: string) => `
  with cut as (select coalesce(max(seq), 0) as seq from ledger_row where table_name = $1 and op = 'TRUNCATE'),
  live as (
    select ${keyOf(watched)} as key, ledger_image(j, ${list(watched.personal)}, ${list(watched.secret)}, ${list(watched.exact)}) as image
    from "${watched.table}" t, to_jsonb(t) as j),
  last as (
    select distinct on (r.key) r.key, r.op = 'DELETE' or r.seq < cut.seq as gone, r.new - ${list(watched.secret)} as image
    from ledger_row r, cut where r.table_name = $1 and r.op in ('INSERT', 'UPDATE', 'DELETE') order by r.key, r.seq desc)
  select coalesce(live.key, last.key) as key,
    case when live.key is null then 'row_gone' when last.key is null then 'row_unknown' when last.gone then 'row_lives' else 'row_differs' end as what
  from live full join last using (key)
  where (live.key is null and not last.gone) or last.key is null or (live.key is not null and last.gone)
    or (live.image is distinct from last.image and exists (
      select from jsonb_each(live.image) as l
      where l.value is distinct from coalesce(last.image -> l.key, ${defaults} -> l.key, 'null')))
  order by 1 limit ${FAULTS_MAX}`;

const defaultsOf = async (client: pg.ClientBase, table: string): Promise<string> => {
  const { rows } = await client.query<{ name: string; text: string }>(PLAIN_DEFAULTS, [`public."${table}"`]);
  return `jsonb_build_object(${rows.map(({ name, text }) => `'${name}', ${text}`).join(", ")})`;
};

/** The table, a column of it or the right to read it is not there. */
const isUnreadable = (error: unknown) =>
  error instanceof Error && "code" in error && ["42P01", "42703", "42501"].includes(String(error.code));

/** Tells each row of one table that is not what the ledger saw last. Secret columns are not compared: no image holds them. */
export async function verifyRows(client: pg.ClientBase, watched: Watched, found: { fault(found: Fault): void }) {
  await client.query("begin read only");
  try {
    // The images were made under these settings; any other would make equal rows look different.
    await client.query(
      "set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1; set local search_path = public, pg_temp",
    );
    const { rows } = await client.query<{ key: string; what: string }>(
      COMPARISON(watched, await defaultsOf(client, watched.table)),
      [watched.table],
    );
    for (const { key, what } of rows) found.fault(fault("row", what, { table: watched.table, key }));
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    found.fault(fault("row", "table_unreadable", { table: watched.table }));
  } finally {
    await client.query("rollback");
  }
}
