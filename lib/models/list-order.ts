// The orders of the list of models as SQL, and where a page of each begins.
import { sortsOf } from "#lib/core/sort.rules";
import { join, type Sql, sql } from "#lib/db/sql";
import type { Sort } from "#lib/models/list-sort.rules";
import { searched } from "#lib/models/listing";

type Key = { column: Sql; cast: Sql };
/** None of these columns is ever null: what is missing has a place of its own in the order. */
const KEYS: Record<Exclude<Sort, "match">, Key> = {
  name: { column: sql`m.name_key`, cast: sql`text` },
  ref: { column: sql`m.ref_number`, cast: sql`integer` },
  tier: { column: sql`m.tier_rank`, cast: sql`smallint` },
  stage: { column: sql`m.stage_rank`, cast: sql`smallint` },
  updated: { column: sql`m.updated_at`, cast: sql`timestamptz` },
  owner: { column: sql`m.owner_key`, cast: sql`text` },
};
/** The better the match the smaller the key, in steps that survive being written down. The words themselves come before what is like them. */
const matchKey = (q: string): Key => ({
  column: sql`-round((case when m.document @@ ${searched(q)} then 1 + ts_rank(m.document, ${searched(q)})
    else word_similarity(${q}, m.fuzzy) end)::numeric, 5)::float8`,
  cast: sql`float8`,
});

/** By match only when there are words to match. */
const keyOf = (name: string, q: string | undefined): Key =>
  name === "match" ? (q ? matchKey(q) : KEYS.name) : KEYS[name as Exclude<Sort, "match">];

type Ordered = Key & { isDown: boolean };
type Last = readonly (string | number | null)[];

const beyond = (isDown: boolean): Sql => (isDown ? sql`<` : sql`>`);

/** Rows after the last one shown. All one way, it is one comparison of rows, which an index answers as a range. */
function after(keys: readonly Ordered[], isIdDown: boolean, last: Last): Sql {
  const values = keys.map(({ cast }, place) => sql`${last[place] ?? null}::${cast}`);
  const id = last[keys.length] ?? null;
  if (keys.every(({ isDown }) => isDown === isIdDown))
    return sql`and (${join([...keys.map(({ column }) => column), sql`m.model_id`])}) ${beyond(isIdDown)} (${join([...values, sql`${id}`])})`;
  const [first] = keys;
  const from = (place: number): Sql => {
    const [key, value] = [keys[place], values[place]];
    if (!key || !value) return sql`m.model_id ${beyond(isIdDown)} ${id}`;
    return sql`(${key.column} ${beyond(key.isDown)} ${value} or (${key.column} = ${value} and ${from(place + 1)}))`;
  };
  // The first column by itself once more: that much an index can answer.
  const within = first ? sql`${first.column} ${first.isDown ? sql`<=` : sql`>=`} ${values[0]} and` : sql``;
  return sql`and ${within} ${from(0)}`;
}

export type Order = {
  keys: readonly Sql[];
  /** The condition of a page that begins after this row: its keys, then its id. */
  after: (last: Last | null) => Sql;
  /** ORDER BY over these columns, which hold the keys, and the id at last. */
  by: (columns: readonly Sql[], id: Sql) => Sql;
};

const sortedBy = (sort: string | undefined, q: string | undefined) => sortsOf(sort ?? (q ? "match" : "name"));

/** Whether the words looked for say the order, the best match first or last. */
export const isByMatch = (sort: string | undefined, q: string | undefined): boolean => sortedBy(sort, q)[0]?.name === "match";

/** How to sort; backwards for the page before a place. The best match first when words are searched, else by name. */
export function listedOrder(sort: string | undefined, q: string | undefined, isBackwards = false): Order {
  const sorts = sortedBy(sort, q);
  const keys = sorts.map(({ name, isDown }): Ordered => ({ ...keyOf(name, q), isDown: isDown !== isBackwards }));
  const isIdDown = keys.at(-1)?.isDown ?? false;
  const way = (isDown: boolean) => (isDown ? sql`desc` : sql`asc`);
  return {
    keys: keys.map(({ column }) => column),
    after: (last) => (last ? after(keys, isIdDown, last) : sql``),
    by: (columns, id) =>
      join([...columns.map((column, place) => sql`${column} ${way(keys[place]?.isDown ?? false)}`), sql`${id} ${way(isIdDown)}`]),
  };
}
