// One SELECT for each kind of thing that can wait on somebody, all of one shape, narrowed to what this person may do about it.

import type { Actor } from "#lib/access/actor";
import { type Role, SECOND_LINE, SIGNING_ROLES } from "#lib/access/permissions";
import { inUnitsOf, modelsVisibleTo } from "#lib/access/scope";
import { stillAsked } from "#lib/checklist/still-asked";
import { waitingControls } from "#lib/checklist/waiting-controls";
import { type Sql, sql } from "#lib/db/sql";
import type { InboxKind } from "#lib/inbox/schema";
import { lapsed, tierOfV } from "#lib/risk/tier-in-force";
import { isLowered, mayConfirmAnew, mayWaitAnew, waitsAnew } from "#lib/risk/waits-anew";

const unit = sql`m.unit_id`;

/** The role of these that the actor holds in the model's unit, for the reader. */
const roleHere = (actor: Actor, roles: readonly Role[]) =>
  roles.reduceRight(
    (rest, role) => sql`case when ${inUnitsOf(unit, actor, [role])} then ${role} else ${rest} end`,
    sql`null::text`,
  );

const isAuthor = (actor: Actor) =>
  sql`exists (select from version_author a where a.version_id = v.id and a.person_id = ${actor.id} and a.removed_at is null)`;
const isOwner = (actor: Actor) => sql`m.owner_id is not distinct from ${actor.id}`;

type Columns = { id: Sql; why: Sql; role: Sql; since: Sql; count?: Sql; gate?: Sql; meaning?: Sql };
const ofVersion = (kind: InboxKind, { id, why, role, since, count, gate, meaning }: Columns) => sql`
  select ${kind} as kind, ${id} as id, m.id as "modelId", v.id as "versionId", m.ref, m.name, v.label as version, ${tierOfV} as tier, v.stage,
    ${gate ?? sql`null::text`} as gate, ${meaning ?? sql`null::text`} as meaning, ${count ?? sql`1`} as count, ${why} as why, ${role} as role, ${since} as since`;
/** What waits without a version: the same columns under the same names, so that a kind can be asked for alone. */
const ofNoVersion = (kind: InboxKind, { id, name, role, since, count }: Omit<Columns, "why"> & { name: Sql }) => sql`
  select ${kind} as kind, ${id} as id, null::text as "modelId", null::text as "versionId", null::text as ref, ${name} as name, null::text as version,
    null::text as tier, null::text as stage, null::text as gate, null::text as meaning, ${count ?? sql`1`} as count, 'role' as why, ${role} as role, ${since} as since`;
const VERSION = sql`model_version v join model m on m.id = v.model_id`;

const signOff = (actor: Actor) => sql`
  ${ofVersion("sign_off", { id: sql`s.id`, why: sql`'role'`, role: sql`(select r from unnest(s.roles) r where ${SIGNING_ROLES.map((role) => sql`(r = ${role} and ${inUnitsOf(unit, actor, [role])})`).reduce((a, b) => sql`${a} or ${b}`)} limit 1)`, since: sql`coalesce(s.opened_at, t.requested_at)`, gate: sql`t.gate`, meaning: sql`s.meaning` })}
  from signoff s join transition t on t.id = s.transition_id join ${VERSION} on v.id = t.version_id
  where s.state = 'open' and t.state = 'open' and ${modelsVisibleTo(actor)}
    and (${SIGNING_ROLES.map((role) => sql`(${role} = any(s.roles) and ${inUnitsOf(unit, actor, [role])})`).reduce((a, b) => sql`${a} or ${b}`)})`;

const tierConfirmation = (actor: Actor) => sql`
  ${ofVersion("tier_confirmation", { id: sql`r.id`, why: sql`'role'`, role: roleHere(actor, SECOND_LINE), since: sql`r.assessed_at` })}
  from assessment r join ${VERSION} on v.id = r.version_id
  where r.status = 'computed' and v.stage in ('proposed', 'in_development') and m.archived_at is null and ${inUnitsOf(unit, actor, SECOND_LINE)}
    and r.assessed_by <> ${actor.id} and not ${isOwner(actor)} and not ${isAuthor(actor)}`;

