// The kinds whose rows are kept by triggers, read in their order.
import type { Actor } from "#lib/access/actor";
import { SECOND_LINE, SIGNING_ROLES } from "#lib/access/permissions";
import { sql } from "#lib/db/sql";
import { GATE_AHEAD, ofVersion, roleHere, VERSION } from "#lib/inbox/shape";
import { beyond, type Walk } from "#lib/inbox/walk";
import { forRolesOf, inVersions, ratingsToConfirm } from "#lib/lifecycle/waiting-items";

const ROLE = { why: sql`'role'`, role: sql`w.role`, since: sql`w.since` };

/** One line for each thing, or for each version in which there are some. */
const LINES = {
  sign_off: sql`w.subject_id`,
  tier_confirmation: sql`w.subject_id`,
  controls_to_answer: sql`w.subject_id`,
  evidence_review: sql`w.version_id`,
  not_applicable: sql`w.version_id`,
};
const inOrder = (kind: keyof typeof LINES, { after, rows }: Walk) => ({
  rows,
  from: sql`and ${beyond(kind, after, sql`w.since`, LINES[kind])}`,
});

/** The limit of the join keeps the planner from reading all of them for a page. */
export const signOff = (actor: Actor, walk: Walk) => sql`
  ${ofVersion("sign_off", { ...ROLE, id: sql`s.id`, gate: sql`t.gate`, meaning: sql`s.meaning` })}
  from (${forRolesOf(actor, "sign_off", SIGNING_ROLES, inOrder("sign_off", walk))}) w
    cross join lateral (select * from signoff where id = w.subject_id limit 1) s join transition t on t.id = s.transition_id join ${VERSION} on v.id = w.version_id`;

export const tierConfirmation = (actor: Actor, walk: Walk) => sql`
  ${ofVersion("tier_confirmation", { ...ROLE, id: sql`w.subject_id`, role: roleHere(actor, SECOND_LINE) })}
  from (${ratingsToConfirm(actor, inOrder("tier_confirmation", walk))}) w join ${VERSION} on v.id = w.version_id`;

/** What the second line itself has to answer before the next gate. */
export const controlsToAnswer = (actor: Actor, walk: Walk) => sql`
  ${ofVersion("controls_to_answer", { ...ROLE, id: sql`v.id`, count: sql`w.count`, gate: GATE_AHEAD })}
  from (${forRolesOf(actor, "controls_to_answer", SECOND_LINE, inOrder("controls_to_answer", walk))}) w join ${VERSION} on v.id = w.version_id`;

/** One line for each version, since the first of what waits there was brought. */
const forSecondPerson = (kind: "evidence_review" | "not_applicable") => (actor: Actor, walk: Walk) =>
  sql`
  ${ofVersion(kind, { ...ROLE, id: sql`v.id`, role: roleHere(actor, SECOND_LINE), count: sql`w.count`, gate: GATE_AHEAD })}
  from (${inVersions(actor, kind, inOrder(kind, walk))}) w join ${VERSION} on v.id = w.version_id`;

export const evidenceReview = forSecondPerson("evidence_review");
export const notApplicable = forSecondPerson("not_applicable");
