import type { Actor } from "#lib/access/actor";
import { inUnitsOf } from "#lib/access/scope";
import { sentenceOf } from "#lib/audit/sentence";
import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { empty, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { fieldChanges, idsIn, type LedgerRow, versionOf, withNames } from "#lib/models/history.rules";
import { type FieldChange, GetModelHistoryInput, type HistoryEvent, ModelHistory } from "#lib/models/history.schema";

type Row = {
  id: string;
  key: string;
  at: Date;
  actor: HistoryEvent["actor"];
  event: string;
  subject: string;
  change: unknown;
  rows: LedgerRow[];
};

/** Names of the people and units that changes name by id; of units, those the caller sees. */
const namesOf = async (db: ReadDb, actor: Actor, changes: FieldChange[]): Promise<[string, string][]> => {
  const rows = await db.$queryRaw<{ id: string; name: string }[]>(sql`
    with wanted as (select unnest(${idsIn(changes)}::text[]) as id)
    select id, name from person where id in (select id from wanted) union all
    select id, name from business_unit where id in (select id from wanted) and ${inUnitsOf(sql`id`, actor)}`);
  return rows.map(({ id, name }) => [id, name]);
};

export const getModelHistory = query({
  id: "getModelHistory",
  summary: "What happened to a model, newest first, with fields before and after",
  http: "GET /models/{modelId}/history",
  permission: "model:read",
  scope: ({ modelId }) => ({ model: modelId }),
  input: GetModelHistoryInput,
  output: ModelHistory,

  read: async (db, { modelId, cursor, limit }, { actor }) => {
    const last = decodeCursor(cursor, 2);
    // A dossier is read where it is signed; its hash stands among the fields.
    const found = await db.$queryRaw<Row[]>(sql`
      select e.id, e.at::text as key, e.at, jsonb_build_object('id', e.actor_id, 'kind', e.actor_kind, 'name', p.name) as actor, e.event, e.subject, e.change,
        coalesce((select jsonb_agg(jsonb_build_object('table', r.table_name, 'key', r.key, 'op', r.op, 'old', r.old - 'dossier', 'new', r.new - 'dossier') order by r.seq)
          from ledger_row r where r.event_id = e.id and (r.xid, r.epoch) is not distinct from (e.xid, e.epoch)), '[]') as rows
      from ledger_event e left join person p on p.id = e.actor_id
      where e.model_id = ${modelId} ${last ? sql`and (e.at, e.id) < (${last[0]}::timestamptz, ${last[1]})` : empty}
      order by e.at desc, e.id desc limit ${limit + 1}`);
    const model = await db.model.findUnique({
      where: { id: modelId },
      select: { ref: true, name: true, versions: { select: { id: true, label: true } } },
    });
    const versions = new Map(model?.versions.map(({ id, label }) => [id, label]));
    const { items, nextCursor } = cut(found, limit, ({ key, id }) => [key, id]);
    const told = items.map((row) => ({ ...row, changes: fieldChanges(row.rows) }));
    const names = new Map([
      ...versions,
      ...(await namesOf(
        db,
        actor,
        told.flatMap(({ changes }) => changes),
      )),
    ]);
    return {
      nextCursor,
      items: told.map(({ id, at, event, subject, actor, change, changes }) => ({
        ...{ id, at, event, subject, actor },
        sentence: sentenceOf({
          event,
          actor: actor.name ?? actor.kind.replace("_", " "),
          subject,
          model: model && { ref: model.ref, name: model.name },
          change,
        }),
        versionId: versionOf(subject, change, [...versions.keys()]),
        changes: withNames(changes, names),
      })),
    };
  },
});
