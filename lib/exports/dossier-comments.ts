// What was said beside the dossiers of a version, with the roles of whoever said it.
import { SIGNING_ROLES } from "#lib/access/permissions";
import { unitsAbove } from "#lib/access/scope";
import { mayRead, type Reader } from "#lib/checklist/reading.rules";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { instant } from "#lib/exports/dossier-requests";
import { isOnEvidence } from "#lib/signoff/anchor.rules";

export type CommentTold = {
  id: string;
  requestId: string;
  dossierHash: string;
  gate: string;
  path: string;
  text: string;
  writtenBy: string;
  /** Held where the model stands, at the moment it was said. */
  roles: string[];
  writtenAt: string;
  resolvedBy: string | null;
  resolvedAt: string | null;
};

/** In force then: confirmed where that is needed (SD-14), not ended, not past its last day. */
const ROLES = (unitId: string): Sql => sql`array(
  select distinct g.role from role_grant g where g.person_id = c.written_by and g.unit_id in (${unitsAbove([unitId])})
    and coalesce(g.confirmed_at, g.granted_at) <= c.written_at and (g.until is null or g.until >= organisation_day(c.written_at))
    and (g.state = 'active' or (g.state = 'ended' and g.ended_at > c.written_at
      and (g.confirmed_at is not null or g.during_set_up or g.role <> all(${[...SIGNING_ROLES]}::text[]))))
  order by g.role)`;

type Told = { told: CommentTold[]; withheld: number };
type Version = {
  id: string;
  model: { unitId: string; ownerId: string | null };
  authors: readonly { personId: string; removedAt: Date | null }[];
};

const readsAllEvidence = (reader: Reader, { model: { ownerId }, authors }: Version): boolean => {
  const authorIds = authors.filter(({ removedAt }) => removedAt === null).map(({ personId }) => personId);
  return mayRead(reader, { confidentiality: "contains_personal_data", ownerId, authorIds });
};

/** The oldest first, in one statement. What stands at evidence is told to whoever may open all of it, and counted for others. */
export async function commentsTold(db: Pick<ReadDb, "$queryRaw">, version: Version, reader: Reader): Promise<Told> {
  const all = await db.$queryRaw<CommentTold[]>(sql`
    select c.id, c.transition_id as "requestId", c.dossier_hash as "dossierHash", c.gate, c.path, c.text, w.name as "writtenBy",
      ${ROLES(version.model.unitId)} as roles, ${sql([instant("c.written_at")])} as "writtenAt", r.name as "resolvedBy", ${sql([instant("c.resolved_at")])} as "resolvedAt"
    from comment c join person w on w.id = c.written_by left join person r on r.id = c.resolved_by
    where c.version_id = ${version.id} order by c.written_at, c.id`);
  const told = readsAllEvidence(reader, version) ? all : all.filter(({ path }) => !isOnEvidence(path));
  return { told, withheld: all.length - told.length };
}
