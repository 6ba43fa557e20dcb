// SQL as the role the product writes with, under an event of its own: so that only the guard in question can refuse.
import { randomUUID } from "node:crypto";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import { writer } from "#lib/db/writer";

export const asWriter = (change: (db: WriteDb) => Promise<unknown>) =>
  writer().$transaction(async (db) => {
    const id = randomUUID();
    await db.$queryRaw(sql`select set_config('countersign.event', ${id}, true)`);
    await change(db);
    await db.$executeRaw(sql`
      insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id) values (${id}, 'test', 'system', 'test.attack', 'test', '{}', 'test')`);
  });
