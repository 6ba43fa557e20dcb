// What a new version takes over from the one before: assessment, answers and attachments, each waiting to be confirmed there.
import { randomUUID } from "node:crypto";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";

/** The id of a row and the id of its copy. */
type Copy = { from: string; to: string };
export type CarriedOver = { assessments: Copy[]; answers: Copy[]; attachments: Copy[] };

const copies = (rows: { id: string }[]): Copy[] => rows.map(({ id }) => ({ from: id, to: randomUUID() }));

/** The newest rating that stands, every answer, and every attachment that was neither taken away nor rejected. */
export async function rowsToCarry(db: WriteDb, fromVersionId: string): Promise<CarriedOver> {
  const assessments = await db.$queryRaw<{ id: string }[]>(sql`
    select id from assessment where version_id = ${fromVersionId} and status <> 'superseded' order by assessed_at desc, id limit 1`);
  const answers = await db.$queryRaw<{ id: string }[]>(
    sql`select id from control_answer where version_id = ${fromVersionId} order by id`,
  );
  const attachments = await db.$queryRaw<{ id: string }[]>(sql`
    select id from attachment where version_id = ${fromVersionId} and removed_at is null and state <> 'rejected' order by id`);
  return { assessments: copies(assessments), answers: copies(answers), attachments: copies(attachments) };
}

const pairs = (list: Copy[]) =>
  sql`unnest(${list.map(({ from }) => from)}::text[], ${list.map(({ to }) => to)}::text[]) as carried("from", "to")`;

const RANK = (tier: string) => sql([`array_position(array['low', 'medium', 'high'], ${tier})`]);

/** A raise of the rating before goes along as a proposal, as `standingRaise` says it for a rating made anew. */
const STANDING_RAISE = sql`case
  when ${RANK("a.override ->> 'tier'")} > ${RANK("a.computed_tier")} then
    jsonb_build_object('tier', a.override ->> 'tier', 'reason', a.override ->> 'reason', 'by', a.override ->> 'by', 'version', v.label, 'dropped', null)
  when a.raise -> 'dropped' = 'null' then a.raise end`;

/** Copies the rows. None of them counts until somebody confirms it on the new version, so no confirmation comes along. */
export async function saveCarried(
  db: WriteDb,
  versionId: string,
  { assessments, answers, attachments }: CarriedOver,
): Promise<void> {
  await db.$executeRaw(sql`
    insert into assessment (id, version_id, policy, facts, answers, rationales, impact, vulnerability, matrix_tier, knockouts, computed_tier,
      tier, unknowns, provisional, status, override, raise, carried_from_id, assessed_by, assessed_at)
    select carried."to", ${versionId}, a.policy, a.facts, a.answers, a.rationales, a.impact, a.vulnerability, a.matrix_tier, a.knockouts,
      a.computed_tier, a.computed_tier, a.unknowns, a.provisional, case when a.status = 'stopped' then 'stopped' else 'computed' end, null,
      ${STANDING_RAISE}, a.id, a.assessed_by, a.assessed_at
    from ${pairs(assessments)} join assessment a on a.id = carried."from" join model_version v on v.id = a.version_id`);
  await db.$executeRaw(sql`
    insert into control_answer (id, version_id, control_id, asked, status, note, source, answered_by, answered_at, answered_as, prepared_by, carried_from_id)
    select carried."to", ${versionId}, c.control_id, c.asked, c.status, c.note, c.source, c.answered_by, c.answered_at, c.answered_as, c.prepared_by, c.id
    from ${pairs(answers)} join control_answer c on c.id = carried."from"`);
  await db.$executeRaw(sql`
    insert into attachment (id, evidence_id, version_id, control_id, title, state, attached_by, attached_at, reviewed_by, reviewed_at,
      review_note, expires_on, carried_from_id)
    select carried."to", a.evidence_id, ${versionId}, a.control_id, a.title, a.state, a.attached_by, a.attached_at, a.reviewed_by,
      a.reviewed_at, a.review_note, a.expires_on, a.id
    from ${pairs(attachments)} join attachment a on a.id = carried."from"`);
}
