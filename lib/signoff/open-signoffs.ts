// The queue: sign-offs with everything the rules of segregation ask, read in one statement for any number of models.
import { type Actor, rolesIn } from "#lib/access/actor";
import { SIGNING_ROLES } from "#lib/access/permissions";
import { inUnitsOf, modelsVisibleTo } from "#lib/access/scope";
import { empty, join, type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { Gate, Meaning, SignerKind, SigningRole, Stage, Tier } from "#lib/lifecycle/schema";
import { everOwners, materialEditors } from "#lib/models/own-work";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { narrowedTo } from "#lib/signoff/narrowed";
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

type Ask = { state: Sql; at: Sql; after: { sinceAt: string; id: string } | null; descending: boolean; limit: number };

const order = ({ at, after, descending }: Ask) => {
  const key = sql`(${at}, s.id)`;
  if (!after) return empty;
  const last = sql`(${after.sinceAt}::timestamptz, ${after.id})`;
  return descending ? sql`and ${key} < ${last}` : sql`and ${key} > ${last}`;
};

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
    where ${ask.state} and ${modelsVisibleTo(actor)} ${order(ask)}
    order by ${ask.at} ${direction}, s.id ${direction} limit ${ask.limit}`);
}

const OPENED = sql`coalesce(s.opened_at, t.requested_at)`;
const OPEN = sql`s.state = 'open' and t.state = 'open'`;
const DECIDED = sql`s.decided_at is not null and s.state in ('signed', 'returned', 'refused')`;

/** Sign-offs that name a role the actor holds, in a unit where it holds: who else could not decide is not read at all. */
const forRoles = (actor: Actor): Sql =>
  join(
    SIGNING_ROLES.map((role) => sql`(${role} = any(s.roles) and ${inUnitsOf(sql`m.unit_id`, actor, [role])})`),
    " or ",
  );

/** What each view shows, and the instant it is ordered by: the oldest of what is open first, the newest of what is decided. */
const VIEWED: Record<View, (actor: Actor) => Pick<Ask, "state" | "at" | "descending">> = {
  mine: (actor) => ({ state: sql`${OPEN} and (${forRoles(actor)})`, at: OPENED, descending: false }),
  open: () => ({ state: OPEN, at: OPENED, descending: false }),
  decided: (actor) => ({ state: sql`s.decided_by = ${actor.id}`, at: sql`s.decided_at`, descending: true }),
  all_decided: () => ({ state: DECIDED, at: sql`s.decided_at`, descending: true }),
};

type Page = { after: { sinceAt: string; id: string } | null; limit: number; now: Date };

/** The sign-offs of a view the actor may read, narrowed. */
export const signoffsIn = (db: ReadDb, actor: Actor, view: View, filter: SignoffFilter, { now, ...page }: Page) => {
  const { state, ...order } = VIEWED[view](actor);
  return queue(db, actor, { ...order, ...page, state: join([state, ...narrowedTo(filter, now)], " and ") });
};

/** Open sign-offs that could be the actor's to decide, oldest first. */
export const openForRoles = (db: ReadDb, actor: Actor, page: Omit<Page, "now">) =>
  queue(db, actor, { ...VIEWED.mine(actor), ...page });

/** Those of these ids the actor may read. */
export const signoffsById = async (db: ReadDb, actor: Actor, ids: readonly string[]): Promise<QueueRow[]> =>
  ids.length === 0
    ? []
    : queue(db, actor, {
        state: sql`s.id = any(${[...ids]}::text[])`,
        at: OPENED,
        after: null,
        descending: false,
        limit: ids.length,
      });

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
