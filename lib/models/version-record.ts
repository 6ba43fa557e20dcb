import { Refusal, reason } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { VersionRecord } from "#lib/models/version.schema";

/** The short form of a version. One statement. */
export async function versionRecord(db: Pick<ReadDb, "$queryRaw">, versionId: string): Promise<VersionRecord> {
  const [found] = await db.$queryRaw<VersionRecord[]>(sql`
    select id, model_id as "modelId", label, stage, substate, change_class as "changeClass", revision from model_version where id = ${versionId}`);
  if (!found) throw new Refusal("notFound", reason("not_found"));
  return found;
}