/** A tier confirmed by somebody who has become one of the model's own people: no gate opens before somebody else confirms it. */
const tierAnew = (actor: Actor) => sql`
  ${ofVersion("tier_anew", { id: sql`r.id`, why: sql`'role'`, role: roleHere(actor, SECOND_LINE), since: sql`coalesce(m.owner_accepted_at, m.updated_at)` })}
  from assessment r join ${VERSION} on v.id = r.version_id
  where r.id = any(array(${mayWaitAnew})) and ${waitsAnew(sql`r`)} and m.archived_at is null and ${inUnitsOf(unit, actor, SECOND_LINE)}
    and ${mayConfirmAnew(sql`r`, actor.id)} and (not ${isLowered(sql`r`)} or ${inUnitsOf(unit, actor, ["risk_officer"])})`;

const tierReduction = (actor: Actor) => sql`
  ${ofVersion("tier_reduction", { id: sql`r.id`, why: sql`'role'`, role: sql`'risk_officer'`, since: sql`coalesce(r.confirmed_at, r.assessed_at)` })}
  from assessment r join ${VERSION} on v.id = r.version_id
  where r.status = 'reduction_requested' and m.archived_at is null and ${inUnitsOf(unit, actor, ["risk_officer"])}
    and r.assessed_by <> ${actor.id} and r.override ->> 'by' is distinct from ${actor.id} and not ${isOwner(actor)} and not ${isAuthor(actor)}`;

const GATE_AHEAD = sql`case v.stage when 'proposed' then 'G0' when 'in_development' then 'G1' when 'in_validation' then 'G2' else 'G3' end`;
const UNDER_WAY = sql`v.stage in ('proposed', 'in_development', 'in_validation', 'approved') and m.archived_at is null`;

/** At high tier somebody other than the uploader accepts each item; below, evidence is accepted with the validation. */
const evidenceReview = (actor: Actor) => sql`
  ${ofVersion("evidence_review", { id: sql`v.id`, why: sql`'role'`, role: roleHere(actor, SECOND_LINE), since: sql`min(e.attached_at)`, count: sql`count(*)::int`, gate: GATE_AHEAD })}
  from attachment e join evidence f on f.id = e.evidence_id join ${VERSION} on v.id = e.version_id
  where e.state = 'pending' and e.removed_at is null and v.tier is not null and ${tierOfV} = 'high' and ${UNDER_WAY} and ${stillAsked(sql`e.control_id`, sql`v.stage`)} and ${inUnitsOf(unit, actor, SECOND_LINE)}
    and e.attached_by <> ${actor.id} and f.uploaded_by <> ${actor.id} and (e.carried_from_id is null or e.carried_confirmed_at is not null)
  group by m.id, v.id`;

const notApplicable = (actor: Actor) => sql`
  ${ofVersion("not_applicable", { id: sql`v.id`, why: sql`'role'`, role: roleHere(actor, SECOND_LINE), since: sql`min(c.answered_at)`, count: sql`count(*)::int`, gate: GATE_AHEAD })}
  from control_answer c join ${VERSION} on v.id = c.version_id
  where c.status = 'not_applicable' and c.confirmed_by is null and c.answered_at is not null and ${UNDER_WAY}
    and ${stillAsked(sql`c.control_id`, sql`v.stage`)} and ${inUnitsOf(unit, actor, SECOND_LINE)}
    and c.answered_by <> ${actor.id} and (c.carried_from_id is null or c.carried_confirmed_at is not null)
  group by m.id, v.id`;

/** How the version is rated, once somebody kept a rating and nothing stops it: before that nobody has begun. */
const RATED = sql`(select a.status, coalesce(case when not ${lapsed(sql`a`)} then a.tier end, a.computed_tier) as tier, a.assessed_at from assessment a
  where a.version_id = v.id order by a.assessed_at desc, a.id desc limit 1)`;
