// What commands on evidence read before they decide.
import { attachmentsOf } from "#lib/checklist/kept";
import type { ChecklistState, KeptAttachment } from "#lib/checklist/state.schema";
import { Refusal, reason } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";

export type Upload = { size: number; type: string };

/** What this person uploaded under this SHA-256 in the last 24 hours; null when it was somebody else, or nobody. */
export async function uploadOf(db: WriteDb, sha256: string | undefined, personId: string): Promise<Upload | null> {
  if (sha256 === undefined) return null;
  const [row] = await db.$queryRaw<Upload[]>(sql`
    select size::float8 as size, type from upload
    where sha256 = ${sha256} and person_id = ${personId} and created_at > product_clock() - interval '24 hours'`);
  return row ?? null;
}

/** Evidence that serves a control of this model already, with how it is attached to this one, if it ever was. */
export async function evidenceHere(
  db: WriteDb,
  evidenceId: string | undefined,
  place: { modelId: string; versionId: string; controlId: string },
) {
  if (evidenceId === undefined) return null;
  const evidence = await db.evidence.findFirst({
    where: { id: evidenceId, attachments: { some: { removedAt: null, version: { modelId: place.modelId } } } },
    include: { attachments: { where: { versionId: place.versionId, controlId: place.controlId } } },
  });
  return evidence && { ...evidence, size: evidence.size === null ? null : Number(evidence.size) };
}

/** The attachment of this version; throws 404 when it is not there or was removed. */
export const attachmentIn = ({ attachments }: ChecklistState, id: string): KeptAttachment => {
  const found = attachments.find((attachment) => attachment.id === id);
  if (!found) throw new Refusal("notFound", reason("not_found"));
  return found;
};

/** One attachment as it is kept now. */
export async function readAttachment(db: WriteDb, versionId: string, id: string): Promise<KeptAttachment> {
  const found = (await attachmentsOf(db, versionId)).find((attachment) => attachment.id === id);
  if (!found) throw new Error("an attachment that was just stored is not there");
  return found;
}

/** Whether a dossier that was approved holds this evidence under this control. */
export async function isInClosedDossier(
  db: WriteDb,
  versionId: string,
  { controlId, sha256, url, fixedRevision }: KeptAttachment,
): Promise<boolean> {
  const held = JSON.stringify([{ id: controlId, evidence: [sha256 ? { sha256 } : { url, revision: fixedRevision }] }]);
  const rows = await db.$queryRaw<unknown[]>(sql`
    select 1 from transition t where t.version_id = ${versionId} and t.state = 'approved' and t.dossier -> 'checklist' @> ${held}::jsonb limit 1`);
  return rows.length > 0;
}
