// What Countersign knows by itself about a version: the records behind the controls nobody types.
import { z } from "zod";
import type { ChecklistState } from "#lib/checklist/state.schema";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { gateSchema } from "#lib/lifecycle/schema";

const digest = z.string().nullable();
const known = z.object({
  openGate: gateSchema.nullable(),
  firstVersion: z.boolean(),
  conflicts: z.int(),
  faults: z.int(),
  blockedAttempts: z.int(),
  approval: z.enum(["none", "open", "approved"]),
  approved: digest,
  deployed: digest,
});

/** Safeguards of segregation that hold whatever the program does: triggers of the database, looked for each time. */
const SAFEGUARDS = [
  "roles_are_segregated",
  "stage_follows_a_transition",
  "approval_has_its_signatures",
  "transition_is_final",
  "signature_is_independent",
  "signature_is_final",
  "owners_are_remembered",
  "own_work_is_kept",
  "authorship_is_kept",
  "content_is_frozen",
  "owner_is_signed_for",
  "rating_is_kept",
  "line_is_fixed",
  "deployment_is_released",
  "deployment_is_kept",
  "request_follows_policy",
  "line_comes_with_its_request",
  "signoff_is_decided",
  "signature_stands",
  "condition_is_signed",
  "rating_takes_two",
  "tier_follows_rating",
  "validator_is_no_author",
  "grant_takes_two",
  "answer_is_frozen",
  "attachment_is_frozen",
  "evidence_is_kept",
  "ledger_row_has_event",
];

/** One statement. `deployed` is what a request to go live names, else what runs; exceptions and findings do not exist yet. */
export async function readKnown(
  db: Pick<ReadDb, "$queryRaw">,
  { versionId, modelId }: { versionId: string; modelId: string },
  people: readonly string[],
): Promise<Omit<ChecklistState["known"], "people" | "rating"> & { openGate: ChecklistState["openGate"]; conflicts: number }> {
  const [row] = await db.$queryRaw<unknown[]>(sql`
    select
      (select t.gate from transition t where t.version_id = v.id and t.state = 'open') as "openGate",
      not exists (select from model_version b where b.model_id = v.model_id and b.number < v.number) as "firstVersion",
      (select count(*)::int from (
        select from role_grant g where g.person_id = any(${[...people]}::text[]) and g.state = 'active'
          and (g.until is null or g.until >= organisation_today())
        group by g.person_id having bool_or(g.role in ('admin', 'auditor')) and count(distinct g.role) > 1) both_sides) as conflicts,
      (select count(*)::int from unnest(${SAFEGUARDS}::text[]) as wanted
        where not exists (select from pg_trigger where tgname = wanted and tgenabled <> 'D')) as faults,
      (select count(*)::int from ledger_event where model_id = v.model_id and event in ('signoff.refused', 'transition.refused')) as "blockedAttempts",
      case
        when v.stage in ('approved', 'in_production', 'restricted') and exists (
          select from transition t where t.version_id = v.id and t.to_stage = 'approved' and t.state = 'approved') then 'approved'
        when exists (select from transition t where t.version_id = v.id and t.to_stage = 'approved' and t.state = 'open') then 'open'
        else 'none' end as approval,
      approved_digest(v.id) as approved,
      coalesce(
        (select t.deployment ->> 'artifactDigest' from transition t where t.version_id = v.id and t.state = 'open'),
        (select d.artifact_digest from deployment d where d.version_id = v.id order by d.from_at desc limit 1)) as deployed
    from model_version v where v.id = ${versionId} and v.model_id = ${modelId}`);
  const { faults, blockedAttempts, approved, deployed, ...rest } = known.parse(row);
  return {
    ...rest,
    exceptions: { open: 0, expired: 0 },
    findings: { open: 0, blocking: 0 },
    segregation: { faults, blockedAttempts },
    digests: { approved, deployed },
  };
}
