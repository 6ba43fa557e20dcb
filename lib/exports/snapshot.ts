// One instant of the database for a whole file: every number in it and every row come from the same snapshot.

import type pg from "pg";
import type { Actor } from "#lib/access/actor";
import { choiceOf, choiceText } from "#lib/core/choice.rules";
import { version } from "#lib/core/version";
import { borrow } from "#lib/db/borrow";
import { type Sql, sql } from "#lib/db/sql";
import { exportGrants } from "#lib/exports/authority";
import type { Names } from "#lib/exports/block";
import { readRows } from "#lib/exports/copy-rows";
import type { Block, ExportFilter } from "#lib/exports/schema";

/** Whatever answers a short statement with rows by the names of its columns. */
export type Raw = { $queryRaw<T>(query: Sql): Promise<T> };

export const rawOf = (client: pg.ClientBase): Raw => ({
  // The shape of a row is the statement's; both clients leave it to whoever wrote it.
  $queryRaw: <T>(query: Sql) => readRows(client, query) as Promise<T>,
});

/** Everything is read in one transaction that sees one snapshot and can write nothing. */
export const inSnapshot = <T>(pool: pg.Pool, read: (client: pg.ClientBase) => Promise<T>): Promise<T> =>
  borrow(pool, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    try {
      await client.query("set local timezone = 'UTC'");
      return await read(client);
    } finally {
      await client.query("rollback").catch(() => undefined);
    }
  });

export type Facts = Pick<
  Block,
  | "product"
  | "organisation"
  | "madeFor"
  | "at"
  | "zone"
  | "eventId"
  | "position"
  | "sealedTo"
  | "scope"
  | "filter"
  | "demonstration"
> & { names: Names };

type Row = {
  organisation: string | null;
  rootId: string | null;
  at: Date;
  zone: string;
  eventId: string | null;
  position: string | null;
  sealedTo: string | null;
  demonstration: boolean;
};

const QUERY = (exportId: string) => sql`
  select (select name from business_unit where parent_id is null limit 1) as organisation, (select id from business_unit where parent_id is null limit 1) as "rootId",
    product_clock() as at, organisation_zone() as zone, e.id as "eventId", l.index::text as position, (select max(index)::text from ledger_leaf) as "sealedTo",
    exists (select from ledger_event d where d.epoch = 'demonstration') as demonstration
  from (select 1) one left join ledger_event e on e.subject = ${exportId} and e.event = 'export.requested' left join ledger_leaf l on l.event_id = e.id`;

/** Names for the ids a block holds: the person who asked, the units of the scope, and people or units a filter names. */
async function namesOf(db: Raw, ids: readonly string[]): Promise<Names> {
  const rows = await db.$queryRaw<{ id: string; name: string }[]>(
    sql`select id, name from person where id = any(${[...ids]}::text[]) union all select id, name from business_unit where id = any(${[...ids]}::text[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const filterOf = ({ sort: _sort, ...filter }: ExportFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));

/** Who is meant by me is said by id: somebody else reads the file. */
function ownersIn(text: string, me: string): string {
  const { words, isNot } = choiceOf(text);
  return choiceText({ isNot, words: words.map((word) => (word === "me" ? me : word)) });
}

/** What the block of an export says beside its rows. */
export async function readFacts(db: Raw, exportId: string, actor: Actor, filter: ExportFilter): Promise<Facts> {
  const [row] = await db.$queryRaw<Row[]>(QUERY(exportId));
  if (!row) throw new Error("the database gave no facts");
  const grants = exportGrants(actor);
  const units = [...new Set(grants.map(({ unitId }) => unitId))];
  const said = filterOf(filter);
  const asked = filter.owner === undefined ? said : { ...said, owner: ownersIn(filter.owner, actor.id) };
  return {
    product: `Countersign ${version}`,
    organisation: row.organisation ?? "",
    madeFor: { id: actor.id, roles: [...new Set(grants.map(({ role }) => role))] },
    at: row.at.toISOString(),
    zone: row.zone,
    eventId: row.eventId ?? "",
    position: row.position === null ? null : Number(row.position),
    sealedTo: row.sealedTo === null ? null : Number(row.sealedTo),
    scope: row.rootId !== null && units.includes(row.rootId) ? null : units,
    filter: asked,
    demonstration: row.demonstration,
    names: await namesOf(db, [actor.id, ...units, ...Object.values(asked).flatMap((value) => choiceOf(value).words)]),
  };
}
