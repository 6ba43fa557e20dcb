import { query } from "#lib/core/operation";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { FLAG_SQL, listedWhere } from "#lib/models/listing";
import { GetPortfolioInput, Portfolio, type PortfolioCell } from "#lib/models/portfolio.schema";
import { tierOfM, tierOfV } from "#lib/risk/tier-in-force";

const ROWS = 8;
type Numbers = Pick<Portfolio, "models" | "highTier" | "inUseBeforeApproval" | "noOwner" | "notRated" | "stageNotStated">;

const readNumbers = async (db: ReadDb, where: Sql): Promise<Numbers> => {
  const [numbers] = await db.$queryRaw<Numbers[]>(sql`
    select count(*)::int as models, count(*) filter (where ${tierOfM} = 'high')::int as "highTier",
      count(*) filter (where ${FLAG_SQL.in_use_before_approval})::int as "inUseBeforeApproval",
      count(*) filter (where ${FLAG_SQL.no_owner})::int as "noOwner", count(*) filter (where ${FLAG_SQL.not_rated})::int as "notRated",
      count(*) filter (where m.source is not null and m.claimed_stage is null and m.approval = 'none')::int as "stageNotStated"
    from listed_model m where ${where}`);
  return numbers ?? { models: 0, highTier: 0, inUseBeforeApproval: 0, noOwner: 0, notRated: 0, stageNotStated: 0 };
};

/** A claim is counted where it stands in place of the stage, in a column of its own. */
const readCells = (db: ReadDb, where: Sql) =>
  db.$queryRaw<PortfolioCell[]>(sql`
    select coalesce(m.claimed_stage, m.stage) as stage, ${tierOfM} as tier, count(*) filter (where m.claimed_stage is null)::int as count,
      count(m.claimed_stage)::int as claimed
    from listed_model m where ${where} group by 1, 2 order by 1, 2`);

const openSignoffs = (where: Sql) => sql`
  from signoff s join transition t on t.id = s.transition_id and t.state = 'open' join listed_model m on m.model_id = t.model_id
  where s.state = 'open' and s.opened_at is not null and ${where}`;

const countOpen = async (db: ReadDb, where: Sql): Promise<number> => {
  const [open] = await db.$queryRaw<{ count: number }[]>(sql`select count(*)::int as count ${openSignoffs(where)}`);
  return open?.count ?? 0;
};

const readWaiting = (db: ReadDb, where: Sql, now: Date) =>
  db.$queryRaw<Portfolio["waiting"]>(sql`
    select w.role, count(*)::int as count, min(w.opened_at) as "oldestAt",
      array_agg(extract(day from ${now}::timestamptz - w.opened_at)::int order by w.opened_at) as days
    from (select unnest(s.roles) as role, s.opened_at ${openSignoffs(where)}) w group by w.role order by count(*) desc, w.role`);

const readOldest = (db: ReadDb, where: Sql) =>
  db.$queryRaw<Portfolio["oldest"]>(sql`
    with waiting as materialized (
      select s.id, s.roles, s.meaning, s.opened_at, t.gate, t.version_id, t.model_id ${openSignoffs(where)} order by s.opened_at, s.id limit ${ROWS})
    select w.id as "signoffId", w.model_id as "modelId", r.ref, r.name, ${tierOfV} as tier, v.label as version, w.gate, w.roles, w.meaning, w.opened_at as "openedAt"
    from waiting w join model r on r.id = w.model_id join model_version v on v.id = w.version_id order by w.opened_at, w.id`);

const readToPutRight = (db: ReadDb, where: Sql) =>
  db.$queryRaw<Portfolio["toPutRight"]>(sql`
    with first as materialized (
      select m.model_id, ${tierOfM} as tier, m.claimed_stage, array_position(array['high', 'presumed_not', 'not_high', 'not_stated'], m.claimed_impact) as urgency, m.name_key
      from listed_model m where ${where} and ${FLAG_SQL.in_use_before_approval} order by urgency nulls last, m.name_key, m.model_id limit ${ROWS})
    select r.id as "modelId", r.ref, r.name, f.tier, o.name as owner, jsonb_build_object('stage', f.claimed_stage, 'extent', r.claimed_extent,
      'impact', r.claimed_impact, 'inUseSince', left(r.in_use_since::text, case r.in_use_since_precision when 'year' then 4 when 'month' then 7 else 10 end)) as claim
    from first f join model r on r.id = f.model_id left join person o on o.id = r.owner_id order by f.urgency nulls last, f.name_key, r.id`);

export const getPortfolio = query({
  id: "getPortfolio",
  summary: "The portfolio in numbers: stage by tier, claims beside them, what waits and what is to be put right",
  http: "GET /portfolio",
  permission: "model:read",
  scope: () => "none",
  input: GetPortfolioInput,
  output: Portfolio,

  read: async (db, filter, { actor, now }) => {
    const where = listedWhere(actor, filter);
    const archived = listedWhere(actor, { ...filter, flag: "archived", claimedStage: "retired" });
    const [retired] = await db.$queryRaw<{ count: number }[]>(
      sql`select count(*)::int as count from listed_model m where ${archived}`,
    );
    return {
      ...(await readNumbers(db, where)),
      claimedRetired: retired?.count ?? 0,
      cells: await readCells(db, where),
      openSignoffs: await countOpen(db, where),
      waiting: await readWaiting(db, where, now),
      oldest: await readOldest(db, where),
      toPutRight: await readToPutRight(db, where),
    };
  },
});
