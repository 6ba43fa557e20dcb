// Somebody who reads evidence, and which links of a model they may not be told.
import type { Actor } from "#lib/access/actor";
import { rolesIn } from "#lib/access/actor";
import type { Place } from "#lib/access/scope";
import { mayRead, type Reader } from "#lib/checklist/reading.rules";
import { type Confidentiality, confidentialitySchema } from "#lib/checklist/state.schema";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";

/** The caller as a reader of the unit's evidence. */
export const readerIn = (actor: Actor, unitId: string): Reader => ({
  personId: actor.id,
  roles: rolesIn(actor, unitId),
  ofTheUnit: actor.grants.some((grant) => grant.unitId === unitId),
});

/** Ids of the linked evidence of a model that this actor may not open, by address. */
export async function withheldLinks(
  db: Pick<ReadDb, "$queryRaw">,
  actor: Actor,
  place: Pick<Place, "unitId" | "modelId" | "ownerId" | "authorIds">,
): Promise<ReadonlyMap<string, string>> {
  const reader = readerIn(actor, place.unitId);
  const isHidden = (confidentiality: Confidentiality) => !mayRead(reader, { ...place, confidentiality });
  const hidden = confidentialitySchema.options.filter(isHidden);
  if (hidden.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; url: string }[]>(sql`
    select e.id, e.url from evidence e where e.url is not null and e.confidentiality = any(${hidden}::text[])
      and exists (select from attachment a join model_version v on v.id = a.version_id where a.evidence_id = e.id and v.model_id = ${place.modelId})
    order by e.id`);
  return new Map(rows.map(({ id, url }) => [url, id]));
}
