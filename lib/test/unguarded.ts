// What only somebody with the keys to the server can do: put rows there past the guards, which they have to switch off by name.
import { asOwner } from "#lib/test/database";

/** Each guard with its tables; capture of rows goes on. */
export const GUARDS = {
  roles_are_segregated: "role_grant",
  stage_follows_a_transition: "model_version",
  approval_has_its_signatures: "transition",
  transition_is_final: "transition",
  signature_is_independent: "signature",
  signature_is_final: "signature",
  owners_are_remembered: "model",
  own_work_is_kept: "model_version",
  authorship_is_kept: "version_author",
  content_is_frozen: "model_version",
  owner_is_signed_for: "model",
  rating_is_kept: "assessment",
  line_is_fixed: "signoff",
  deployment_is_released: "deployment",
  deployment_is_kept: "deployment",
  request_follows_policy: "transition",
  line_comes_with_its_request: "signoff",
  signature_stands: "signature",
  condition_is_signed: "condition",
  rating_takes_two: "assessment",
  tier_follows_rating: "model_version",
  validator_is_no_author: "signature",
  grant_takes_two: "role_grant",
  answer_is_frozen: "control_answer",
  attachment_is_frozen: "attachment",
  evidence_is_kept: "evidence",
  signoff_is_decided: "signoff, signature, transition",
} as const;

const each = (act: string) =>
  Object.entries(GUARDS)
    .flatMap(([guard, tables]) => tables.split(", ").map((table) => `alter table ${table} ${act} trigger ${guard}`))
    .join("; ");

/** Runs SQL as the owner of the tables with guards and foreign keys switched off, in one transaction, and counts the models anew. */
export const unguarded = (statements: string) =>
  asOwner(
    `begin; ${each("disable")}; set local session_replication_role = replica; ${statements}; select count_listed_models(); ${each("enable always")}; commit`,
  );
