// Putting models away and taking them back: over REST, at the door of this process, and by statements that have the same effect.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { run } from "#lib/core/run";
import { archiveModel } from "#lib/models/archive-model.command";
import { unarchiveModel } from "#lib/models/unarchive-model.command";
import { MODEL_ID } from "./blueprint.ts";
import type { Act } from "./measure.ts";
import { contextOf } from "./same-sql.ts";
import type { Site } from "./site.ts";

const REASON = "registered_by_mistake";
/** Models nothing waits for, so that each can be put away and taken back; those that an earlier run put away too. */
const QUIET = `
  select l.model_id as id, l.archived from listed_model l join model m on m.id = l.model_id
  where l.model_id like '${MODEL_ID}%' and l.stage = 'proposed' and l.approval = 'none' and (not l.archived or m.archive_reason = '${REASON}')
  order by l.model_id`;
const CLIENTS_MAX = 16;

type Quiet = { id: string; archived: boolean };
type Move = { id: string; isBack: boolean };

/** All of them one after the other, and then the other way round. */
function turns(models: readonly Quiet[]): () => Move {
  let next = 0;
  return () => {
    const n = next++;
    const { id, archived } = models[n % models.length] as Quiet;
    return { id, isBack: archived !== (Math.floor(n / models.length) % 2 === 1) };
  };
}

const overRest = (site: Site, turn: () => Move): Act => {
  const headers = { "content-type": "application/json", origin: site.url };
  return async () => {
    const { id, isBack } = turn();
    const act = isBack ? { method: "DELETE" } : { method: "POST", body: JSON.stringify({ reason: REASON }) };
    const { status, body } = await site.officer.call({ ...act, path: `/api/v1/models/${id}/archival`, headers });
    if (status !== 200) throw new Error(`moving ${id} answered ${status}: ${body.toString("utf8").slice(0, 200)}`);
  };
};

async function atTheDoor(turn: () => Move): Promise<Act> {
  const { actor } = await contextOf("risk-officer@demo.example");
  return async () => {
    const { id: modelId, isBack } = turn();
    const caller = { actor, requestId: randomUUID() };
    if (isBack) await run(unarchiveModel, { modelId }, caller);
    else await run(archiveModel, { modelId, reason: REASON }, caller);
  };
}

const EVENT = `
  insert into ledger_event (id, actor_id, actor_kind, event, subject, model_id, change, request_id)
  values ($1, 'load', 'system', 'load.moved', $2, $2, '{}', 'load')`;

const byStatements =
  (pool: pg.Pool, turn: () => Move): Act =>
  async () => {
    const { id, isBack } = turn();
    const event = randomUUID();
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("select id from model where id = $1 for update", [id]);
      await client.query("select set_config('countersign.event', $1, true)", [event]);
      await client.query(
        "update model set archived_at = $2, archive_reason = $3, revision = revision + 1, updated_at = now() where id = $1",
        [id, isBack ? null : new Date(), isBack ? null : REASON],
      );
      await client.query(EVENT, [event, id]);
      await client.query("commit");
    } finally {
      client.release();
    }
  };

export type Moving = { rest: Act; door: Act; statements: Act; end(): Promise<void> };

/** The product's two ways share one half of the models, the statements have the other. */
export async function moving(site: Site): Promise<Moving> {
  const { rows } = await site.owner.query<Quiet>(QUIET);
  const half = (which: number) => turns(rows.filter((_, n) => n % 2 === which));
  const ours = half(0);
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_OWNER_URL, max: CLIENTS_MAX });
  return {
    rest: overRest(site, ours),
    door: await atTheDoor(ours),
    statements: byStatements(pool, half(1)),
    end: () => pool.end(),
  };
}
