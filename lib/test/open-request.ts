// Requests and stages put there by somebody with the keys to the server, guards switched off: for tests of what the inventory makes of them.
import { randomUUID } from "node:crypto";
import type { Person } from "#lib/test/people";
import { unguarded } from "#lib/test/unguarded";

const HASH = "a".repeat(64);

/** A request under review: `author` has signed authored, the line of the owner is open. */
export async function anOpenRequest({ id: versionId, modelId }: { id: string; modelId: string }, author: Person) {
  const [transitionId, signed, open, signatureId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await unguarded(`
    insert into transition (id, version_id, model_id, policy_id, transition, from_stage, to_stage, gate, tier, state, dossier, dossier_hash, requested_by, requested_at)
      values ('${transitionId}', '${versionId}', '${modelId}', 'lifecycle-v1', 'T1', 'proposed', 'in_development', 'G0', 'high', 'open', '{}', '${HASH}', '${author.id}', now());
    insert into signoff (id, transition_id, ordinal, roles, meaning, after, state, opened_at) values
      ('${signed}', '${transitionId}', 0, '{data_scientist}', 'authored', '{}', 'signed', now() - interval '3 days'),
      ('${open}', '${transitionId}', 1, '{model_owner}', 'responsible', '{}', 'open', now() - interval '2 days');
    insert into signature (id, signoff_id, transition_id, version_id, gate, person_id, role, meaning, independent, decision, dossier_hash, manifest, manifest_hash, printed_name, salt, method, signed_at)
      values ('${signatureId}', '${signed}', '${transitionId}', '${versionId}', 'G0', '${author.id}', 'data_scientist', 'authored', false, 'sign', '${HASH}', '{}', '${HASH}', 'Somebody', '\\x00', 'password', now());
    select list_models(array['${modelId}'])`);
  return { transitionId, signoffIds: [signed, open], signatureId };
}

/** A version at a stage, with the approved transition that leads there and, from approved on, the one that approved it. */
export async function atStage(versionId: string, stage: string, tier: string | null = null) {
  const passed = ["approved", "in_production", "restricted"].includes(stage) ? ["approved", stage] : [stage];
  const moved = [...new Set(passed)].map(
    (
      to,
    ) => `insert into transition (id, version_id, model_id, policy_id, transition, from_stage, to_stage, gate, state, requested_by, requested_at, closed_at)
      select '${randomUUID()}', id, model_id, 'lifecycle-v1', 'T4', stage, '${to}', 'G2', 'approved', 'test', now(), now() from model_version where id = '${versionId}'`,
  );
  await unguarded(`${moved.join(";")};
    update model_version set stage = '${stage}', stage_since = now(), tier = ${tier ? `'${tier}'` : "tier"},
      frozen_at = ${["proposed", "in_development"].includes(stage) ? "null" : "now()"} where id = '${versionId}';
    select list_models(array_agg(model_id)) from model_version where id = '${versionId}'`);
}

/** What an import leaves on a record: a claim in place of its stage, and columns without a home. */
export async function asImported(
  modelId: string,
  claim: { stage: string | null; impact?: string; inUseSince?: string; fields?: Record<string, string> },
) {
  const fields = JSON.stringify(claim.fields ?? {}).replaceAll("'", "''");
  await unguarded(`
    update model set source = 'test-sheet', external_key = id, external_id = 'T-' || ref, claimed_stage = ${claim.stage ? `'${claim.stage}'` : "null"},
      claimed_impact = '${claim.impact ?? "not_stated"}', in_use_since = ${claim.inUseSince ? `'${claim.inUseSince}-01-01'` : "null"},
      in_use_since_precision = 'year', source_fields = '${fields}' where id = '${modelId}';
    select list_models(array['${modelId}'])`);
}

/** An open deployment of a version. */
export async function aDeployment(
  { id: versionId, modelId }: { id: string; modelId: string },
  environment: string,
  extent = "full",
) {
  await unguarded(`insert into deployment (id, model_id, version_id, environment, extent, from_at)
    values ('${randomUUID()}', '${modelId}', '${versionId}', '${environment}', '${extent}', clock_timestamp())`);
}