/** What the second line itself has to answer. The light path has its cards for it, and a low tier is not final before it is confirmed. */
const controlsToAnswer = (actor: Actor) => sql`
  ${ofVersion("controls_to_answer", { id: sql`v.id`, why: sql`'role'`, role: sql`min(w.role)`, since: sql`greatest(v.stage_since, r.assessed_at)`, count: sql`count(*)::int`, gate: GATE_AHEAD })}
  from ${VERSION} join lateral ${RATED} r on r.status in ('computed', 'confirmed') join lateral (${waitingControls(SECOND_LINE)}) w on true
  where v.id in (select a.version_id from assessment a where a.status in ('computed', 'confirmed'))
    and v.stage in ('proposed', 'in_development', 'in_validation') and ${UNDER_WAY} and m.on_hold is null and m.record_type = 'model'
    and (r.tier <> 'low' or (r.status = 'confirmed' and not v.light_path)) and ${modelsVisibleTo(actor)}
    and (${SECOND_LINE.map((role) => sql`(w.role = ${role} and ${inUnitsOf(unit, actor, [role])})`).reduce((a, b) => sql`${a} or ${b}`)})
    and not exists (select from transition t where t.version_id = v.id and t.state = 'open')
  group by m.id, v.id, r.assessed_at`;

const SHOWN = sql`model m join model_version v on v.id = m.shown_version_id`;

const recordType = (actor: Actor) => sql`
  ${ofVersion("record_type", { id: sql`m.id`, why: sql`'role'`, role: roleHere(actor, SECOND_LINE), since: sql`m.updated_at` })}
  from ${SHOWN} where m.record_type = 'not_a_model' and m.record_type_confirmed_by is null and m.archived_at is null
    and ${inUnitsOf(unit, actor, SECOND_LINE)} and m.record_type_by is distinct from ${actor.id} and not ${isOwner(actor)} and not ${isAuthor(actor)}`;

/** At intake the owner's own line is the acceptance: what waits there is one thing, not two. */
const ACCEPTED_BY_SIGNING = sql`exists (select from transition t join signoff s on s.transition_id = t.id
  where t.model_id = m.id and t.gate = 'G0' and t.state = 'open' and s.state = 'open' and s.meaning in ('acknowledged', 'responsible'))`;

const ownerAcceptance = (actor: Actor) => sql`
  ${ofVersion("owner_acceptance", { id: sql`m.id`, why: sql`'named'`, role: sql`null::text`, since: sql`m.updated_at` })}
  from ${SHOWN} where m.owner_id = ${actor.id} and m.owner_accepted_at is null and m.archived_at is null and ${modelsVisibleTo(actor)}
    and not ${ACCEPTED_BY_SIGNING}`;

/** Versions of the actor's own, found before anything is asked of them. */
const isOwnVersion = (actor: Actor) => sql`v.id in (
  select a.version_id from version_author a where a.person_id = ${actor.id} and a.removed_at is null
  union all select o.id from model_version o join model q on q.id = o.model_id where q.owner_id = ${actor.id})`;

const OWN_WHY = (actor: Actor) => sql`case when ${isAuthor(actor)} then 'author' else 'owner' end`;

/** Returned or refused, and not asked for again since. */
const LAST = sql`(select l.id from transition l where l.version_id = v.id and l.gate is not null order by l.requested_at desc, l.id desc limit 1)`;
const returnedRequest = (actor: Actor) => sql`
  ${ofVersion("returned_request", { id: sql`t.id`, why: OWN_WHY(actor), role: sql`null::text`, since: sql`t.closed_at`, gate: sql`t.gate` })}
  from transition t join ${VERSION} on v.id = t.version_id
  where t.state in ('returned', 'refused') and t.id = ${LAST} and v.stage = t.from_stage and ${UNDER_WAY} and ${modelsVisibleTo(actor)}
    and ${isOwnVersion(actor)}`;

