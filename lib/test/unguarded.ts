// What only somebody with the keys to the server can do: put rows there past the guards, which they have to switch off by name.
import { asOwner } from "#lib/test/database";

/** Each guard with its table; capture of rows goes on. */
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
} as const;

const each = (act: string) =>
  Object.entries(GUARDS)
    .map(([guard, table]) => `alter table ${table} ${act} trigger ${guard}`)
    .join("; ");

/** Runs SQL as the owner of the tables with guards and foreign keys switched off, in one transaction, and counts the models anew. */
export const unguarded = (statements: string) =>
  asOwner(
    `begin; ${each("disable")}; set local session_replication_role = replica; ${statements}; select count_listed_models(); ${each("enable always")}; commit`,
  );
