import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";

/**
 * Sets the version a model shows: the one of its newest open deployment, else its newest. Whatever adds a version, opens or ends
 * a deployment calls this inside its save. A pilot or shadow counts as live only where nothing runs in full.
 */
export async function refreshShownVersion(db: WriteDb, modelId: string): Promise<void> {
  await db.$executeRaw(sql`
    update model m set shown_version_id = shown.id from (
      select v.id from model_version v
      left join deployment d on d.version_id = v.id and d.until_at is null
      where v.model_id = ${modelId}
      order by (d.id is not null) desc, (d.extent = 'full') desc nulls last, d.from_at desc nulls last, v.number desc limit 1) shown
    where m.id = ${modelId} and m.shown_version_id is distinct from shown.id`);
}
