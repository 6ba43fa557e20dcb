// Every captured change of grants, people, keys, invitations and units in a period: read off the rows, so that none is missing,
// also one made by SQL behind the program's back.
import { inUnitsOf } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import { type Asking, countOf, instant, itemsOf, type Narrowed, positionOf, type Report, within } from "#lib/exports/report";

const COLUMNS = [
  ...[
    "at",
    "by",
    "byId",
    "event",
    "record",
    "recordId",
    "what",
    "person",
    "personId",
    "role",
    "unit",
    "changedFields",
    "before",
    "after",
  ],
  ...["accounted", "databaseUser", "eventId", "position"],
];

const TABLES = ["role_grant", "person", "api_key", "invitation", "business_unit"];

export const changes = ({ actor, filter }: Narrowed): Sql => sql`
  from ledger_row r left join ledger_event e on e.id = r.event_id and (e.xid, e.epoch) is not distinct from (r.xid, r.epoch)
  cross join lateral (select coalesce(r.new, r.old) as image) i
  where r.table_name = any(${TABLES}::text[]) and ${within(sql`r.at`, filter)}
    and ${inUnitsOf(sql`coalesce(i.image ->> 'unit_id', case when r.table_name = 'business_unit' then r.key end)`, actor)}`;

const CHANGED = sql`select l.key, l.value from jsonb_each(r.new) l where r.old is not null and l.value is distinct from r.old -> l.key`;

const rowsOf = (asking: Asking) => sql`
  select ${instant(sql`r.at`)}, coalesce(by.name, e.actor_id, r.db_user), e.actor_id, coalesce(e.event, 'unaccounted'), r.table_name, r.key, lower(r.op),
    p.name, coalesce(i.image ->> 'person_id', case when r.table_name = 'person' then r.key end), i.image ->> 'role', u.name,
    (select string_agg(c.key, '; ' order by c.key) from (${CHANGED}) c),
    (select jsonb_object_agg(c.key, r.old -> c.key) from (${CHANGED}) c)::text,
    coalesce((select jsonb_object_agg(c.key, c.value) from (${CHANGED}) c), case when r.old is null then r.new end)::text,
    case when e.id is null then 'no' else 'yes' end, r.db_user, e.id, ${positionOf(sql`e.id`)}
  ${changesJoined(asking)} order by r.seq`;

const changesJoined = (asking: Asking): Sql => sql`
  from (select r.seq ${changes(asking)}) shown join ledger_row r on r.seq = shown.seq
  left join ledger_event e on e.id = r.event_id and (e.xid, e.epoch) is not distinct from (r.xid, r.epoch)
  cross join lateral (select coalesce(r.new, r.old) as image) i
  left join person by on by.id = e.actor_id left join person p on p.id = coalesce(i.image ->> 'person_id', case when r.table_name = 'person' then r.key end)
  left join business_unit u on u.id = coalesce(i.image ->> 'unit_id', case when r.table_name = 'business_unit' then r.key end)`;

export async function accessChangesReport(asking: Asking): Promise<Report> {
  const { client } = asking;
  return {
    title: "access-changes",
    subject: null,
    columns: COLUMNS,
    sort: "at",
    matching: await countOf(client, sql`select count(*) as n ${changes(asking)}`),
    population: {
      of: "changes",
      total: await countOf(client, sql`select count(*) as n ${changes({ ...asking, filter: {} })}`),
      parts: {},
    },
    notIncluded: {},
    items: itemsOf(client, rowsOf(asking)),
  };
}
