// One SELECT for each kind of thing that can wait on somebody, all of one shape, narrowed to what this person may do about it.

import type { Actor } from "#lib/access/actor";
import { SECOND_LINE } from "#lib/access/permissions";
import { inUnitsOf, modelsVisibleTo } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import { controlsToAnswer, evidenceReview, notApplicable, signOff, tierConfirmation } from "#lib/inbox/kept-parts";
import type { InboxKind } from "#lib/inbox/schema";
import { GATE_AHEAD, ofNoVersion, ofVersion, roleHere, unit, VERSION } from "#lib/inbox/shape";
import { firstOf, type Walk } from "#lib/inbox/walk";
import { isLowered, mayConfirmAnew, mayWaitAnew, waitsAnew } from "#lib/risk/waits-anew";

const isAuthor = (actor: Actor) =>
  sql`exists (select from version_author a where a.version_id = v.id and a.person_id = ${actor.id} and a.removed_at is null)`;
const isOwner = (actor: Actor) => sql`m.owner_id is not distinct from ${actor.id}`;

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

const UNDER_WAY = sql`v.stage in ('proposed', 'in_development', 'in_validation', 'approved') and m.archived_at is null`;

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
const OPEN = (what: "transition_id" | "version_id") => sql`select o.${sql([what])} from comment o where o.resolved_at is null`;
/**
 * Threads beside a dossier of the actor's own that somebody else began, in which none of its people had the last word. One line for a
 * request. Comments that are open are few: what they are about is found by its id, not looked for among all requests.
 */
const openComment = (actor: Actor) => sql`
  ${ofVersion("open_comment", { id: sql`t.id`, why: OWN_WHY(actor), role: sql`null::text`, since: sql`min(c.written_at)`, count: sql`count(*)::int`, gate: sql`t.gate` })}
  from comment c join transition t on t.id = c.transition_id join ${VERSION} on v.id = c.version_id
  where c.resolved_at is null and t.id = any(array(${OPEN("transition_id")})) and v.id = any(array(${OPEN("version_id")})) and t.state in ('open', 'returned') and v.stage = t.from_stage and ${UNDER_WAY} and ${modelsVisibleTo(actor)} and ${isOwnVersion(actor)}
    and not exists (select from comment l where ${SAME_THREAD("l")} and (l.written_at, l.id) > (c.written_at, c.id))
    and ${ASKER} <> ${actor.id} and (c.written_by = ${ASKER} or not ${WROTE_OWN})
  group by m.id, v.id, t.id`;

/**
 * What a signature that stands asks the actor to see to, until the version comes to its end: one line for a request, with the day that
 * comes first. A request that failed asks nothing of anybody.
 */
const condition = (actor: Actor) => sql`
  ${ofVersion("condition", { id: sql`t.id`, why: sql`'named'`, role: sql`null::text`, since: sql`min(g.signed_at)`, count: sql`count(*)::int`, gate: sql`t.gate`, due: sql`min(n.due_on)` })}
  from condition n join signature g on g.id = n.signature_id join transition t on t.id = g.transition_id join ${VERSION} on v.id = n.version_id
  where n.owner_id = ${actor.id} and g.withdrawn_at is null and g.voided_at is null and t.state in ('open', 'approved')
    and v.stage not in ('retired', 'rejected') and m.archived_at is null and ${modelsVisibleTo(actor)}
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

const KEPT = {
  sign_off: signOff,
  tier_confirmation: tierConfirmation,
  evidence_review: evidenceReview,
  not_applicable: notApplicable,
  controls_to_answer: controlsToAnswer,
};
const isKept = (kind: InboxKind): kind is keyof typeof KEPT => Object.hasOwn(KEPT, kind);

const FOUND: Record<Exclude<InboxKind, keyof typeof KEPT>, (actor: Actor) => Sql> = {
  returned_request: returnedRequest,
  open_comment: openComment,
  condition,
  tier_reduction: tierReduction,
  tier_anew: tierAnew,
  record_type: recordType,
  owner_acceptance: ownerAcceptance,
  role_grant: roleGrant,
  to_prepare: toPrepare,
  unowned_import: unownedImport,
};

/** A page of what waits on the actor, of one kind. */
export const pageOf = (kind: InboxKind, actor: Actor, walk: Walk): Sql =>
  firstOf(kind, isKept(kind) ? KEPT[kind](actor, walk) : FOUND[kind](actor), walk);