const SAME_THREAD = (other: string) =>
  sql([`(${other}.version_id, ${other}.gate, ${other}.path) = (c.version_id, c.gate, c.path)`]);
const ASKER = sql`(select f.written_by from comment f where ${SAME_THREAD("f")} and f.resolved_at is null order by f.written_at, f.id limit 1)`;
const WROTE_OWN = sql`(c.written_by is not distinct from m.owner_id
  or exists (select from version_author a where a.version_id = v.id and a.person_id = c.written_by and a.removed_at is null))`;
/** Threads beside a dossier of the actor's own that somebody else began, in which none of its people had the last word. One line for a request. */
const openComment = (actor: Actor) => sql`
  ${ofVersion("open_comment", { id: sql`t.id`, why: OWN_WHY(actor), role: sql`null::text`, since: sql`min(c.written_at)`, count: sql`count(*)::int`, gate: sql`t.gate` })}
  from comment c join transition t on t.id = c.transition_id join ${VERSION} on v.id = c.version_id
  where c.resolved_at is null and t.state in ('open', 'returned') and v.stage = t.from_stage and ${UNDER_WAY} and ${modelsVisibleTo(actor)} and ${isOwnVersion(actor)}
    and not exists (select from comment l where ${SAME_THREAD("l")} and (l.written_at, l.id) > (c.written_at, c.id))
    and ${ASKER} <> ${actor.id} and (c.written_by = ${ASKER} or not ${WROTE_OWN})
  group by m.id, v.id, t.id`;

/** Own versions before a gate nobody has asked for: what is missing stands on the model's page. */
const toPrepare = (actor: Actor) => sql`
  ${ofVersion("to_prepare", { id: sql`v.id`, why: OWN_WHY(actor), role: sql`null::text`, since: sql`v.stage_since`, gate: GATE_AHEAD })}
  from ${VERSION}
  where ${UNDER_WAY} and m.record_type <> 'not_a_model' and m.on_hold is null and ${modelsVisibleTo(actor)}
    and ${isOwnVersion(actor)} and (${isAuthor(actor)} or m.owner_accepted_at is not null)
    and not exists (select from transition t where t.version_id = v.id and (t.state = 'open' or (t.id = ${LAST} and t.state in ('returned', 'refused') and t.from_stage = v.stage)))`;

const roleGrant = (actor: Actor) => sql`
  ${ofNoVersion("role_grant", { id: sql`g.id`, name: sql`p.name`, role: sql`g.role`, since: sql`g.granted_at` })}
  from role_grant g join person p on p.id = g.person_id
  where g.state = 'pending' and p.deactivated_at is null and ${inUnitsOf(sql`g.unit_id`, actor, ["admin", "risk_officer"])}
    and ${actor.id} not in (g.granted_by, g.person_id) and (g.until is null or g.until >= organisation_today())`;

/** One line for each import, however many records it brought. */
const unownedImport = (actor: Actor) => sql`
  ${ofNoVersion("unowned_import", { id: sql`i.id`, name: sql`i.file_name`, role: sql`'risk_officer'`, since: sql`i.requested_at`, count: sql`count(*)::int` })}
  from model m join import i on i.id = m.import_id
  where m.import_id is not null and m.owner_id is null and m.archived_at is null and m.record_type <> 'not_a_model' and ${inUnitsOf(unit, actor, ["risk_officer"])}
  group by i.id`;

/** In the order of the kinds. */
export const PARTS: Record<InboxKind, (actor: Actor) => Sql> = {
  sign_off: signOff,
  returned_request: returnedRequest,
  open_comment: openComment,
  tier_confirmation: tierConfirmation,
  tier_reduction: tierReduction,
  tier_anew: tierAnew,
  evidence_review: evidenceReview,
  not_applicable: notApplicable,
  controls_to_answer: controlsToAnswer,
  record_type: recordType,
  owner_acceptance: ownerAcceptance,
  role_grant: roleGrant,
  to_prepare: toPrepare,
  unowned_import: unownedImport,
};
