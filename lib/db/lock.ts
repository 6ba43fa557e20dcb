import { Refusal, reason } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";

/** Every command about one model takes its turn here first, so evidence cannot change under a decision. */
export async function lockModel(db: WriteDb, modelId: string) {
  const rows = await db.$queryRaw<unknown[]>(sql`select 1 from model where id = ${modelId} for update`);
  if (rows.length === 0) throw new Refusal("notFound", reason("not_found"));
}

/** Names below one unit are given one at a time, so two at once are not alike. */
export async function lockUnit(db: WriteDb, unitId: string | null): Promise<void> {
  await db.$queryRaw(sql`select pg_advisory_xact_lock(hashtextextended(${`below unit ${unitId ?? ""}`}, 0))::text`);
}
