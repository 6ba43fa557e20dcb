// Reads the content of leaves as stored: instants and large numbers as text, rows in the order of their capture.
import type pg from "pg";
import { type EventColumns, exactJson, type Leaf, type RowColumns } from "#lib/ledger/leaf";

/** What a leaf is about: an event with its rows, or one row without event (`rowSeq`). */
export type LeafPlace = { eventId: string | null; rowSeq: string | null };

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const EVENTS = `
  select id, ${instant("at")} as at, ${instant("recorded_at")} as "recordedAt", actor_id as "actorId", actor_kind as "actorKind", event, subject,
    model_id as "modelId", unit_id as "unitId", change::text as change, request_id as "requestId", xid::text as xid, epoch
  from ledger_event where id = any($1::text[])`;

const ROW = `r.seq::text as seq, r.event_id as "eventId", ${instant("r.at")} as at, r.table_name as "table", r.key, r.op, r.old::text as old, r.new::text as new,
  r.db_user as "dbUser", r.client, r.xid::text as xid, r.epoch`;

const ROWS_OF_EVENTS = `select ${ROW} from ledger_row r where r.event_id = any($1::text[]) order by r.seq`;

const ROWS_ALONE = `select ${ROW} from ledger_row r where r.seq = any($1::bigint[])`;

type RawEvent = Omit<EventColumns, "change"> & { change: string };
type RawRow = Omit<RowColumns, "old" | "new"> & { old: string | null; new: string | null };

/** A row belongs to an event only when one transaction wrote both: a later change that borrows the event's id does not. */
const isOf =
  ({ xid, epoch }: RawEvent) =>
  (row: RawRow) =>
    row.xid === xid && row.epoch === epoch;

const rowOf = (raw: RawRow): RowColumns => ({ ...raw, old: exactJson(raw.old), new: exactJson(raw.new) });

type Stored = { events: RawEvent[]; rows: RawRow[]; alone: RawRow[] };

/** What the places hold, as the database prints it. */
export async function readStored(client: pg.ClientBase, places: readonly LeafPlace[]): Promise<Stored> {
  const ids = places.flatMap(({ eventId }) => eventId ?? []);
  const seqs = places.flatMap(({ rowSeq }) => rowSeq ?? []);
  const rows = ids.length > 0 ? (await client.query<RawRow>(ROWS_OF_EVENTS, [ids])).rows : [];
  const events = ids.length > 0 ? (await client.query<RawEvent>(EVENTS, [ids])).rows : [];
  const alone = seqs.length > 0 ? (await client.query<RawRow>(ROWS_ALONE, [seqs])).rows : [];
  return { events, rows, alone };
}

/** The content of each place, in their order; null where the event or the row is not there. */
export function leavesOf({ events, rows, alone }: Stored, places: readonly LeafPlace[]): (Leaf | null)[] {
  const eventById = new Map(events.map((event) => [event.id, event]));
  const rowsById = Map.groupBy(rows, ({ eventId }) => eventId);
  const rowBySeq = new Map(alone.map((row) => [row.seq, row]));
  return places.map(({ eventId, rowSeq }): Leaf | null => {
    const event = eventId === null ? undefined : eventById.get(eventId);
    if (event)
      return {
        kind: "event",
        event: { ...event, change: exactJson(event.change) },
        rows: (rowsById.get(event.id) ?? []).filter(isOf(event)).map(rowOf),
      };
    const row = rowSeq === null ? undefined : rowBySeq.get(rowSeq);
    return row ? { kind: "unaccounted", rows: [rowOf(row)] } : null;
  });
}

export const readLeaves = async (client: pg.ClientBase, places: readonly LeafPlace[]): Promise<(Leaf | null)[]> =>
  leavesOf(await readStored(client, places), places);
