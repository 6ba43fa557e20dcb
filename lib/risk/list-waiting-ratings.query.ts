import { type Actor, rolesIn } from "#lib/access/actor";
import { SECOND_LINE } from "#lib/access/permissions";
import { inUnitsOf, modelsVisibleTo } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { cut, decodeCursor, page } from "#lib/core/page";
import { worded } from "#lib/core/wording";
import { empty, type Sql, sql } from "#lib/db/sql";
import type { Tier } from "#lib/lifecycle/schema";
import { everOwners } from "#lib/models/own-work";
import { tieringPolicy } from "#lib/policy/load";
import { mayNotConfirmAnew } from "#lib/risk/anew.rules";
import { mayNotDecide, type Waiting } from "#lib/risk/decision.rules";
import { ListWaitingRatingsInput, WaitingRating } from "#lib/risk/record.schema";
import type { Rationales } from "#lib/risk/schema";
import { mayWaitAnew, waitsAnew } from "#lib/risk/waits-anew";

type Row = Waiting & {
  tier: Tier | null;
  secondBy: string | null;
  anew: boolean;
  id: string;
  modelId: string;
  versionId: string;
  ref: string;
  name: string;
  version: string;
  unit: string;
  unitId: string;
  impact: number;
  vulnerability: number;
  knockouts: { id: string }[];
  provisional: boolean;
  rationales: Rationales;
  assessorId: string;
  assessedBy: string;
  assessedAt: Date;
  assessedKey: string;
  ownerIds: string[];
  authorIds: string[];
};

const RATED = sql`assessment a join model_version v on v.id = a.version_id join model m on m.id = v.model_id`;
const forTheFirstTime = sql`a.status in ('computed', 'reduction_requested') and v.stage in ('proposed', 'in_development')`;
const anew = sql`a.id = any(array(${mayWaitAnew})) and ${waitsAnew(sql`a`)}`;

/** The first ratings of both sorts from a place on: each is found in the order in which it is shown, however many others there are. */
const waiting = (actor: Actor, after: (string | number | null)[] | null, rows: number) => {
  const first = (which: Sql) => sql`
    (select a.id, a.assessed_at from ${RATED} where ${which} and m.archived_at is null
      and ${inUnitsOf(sql`m.unit_id`, actor, SECOND_LINE)} and ${modelsVisibleTo(actor)}
      ${after ? sql`and (a.assessed_at, a.id) > (${String(after[0])}::timestamptz, ${String(after[1])})` : empty}
    order by a.assessed_at, a.id limit ${rows})`;
  return sql`select id from (${first(forTheFirstTime)} union all ${first(anew)}) w order by assessed_at, id limit ${rows}`;
};

export const listWaitingRatings = query({
  id: "listWaitingRatings",
  summary: "Ratings that wait for a second person, or for another one, the longest waiting first",
  http: "GET /risk-assessments",
  permission: "risk:confirm",
  scope: () => "none",
  input: ListWaitingRatingsInput,
  output: page(WaitingRating),

  read: async (db, { cursor, limit }, { actor }) => {
    const after = decodeCursor(cursor, 2);
    const rows = await db.$queryRaw<Row[]>(sql`
      select a.id, m.id as "modelId", v.id as "versionId", m.ref, m.name, v.label as version, u.name as unit, m.unit_id as "unitId",
        a.status, a.facts, a.answers, a.impact, a.vulnerability, a.computed_tier as "computedTier", a.knockouts, a.provisional,
        a.rationales, a.override, a.tier, a.confirmed_by as "confirmedBy", a.second_by as "secondBy", a.status = 'confirmed' as anew, a.assessed_by as "assessorId", p.name as "assessedBy",
        a.assessed_at as "assessedAt", a.assessed_at::text as "assessedKey", ${everOwners} as "ownerIds",
        array(select person_id from version_author where version_id = v.id) as "authorIds"
      from ${RATED} join business_unit u on u.id = m.unit_id join person p on p.id = a.assessed_by
      where a.id = any(array(${waiting(actor, after, limit + 1)})) order by a.assessed_at, a.id`);
    const { items, nextCursor } = cut(rows, limit, ({ assessedKey, id }) => [assessedKey, id]);
    return {
      items: items.map(({ assessorId, ownerIds, authorIds, ...row }) => {
        const person = { personId: actor.id, roles: rolesIn(actor, row.unitId) };
        const by = { ownerIds, authorIds, assessorId };
        const why = row.anew ? mayNotConfirmAnew(row, {}, person, by) : mayNotDecide(tieringPolicy(), row, {}, person, by);
        return {
          ...row,
          tier: row.anew ? row.tier : (row.override?.tier ?? row.computedTier),
          knockouts: row.knockouts.map(({ id }) => id),
          mayNotConfirm: why.map(worded),
        };
      }),
      nextCursor,
    };
  },
});
