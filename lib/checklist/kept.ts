// Reads the answers and attachments of a version as they are kept.
import { z } from "zod";
import { answerStatusSchema, reviewStateSchema } from "#lib/checklist/item.schema";
import { askedSchema, confidentialitySchema, type KeptAnswer, type KeptAttachment } from "#lib/checklist/state.schema";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";

type Raw = Pick<ReadDb, "$queryRaw">;

const text = z.string().nullable();
const at = z.date().transform((instant) => instant.toISOString());

const keptAnswer = z.object({
  id: z.string(),
  controlId: z.string(),
  asked: askedSchema,
  status: answerStatusSchema.nullable(),
  note: z.string(),
  by: z.enum(["default_owner", "own_people"]),
  source: z.string(),
  answeredBy: text,
  answeredAt: at.nullable(),
  preparedBy: text,
  confirmedBy: text,
  carriedFromId: text,
  carriedFrom: text,
  claimSetAside: z.boolean(),
});

/** The answers and notes of a version. */
export async function answersOf(db: Raw, versionId: string): Promise<KeptAnswer[]> {
  const rows = await db.$queryRaw<unknown[]>(sql`
    select c.id, c.control_id as "controlId", c.asked, c.status, coalesce(c.note, '') as note,
      coalesce(c.answered_as, 'default_owner') as by, c.source, c.answered_by as "answeredBy", c.answered_at as "answeredAt",
      c.prepared_by as "preparedBy", c.confirmed_by as "confirmedBy", c.carried_from_id as "carriedFromId",
      case when c.carried_confirmed_at is null then v.label end as "carriedFrom", c.claim_set_aside_at is not null as "claimSetAside"
    from control_answer c
    left join control_answer earlier on earlier.id = c.carried_from_id left join model_version v on v.id = earlier.version_id
    where c.version_id = ${versionId} order by c.control_id`);
  return z.array(keptAnswer).parse(rows);
}

const keptAttachment = z.object({
  id: z.string(),
  evidenceId: z.string(),
  controlId: z.string(),
  title: z.string(),
  name: z.string(),
  kind: z.enum(["file", "link"]),
  sha256: text,
  size: z.number().nullable(),
  type: text,
  url: text,
  fixedRevision: text,
  confidentiality: confidentialitySchema,
  uploaderId: z.string(),
  attachedBy: z.string(),
  attachedAt: at,
  state: reviewStateSchema,
  reviewedBy: text,
  reviewedAt: at.nullable(),
  reviewNote: text,
  expiresOn: text,
  expired: z.boolean(),
  carriedFrom: text,
});

/** What is attached to the controls of a version now. An item is in force to the end of its last day. */
export async function attachmentsOf(db: Raw, versionId: string): Promise<KeptAttachment[]> {
  const rows = await db.$queryRaw<unknown[]>(sql`
    select a.id, a.evidence_id as "evidenceId", a.control_id as "controlId", a.title, e.name, e.kind, e.sha256, e.size::float8 as size,
      e.type, e.url, e.fixed_revision as "fixedRevision", e.confidentiality, e.uploaded_by as "uploaderId", a.attached_by as "attachedBy",
      a.attached_at as "attachedAt", a.state, a.reviewed_by as "reviewedBy", a.reviewed_at as "reviewedAt",
      a.review_note as "reviewNote", a.expires_on::text as "expiresOn", coalesce(a.expires_on < organisation_today(), false) as expired,
      case when a.carried_confirmed_at is null then v.label end as "carriedFrom"
    from attachment a join evidence e on e.id = a.evidence_id
    left join attachment earlier on earlier.id = a.carried_from_id left join model_version v on v.id = earlier.version_id
    where a.version_id = ${versionId} and a.removed_at is null order by a.attached_at, a.id`);
  return z.array(keptAttachment).parse(rows);
}
