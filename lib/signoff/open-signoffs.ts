// The queue: sign-offs with everything the rules of segregation ask, read in one statement for any number of models.
import { type Actor, rolesIn } from "#lib/access/actor";
import { SIGNING_ROLES } from "#lib/access/permissions";
import { modelsVisibleTo } from "#lib/access/scope";
import { join, type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { Gate, Meaning, SignerKind, SigningRole, Stage, Tier } from "#lib/lifecycle/schema";
import { forRolesOf, openSignoffs, type Walk } from "#lib/lifecycle/waiting-items";
import { everOwners, materialEditors } from "#lib/models/own-work";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { narrowedTo, waitingNarrowedTo } from "#lib/signoff/narrowed";
import type { SignoffFilter, View } from "#lib/signoff/queue.schema";
import type { SignoffState } from "#lib/signoff/schema";
import { mayDecide, type Person } from "#lib/signoff/segregation.rules";
import { hypothetical, type OwnWork } from "#lib/signoff/signing.rules";

export type QueueRow = OwnWork & {
  id: string;
  transitionId: string;
  modelId: string;
  versionId: string;
  ref: string;
  name: string;
  unitId: string;
  unit: string;
  gate: Gate;
  tier: Tier;
  to: Stage;
  meaning: Meaning;
  roles: SigningRole[];
  of: SignerKind | null;
  state: SignoffState;
  since: string;
  requesterId: string;
  requestedBy: string;
};

type Last = { sinceAt: string; id: string } | null;
type Ask = { which: Sql; at: Sql; descending: boolean; limit: number };

const authorMonths = () => lifecyclePolicy().sod_rules.find(({ id }) => id === "SD-4")?.months ?? 12;

/** Rows the actor may read, by the instant of `at`. */
async function queue(db: ReadDb, actor: Actor, ask: Ask): Promise<QueueRow[]> {
  const direction = ask.descending ? sql`desc` : sql`asc`;
  return db.$queryRaw<QueueRow[]>(sql`
    select s.id, s.transition_id as "transitionId", s.meaning, s.roles, s.signer_kind as of, s.state,
      to_char(${ask.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since,
      t.gate, t.tier, t.to_stage as to, t.requested_by as "requesterId", p.name as "requestedBy",
      m.id as "modelId", m.ref, m.name, m.unit_id as "unitId", u.name as unit, m.owner_id as "ownerId", ${everOwners} as "everOwnerIds",
      v.id as "versionId", v.label as "versionLabel", ${materialEditors} as "materialEditorIds",
      array(select a.person_id from version_author a where a.version_id = v.id) as "everAuthorIds",
      array(select distinct a.person_id from version_author a join model_version w on w.id = a.version_id where w.model_id = m.id
        and coalesce(least(a.removed_at, w.frozen_at), product_clock()) > product_clock() - make_interval(months => ${authorMonths()})) as "recentAuthorIds",
      coalesce((select jsonb_agg(jsonb_build_object('gate', g.gate, 'personId', g.person_id, 'meaning', g.meaning,
          'live', g.withdrawn_at is null and g.voided_at is null and r.state in ('open', 'approved')))
        from signature g join transition r on r.id = g.transition_id
        where g.version_id = v.id and g.gate = t.gate and g.decision in ('sign', 'sign_with_conditions')), '[]') as signatures
    from signoff s join transition t on t.id = s.transition_id join model_version v on v.id = t.version_id
      cross join lateral (select * from model where id = t.model_id limit 1) m join business_unit u on u.id = m.unit_id left join person p on p.id = t.requested_by
    where ${ask.which} and ${modelsVisibleTo(actor)}
    order by ${ask.at} ${direction}, s.id ${direction} limit ${ask.limit}`);
}

const OPENED = sql`coalesce(s.opened_at, t.requested_at)`;
const DECIDED = sql`s.decided_at is not null and s.state in ('signed', 'returned', 'refused')`;

type Page = { after: Last; limit: number };
type Narrowed = Page & { filter: SignoffFilter; now: Date };

const oldest = (ids: Sql, limit: number): Ask => ({
  which: sql`s.id = any(array(${ids}))`,
  at: OPENED,
  descending: false,
  limit,
});

/** From the first page on, or after a sign-off that waits. */
const walk = ({ after, limit, filter, now }: Narrowed): Walk => ({
  rows: limit,
  from: sql`and ${join([after ? sql`(w.since, w.subject_id) > (${after.sinceAt}::timestamptz, ${after.id})` : sql`true`, ...waitingNarrowedTo(filter, now)], " and ")}`,
});

const newest = (state: Sql, { after, limit, filter, now }: Narrowed): Ask => {
  const beyond = after ? [sql`(s.decided_at, s.id) < (${after.sinceAt}::timestamptz, ${after.id})`] : [];
  return { which: join([state, ...beyond, ...narrowedTo(filter, now)], " and "), at: sql`s.decided_at`, descending: true, limit };
};

const idsFor = (actor: Actor, roles: readonly SigningRole[], from: Walk) =>
  sql`select subject_id from (${forRolesOf(actor, "sign_off", roles, from)}) w`;

/**
 * What each view shows: the oldest of what is open first, the newest of what is decided. Of the actor's own, who names no role
 * the actor holds, in a unit where it holds, is not read at all.
 */
const VIEWED: Record<View, (actor: Actor, asked: Narrowed) => Ask> = {
  mine: (actor, asked) => {
    const { role } = asked.filter;
    const roles = SIGNING_ROLES.filter((one) => role === undefined || one === role);
    return oldest(idsFor(actor, roles, walk(asked)), asked.limit);
  },
  open: (actor, asked) =>
    oldest(sql`select subject_id from (${openSignoffs(actor, sql`${asked.filter.role ?? ""}`, walk(asked))}) w`, asked.limit),
  decided: (actor, asked) => newest(sql`s.decided_by = ${actor.id}`, asked),
  all_decided: (_, asked) => newest(DECIDED, asked),
};

/** The sign-offs of a view the actor may read, narrowed. */
export const signoffsIn = (db: ReadDb, actor: Actor, view: View, asked: Narrowed) => queue(db, actor, VIEWED[view](actor, asked));

/** Open sign-offs that could be the actor's to decide, oldest first. */
export const openForRoles = (db: ReadDb, actor: Actor, limit: number) =>
  queue(db, actor, oldest(idsFor(actor, SIGNING_ROLES, { rows: limit }), limit));

/** Those of these ids the actor may read. */
export const signoffsById = async (db: ReadDb, actor: Actor, ids: readonly string[]): Promise<QueueRow[]> =>
  ids.length === 0 ? [] : queue(db, actor, oldest(sql`select unnest(${[...ids]}::text[])`, ids.length));

/** Whether the actor could decide this one; a password somebody else set is no reason to hide it. */
export const couldDecide = (actor: Actor, row: QueueRow): boolean => {
  const person: Person = {
    id: actor.id,
    roles: rolesIn(actor, row.unitId),
    isAdmin: actor.units.admin !== undefined,
    isAuditor: actor.units.auditor !== undefined,
    passwordIsOwn: true,
    deputyFor: [],
  };
  const line = { roles: row.roles, meaning: row.meaning, of: row.of, after: [] };
  return mayDecide(person, hypothetical(row, { gate: row.gate, tier: row.tier, requesterId: row.requesterId }, line)).allowed;
};
