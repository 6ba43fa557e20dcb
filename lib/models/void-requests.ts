// What an edit does to requests that are under review: their signatures, sign-offs and the request itself become void.
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import type { OpenRequest, Voiding } from "#lib/models/material.rules";
import type { VoidedRequest } from "#lib/models/schema";

/** Requests of the model that are open, each with its sign-offs and signatures. */
export async function openRequests(db: WriteDb, modelId: string): Promise<OpenRequest[]> {
  return db.$queryRaw<OpenRequest[]>(sql`
    select t.id as "transitionId", t.version_id as "versionId",
      array(select s.id from signoff s where s.transition_id = t.id order by s.ordinal) as "signoffIds",
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'personId', g.person_id, 'live', g.withdrawn_at is null and g.voided_at is null)
        order by g.signed_at, g.id) from signature g where g.transition_id = t.id), '[]') as signatures
    from transition t where t.model_id = ${modelId} and t.state = 'open' order by t.id`);
}

/** Stores what was decided. A void signature stays visible with the fields that did it and who changed them. */
export async function saveVoidings(db: WriteDb, voidings: readonly Voiding[], now: Date): Promise<VoidedRequest[]> {
  for (const { transitionId, signoffIds, signatureIds, fields, byId } of voidings) {
    await db.signature.updateMany({ where: { id: { in: signatureIds } }, data: { voidedAt: now, voidReason: { fields, byId } } });
    await db.signoff.updateMany({ where: { id: { in: signoffIds } }, data: { state: "void" } });
    await db.transition.update({
      where: { id: transitionId },
      data: { state: "void", closedBy: byId, closedAt: now, reason: fields.join(", ") },
    });
  }
  return voidings.map(({ transitionId, versionId, fields, signatureIds }) => ({ transitionId, versionId, fields, signatureIds }));
}
