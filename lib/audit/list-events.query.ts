import type { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { inUnitsOf, modelsVisibleTo } from "#lib/access/scope";
import { type CapturedRow, type LedgerEntry, ListEventsInput, ListEventsOutput } from "#lib/audit/schema";
import { sentenceOf, unaccountedSentence } from "#lib/audit/sentence";
import { eventsVisibleTo, seesWhole } from "#lib/audit/visible";
import { words } from "#lib/core/catalogue";
import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { readIn } from "#lib/core/task";
import { empty, type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { fieldChanges, idsIn } from "#lib/models/history.rules";

type Row = Omit<z.input<typeof LedgerEntry>, "sentence" | "actor" | "kind"> & {
  kind: string;
  actorId: string;
  actorName: string | null;
  actorKind: string;
  subjectName: string | null;
  ref: string | null;
  rows: CapturedRow[];
};

const ROWS_MAX = 20;

const narrowed = ({ subject, model, event, actor }: ListEventsInput): Sql | null => {
  if (subject === undefined && model === undefined && event === undefined && actor === undefined) return null;
  return sql`e.id is not null
    ${subject === undefined ? empty : sql`and e.subject = ${subject}`} ${model === undefined ? empty : sql`and e.model_id = ${model}`}
    ${event === undefined ? empty : sql`and (e.event = ${event} or e.event like ${`${event.replace(/[\\%_]/g, "\\$&")}.%`})`}
    ${actor === undefined ? empty : sql`and e.actor_id = ${actor}`}`;
};

/** Where the page begins: behind the cursor, and never before `after`. */
const begins = ({ cursor, after, order }: ListEventsInput): Sql => {
  const [last] = decodeCursor(cursor, 1) ?? [null];
  const behind = last === null ? empty : order === "newest" ? sql`and l.index < ${last}` : sql`and l.index > ${last}`;
  return sql`${behind} ${after === undefined ? empty : sql`and l.index > ${after}`}`;
};

/** The page is found on indexes alone; what an entry says is read for its rows only. */
const entries = (actor: Actor, input: ListEventsInput): Sql => {
  const way = input.order === "newest" ? sql`desc` : sql`asc`;
  return sql`
    with shown as materialized (
      select l.index, l.kind, l.hash, l.sealed_at, l.event_id, l.row_seq from ledger_leaf l left join ledger_event e on e.id = l.event_id
      where ${narrowed(input) ?? sql`true`} ${begins(input)} and (case when e.id is null then ${seesWhole(actor)} else ${eventsVisibleTo(actor)} end)
      order by l.index ${way} limit ${input.limit + 1})
    select l.index::int as index, l.kind, l.hash, l.sealed_at as "sealedAt", e.id, coalesce(e.at, u.at) as at, coalesce(e.event, 'unaccounted') as event,
      coalesce(e.actor_id, u.db_user) as "actorId", p.name as "actorName", coalesce(e.actor_kind, 'database') as "actorKind", coalesce(e.subject, u.key) as subject,
      coalesce((select name from person where id = e.subject), (select name from business_unit where id = e.subject)) as "subjectName",
      m.ref, case when m.id is not null and ${modelsVisibleTo(actor)} then jsonb_build_object('id', m.id, 'ref', m.ref, 'name', m.name) end as model, e.unit_id as "unitId", e.change,
      captured.rows, captured.n as "rowCount", coalesce(e.epoch, u.epoch) = 'demonstration' as simulated
    from shown l left join ledger_event e on e.id = l.event_id left join ledger_row u on u.seq = l.row_seq
    left join lateral (select * from model where id = e.model_id limit 1) m on true left join person p on p.id = e.actor_id,
    lateral (select coalesce(jsonb_agg(jsonb_build_object('table', r.table_name, 'key', r.key, 'op', r.op, 'old', r.old - 'dossier', 'new', r.new - 'dossier') order by r.seq)
        filter (where r.place <= ${ROWS_MAX}), '[]') as rows, count(*)::int as n
      from (select w.*, row_number() over (order by w.seq) as place from ledger_row w
        where (e.id is not null and w.event_id = e.id and (w.xid, w.epoch) is not distinct from (e.xid, e.epoch)) or w.seq = l.row_seq) r) captured
    order by l.index ${way}`;
};

/** Who acted, in words: the machine's own command line is nobody's account. */
const nameOf = ({ actorId, actorName, actorKind }: Pick<Row, "actorId" | "actorName" | "actorKind">): string =>
  actorName ?? (actorKind === "command_line" ? words("audit", readIn())("commandLine") : actorId);

const entryOf = ({ subjectName, ref, kind, ...all }: Row): z.input<typeof LedgerEntry> => {
  const { actorId, actorName: _, actorKind, ...row } = all;
  const [changed] = row.rows;
  const name = nameOf(all);
  // A model that moved to another unit is told by its reference: its name there belongs to those who see that unit.
  const model = row.model ?? (ref === null ? null : { ref, name: null });
  const told =
    kind === "event"
      ? sentenceOf({ event: row.event, actor: name, subject: subjectName ?? row.subject, model, change: row.change })
      : unaccountedSentence({ op: "", table: "", new: null, ...changed, key: row.subject, by: name });
  return {
    ...row,
    kind: kind === "event" ? "event" : "unaccounted",
    sentence: told,
    actor: { id: actorId, name, kind: actorKind },
  };
};

/** Names of the people and units that the rows name by id; of units, those the caller sees. */
const namesIn = async (db: ReadDb, actor: Actor, items: readonly Row[]): Promise<Record<string, string>> => {
  const ids = idsIn(items.flatMap(({ rows }) => fieldChanges(rows)));
  const rows = await db.$queryRaw<{ id: string; name: string }[]>(sql`
    select id, name from person where id = any(${ids}::text[]) union all select id, name from business_unit
      where id = any(${ids}::text[]) and ${inUnitsOf(sql`id`, actor)}`);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
};

export const listEvents = query({
  id: "listEvents",
  summary: "The events of the ledger in its order, as far as the caller may read them",
  http: "GET /ledger/events",
  permission: "ledger:read",
  scope: () => "none",
  input: ListEventsInput,
  output: ListEventsOutput,

  read: async (db, input, { actor }) => {
    const rows = await db.$queryRaw<Row[]>(entries(actor, input));
    const [sealed] = await db.$queryRaw<{ size: number }[]>(
      sql`select coalesce(max(index) + 1, 0)::int as size from ledger_leaf`,
    );
    const { items, nextCursor } = cut(rows, input.limit, ({ index }) => [index]);
    return { items: items.map(entryOf), nextCursor, size: sealed?.size ?? 0, names: await namesIn(db, actor, items) };
  },
});
