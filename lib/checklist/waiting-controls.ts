// Controls that keep the next gate of a version closed until a role answers them, for statements that look across versions.
import type { Role } from "#lib/access/permissions";
import { dueGates, isInherited } from "#lib/checklist/due.rules";
import { gateAhead } from "#lib/checklist/lines.rules";
import { join, type Sql, sql } from "#lib/db/sql";
import { STAGES, TIERS } from "#lib/lifecycle/schema";
import type { Comparison, Condition, FactField } from "#lib/policy/condition.rules";
import type { Control } from "#lib/policy/controls.schema";
import { controlLibrary } from "#lib/policy/load";

/** The facts conditions read, as columns of the version `v` and the tier of its rating `r`. */
const FACTS: Record<FactField, Sql> = {
  riskTier: sql`r.tier`,
  modelKind: sql`v.kind`,
  domain: sql`v.domain`,
  sourcing: sql`nullif(v.facts ->> 'sourcing', 'not_stated')`,
  euAiActClass: sql`v.facts ->> 'euAiActClass'`,
  usesPersonalData: sql`v.facts ->> 'usesPersonalData'`,
  usesPhi: sql`v.facts ->> 'usesPhi'`,
  automatedDecision: sql`v.facts ->> 'automatedDecision'`,
  decidesAboutPeople: sql`v.facts ->> 'decidesAboutPeople'`,
  deviceDetermination: sql`v.facts ->> 'deviceDetermination'`,
  coveredEmploymentTool: sql`case when v.domain <> 'hr' then 'no' else v.facts ->> 'coveredEmploymentTool' end`,
};
const isFact = (field: string): field is FactField => Object.hasOwn(FACTS, field);

/** As `satisfies`: a fact that is not known counts as the answer that asks for more. */
const satisfied = ({ field, op, value }: Comparison): Sql => {
  if (!isFact(field)) return sql`true`;
  const listed = sql`${FACTS[field]} = any(${[value].flat().map(String)}::text[])`;
  return sql`coalesce(${op === "not_in" ? sql`not (${listed})` : listed}, true)`;
};

/** As `holds`, for the conditions of controls. */
const held = ({ all = [], any }: Condition): Sql =>
  sql`(${join([sql`true`, ...all.map(satisfied)], " and ")} and (${any ? join(any.map(satisfied), " or ") : sql`true`}))`;

const askedOf = ({ id, default_owner, tiers }: Control) => ({
  id,
  role: default_owner,
  tiers: TIERS.filter((tier) => tiers[tier] !== "not_required"),
});

/** The stages before a gate at which the control is due. */
const stagesOf = (control: Control) =>
  STAGES.filter((stage) => {
    const gate = gateAhead(stage);
    return gate !== null && dueGates(control).includes(gate);
  });

/**
 * Rows of `role` and `id`: what people with one of `roles` have not answered of what is due at the next gate of `v`, rated as `r`
 * says. An answer the model's own people gave is a note to them; one carried over waits for its confirmation.
 */
export const waitingControls = (roles: readonly Role[]): Sql => {
  const controls = controlLibrary().controls.filter(
    (control) => !isInherited(control) && !control.computed && roles.includes(control.default_owner),
  );
  const asked = controls.map((control) => ({ ...askedOf(control), stages: stagesOf(control) }));
  const cases = controls.map(({ id, applies_when }) => sql`when ${id} then ${held(applies_when)}`);
  return sql`
    select k.role, k.id from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as k(id text, role text, tiers text[], stages text[])
    where v.stage = any(k.stages) and r.tier = any(k.tiers) and case k.id ${join([...cases, sql`else true`], " ")} end
      and not exists (select from control_answer c where c.version_id = v.id and c.control_id = k.id and c.status is not null
        and c.answered_as is distinct from 'own_people' and (c.carried_from_id is null or c.carried_confirmed_at is not null))`;
};
