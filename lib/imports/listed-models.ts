import type { Actor } from "#lib/access/actor";
import { modelsVisibleTo } from "#lib/access/scope";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";

/** Models by id, those the caller may see, by name. */
export const listedModels = (db: Pick<ReadDb, "$queryRaw">, actor: Actor, ids: readonly string[]) =>
  db.$queryRaw<{ id: string; ref: string; name: string }[]>(sql`
    select m.id, m.ref, m.name from model m where m.id = any(${[...ids]}::text[]) and ${modelsVisibleTo(actor)} order by lower(m.name), m.id`);
