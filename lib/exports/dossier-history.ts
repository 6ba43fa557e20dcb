// What happened to the model, in the words and the order of the ledger.
import { sentenceOf } from "#lib/audit/sentence";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";

/** The newest so many; a dossier is for reading, the audit log of the model has them all. */
const EVENTS_MAX = 500;

type Row = {
  id: string;
  at: Date;
  position: number | null;
  event: string;
  subject: string;
  actorId: string;
  actor: string | null;
  ref: string;
  name: string;
  change: unknown;
};

/** The history of the model, oldest first, and how many events there are beside those told. */
export async function historyOf(db: Pick<ReadDb, "$queryRaw">, modelId: string) {
  const rows = await db.$queryRaw<Row[]>(sql`
    select e.id, e.at, l.index::int as position, e.event, e.subject, e.actor_id as "actorId", p.name as actor, m.ref, m.name, e.change
    from (select * from ledger_event where model_id = ${modelId} order by at desc, id desc limit ${EVENTS_MAX + 1}) e
    join model m on m.id = e.model_id left join person p on p.id = e.actor_id left join ledger_leaf l on l.event_id = e.id order by e.at, e.id`);
  const shown = rows.slice(-EVENTS_MAX);
  return {
    isCut: rows.length > shown.length,
    events: shown.map(({ id, at, position, event, subject, actorId, actor, ref, name, change }) => ({
      id,
      at: at.toISOString(),
      position,
      event,
      sentence: sentenceOf({ event, actor: actor ?? actorId, subject, model: { ref, name }, change }),
    })),
  };
}
