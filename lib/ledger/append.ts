import type { Caller, Json } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";

export type Event = { id: string; event: string; subject: string; modelId: string | null; unitId: string | null; change: Json };

/** From here on every row this transaction changes is captured under the event; a batch names the event per model. */
export const under = async (db: WriteDb, eventId: string) => {
  await db.$queryRaw(sql`select set_config('countersign.event', ${eventId}, true)`);
};

/**
 * Appends events in the caller's transaction. It takes no shared lock: place and hash are given a moment later by the one sealer.
 * `change` is exactly what was decided.
 */
export async function append(db: WriteDb, { actor, requestId }: Caller, events: Event[]) {
  await db.$executeRaw(sql`
    insert into ledger_event (id, actor_id, actor_kind, event, subject, model_id, unit_id, change, request_id)
    select e.id, ${actor.id}, ${actor.kind}, e.event, e.subject, e."modelId", e."unitId", coalesce(e.change, 'null'), ${requestId}
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(id text, event text, subject text, "modelId" text, "unitId" text, change jsonb)`);
}
