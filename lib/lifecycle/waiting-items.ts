// What waits in versions, read in its order off the rows that triggers keep (docs/decisions/0026): a page of it costs the same however much waits.
import { type Actor, holdsNowhere } from "#lib/access/actor";
import { type Role, SECOND_LINE } from "#lib/access/permissions";
import { inUnitsOf, modelsVisibleTo } from "#lib/access/scope";
import { empty, join, type Sql, sql } from "#lib/db/sql";

/** Where a page begins, as conditions on an item `w`, and how many items there may be. */
export type Walk = { from?: Sql; rows: number };

const columns = sql`w.subject_id, w.version_id, w.model_id, w.since, w.role, w.count`;

/** The first items of a kind that wait for one role, the longest waiting first. */
const ofRole = (kind: string, role: Sql, within: Sql, { from = empty, rows }: Walk): Sql => sql`
  (select ${columns} from waiting_item w where w.kind = ${kind} and w.role = ${role} and ${within} ${from} order by w.since, w.subject_id limit ${rows})`;

/** What waits for roles the actor holds where it stands: each thing once, with one of the roles and all that is behind it. */
export function forRolesOf(actor: Actor, kind: "sign_off" | "controls_to_answer", roles: readonly Role[], walk: Walk): Sql {
  const held = roles.filter((role) => !holdsNowhere(actor, [role]));
  const each = held.map((role) => ofRole(kind, sql`${role}`, inUnitsOf(sql`w.unit_id`, actor, [role]), walk));
  return sql`
    select w.subject_id, w.version_id, w.model_id, w.since, min(w.role) as role, sum(w.count)::int as count
    from (${each.length === 0 ? sql`select ${columns} from waiting_item w where false` : join(each, " union all ")}) w
    group by 1, 2, 3, 4 order by w.since, w.subject_id limit ${walk.rows}`;
}

/** Open sign-offs of models the actor may see: those of a role, or all of them when it is empty. */
export const openSignoffs = (actor: Actor, role: Sql, walk: Walk): Sql =>
  ofRole("sign_off", role, modelsVisibleTo(actor, sql`w`), walk);

/** Whether an item waits for the actor as a second person: it is none of their own work. */
export const asSecondPerson = (actor: Actor, kind: Sql): Sql =>
  sql`(w.kind = ${kind} and ${inUnitsOf(sql`w.unit_id`, actor, SECOND_LINE)} and ${actor.id} <> all(w.not_for))`;

/** Ratings that wait for the actor: of models the actor neither owns nor is an author of. */
export const ratingsToConfirm = (actor: Actor, { from = empty, rows }: Walk): Sql => sql`
  select ${columns} from waiting_item w where ${asSecondPerson(actor, sql`'tier_confirmation'`)} and w.role = '' ${from}
    and (select m.owner_id is distinct from ${actor.id} from model m where m.id = w.model_id)
    and not exists (select from version_author a where a.version_id = w.version_id and a.person_id = ${actor.id} and a.removed_at is null)
  order by w.since, w.subject_id limit ${rows}`;

/** Versions in which something of a kind waits for the actor as a second person, by what has waited there the longest. */
export const inVersions = (actor: Actor, kind: "evidence_review" | "not_applicable", { from = empty, rows }: Walk): Sql => sql`
  select w.version_id, w.model_id, w.since, (select count(*)::int from waiting_item o
      where o.version_id = w.version_id and o.kind = ${kind} and ${actor.id} <> all(o.not_for)) as count
  from waiting_item w where ${asSecondPerson(actor, sql`${kind}`)} ${from}
    and not exists (select from waiting_item o where o.version_id = w.version_id and o.kind = ${kind} and ${actor.id} <> all(o.not_for)
      and (o.since, o.subject_id) < (w.since, w.subject_id))
  order by w.since, w.version_id limit ${rows}`;
