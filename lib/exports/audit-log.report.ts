// The ledger in its order. As JSON each entry is whole, so that whoever holds the file can hash it again.
import { modelsVisibleTo } from "#lib/access/scope";
import { sentenceOf, unaccountedSentence } from "#lib/audit/sentence";
import { eventsVisibleTo, seesWhole } from "#lib/audit/visible";
import { empty, type Sql, sql } from "#lib/db/sql";
import { type Cell, readRows } from "#lib/exports/copy-rows";
import { type Asking, countOf, type Item, itemOf, type Narrowed, type Report, within } from "#lib/exports/report";
import type { Leaf } from "#lib/ledger/leaf";
import { readLeaves } from "#lib/ledger/read-leaf";

const COLUMNS = [
  ...[
    "position",
    "at",
    "recordedAt",
    "actor",
    "actorId",
    "actorKind",
    "event",
    "sentence",
    "subject",
    "ref",
    "model",
    "unit",
    "change",
  ],
  ...["rowsChanged", "eventId", "requestId", "epoch", "sealedAt", "leafHash"],
];
const CHUNK = 250;

type Sealed = {
  position: number;
  hash: string;
  sealedAt: string;
  eventId: string | null;
  rowSeq: string | null;
  actor: string | null;
  ref: string | null;
  model: string | null;
  unit: string | null;
  subjectName: string | null;
};

const ofType = (event: string | undefined): Sql =>
  event === undefined ? empty : sql`and (e.event = ${event} or e.event like ${`${event.replace(/[\\%_]/g, "\\$&")}.%`})`;

export const entries = ({ actor, filter, modelId, sealedTo }: Narrowed): Sql => sql`
  from ledger_leaf l left join ledger_event e on e.id = l.event_id left join ledger_row u on u.seq = l.row_seq
  where l.index <= ${sealedTo} and (case when e.id is null then ${seesWhole(actor)} else ${eventsVisibleTo(actor)} end)
    and ${within(sql`coalesce(e.at, u.at)`, filter)} ${ofType(filter.event)} ${modelId === null ? empty : sql`and e.model_id = ${modelId}`}`;

const chunk = (asking: Asking, after: number): Sql => sql`
  select s.index::int as position, s.hash, to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sealedAt", s.event_id as "eventId",
    s.row_seq::text as "rowSeq", p.name as actor, m.ref, case when ${modelsVisibleTo(asking.actor)} then m.name end as model, b.name as unit,
    coalesce((select name from person where id = e.subject), (select name from business_unit where id = e.subject)) as "subjectName"
  from (select l.* ${entries(asking)} and l.index > ${after} order by l.index limit ${CHUNK}) s
  left join ledger_event e on e.id = s.event_id left join person p on p.id = e.actor_id left join model m on m.id = e.model_id left join business_unit b on b.id = e.unit_id
  order by s.index`;

const cellsOfEvent = ({ actor, ref, model, unit, ...sealed }: Sealed, { event, rows }: Leaf & { kind: "event" }): Cell[] => {
  const name = actor ?? event.actorId;
  const sentence = sentenceOf({
    event: event.event,
    actor: name,
    subject: sealed.subjectName ?? event.subject,
    model: ref ? { ref, name: model } : null,
    change: event.change,
  });
  return [
    ...[
      sealed.position,
      event.at,
      event.recordedAt,
      name,
      event.actorId,
      event.actorKind,
      event.event,
      sentence,
      event.subject,
      ref,
      model,
      unit,
    ],
    ...[JSON.stringify(event.change), rows.length, event.id, event.requestId, event.epoch, sealed.sealedAt, sealed.hash],
  ];
};

const cellsOfRow = (sealed: Sealed, { rows: [row] }: Leaf & { kind: "unaccounted" }): Cell[] => [
  ...[
    sealed.position,
    row.at,
    row.at,
    row.dbUser,
    null,
    "database",
    "unaccounted",
    unaccountedSentence({ ...row, by: row.dbUser }),
    row.key,
    null,
    null,
    null,
  ],
  ...[
    JSON.stringify({ table: row.table, op: row.op, old: row.old, new: row.new }),
    1,
    null,
    null,
    row.epoch,
    sealed.sealedAt,
    sealed.hash,
  ],
];

const entryOf = (sealed: Sealed, leaf: Leaf | null | undefined): Item => {
  const { position, hash, sealedAt } = sealed;
  // An entry without content is what a verification reports; here its place and hash are shown.
  if (!leaf) return itemOf([position, ...COLUMNS.slice(1, -1).map(() => null), hash], { position, hash, entry: null });
  const cells = leaf.kind === "event" ? cellsOfEvent(sealed, leaf) : cellsOfRow(sealed, leaf);
  return itemOf(cells, { position, hash, sealedAt, entry: { format: 1, ...leaf } });
};

type Chunk = { sealed: Sealed[]; leaves: (Leaf | null)[] };

async function readChunk(asking: Asking, after: number): Promise<Chunk> {
  const sealed = await readRows<Sealed>(asking.client, chunk(asking, after));
  return { sealed, leaves: await readLeaves(asking.client, sealed) };
}

async function* itemsOf(asking: Asking): AsyncGenerator<Item[]> {
  for (let next: Promise<Chunk> | null = readChunk(asking, -1); next; ) {
    const { sealed, leaves }: Chunk = await next;
    const last = sealed.at(-1);
    // The database reads the next chunk while this one is written.
    next = last && sealed.length === CHUNK ? readChunk(asking, last.position) : null;
    next?.catch(() => undefined);
    try {
      yield sealed.map((one, n) => entryOf(one, leaves[n]));
    } finally {
      await next?.catch(() => undefined);
    }
  }
}

const subjectOf = async ({ client, modelId, actor }: Asking): Promise<string | null> => {
  if (modelId === null) return null;
  const [model] = await readRows<{ subject: string }>(
    client,
    sql`select m.ref || ' ' || m.name as subject from model m where m.id = ${modelId} and ${modelsVisibleTo(actor)}`,
  );
  return model?.subject ?? modelId;
};

export async function auditLogReport(asking: Asking): Promise<Report> {
  const { client, actor } = asking;
  const all = { ...asking, filter: {}, modelId: null };
  return {
    title: "audit-log",
    subject: await subjectOf(asking),
    columns: COLUMNS,
    sort: "position",
    matching: await countOf(client, sql`select count(*) as n ${entries(asking)}`),
    population: { of: "entries", total: await countOf(client, sql`select count(*) as n ${entries(all)}`), parts: {} },
    notIncluded: {
      unsealed: await countOf(
        client,
        sql`select count(*) as n from ledger_event e where not exists (select from ledger_leaf l where l.event_id = e.id) and ${eventsVisibleTo(actor)}`,
      ),
    },
    items: itemsOf(asking),
  };
}
