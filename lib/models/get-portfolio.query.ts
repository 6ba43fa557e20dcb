import { query } from "#lib/core/operation";
import { join, type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { readSorts, type Sort } from "#lib/models/counted";
import { FLAG_SQL, listedWhere } from "#lib/models/listing";
import { GetPortfolioInput, Portfolio, PortfolioCell } from "#lib/models/portfolio.schema";
import { tierOfM, tierOfV } from "#lib/risk/tier-in-force";
import { AGES } from "#lib/signoff/age.rules";
import { isOfAge } from "#lib/signoff/narrowed";

const ROWS = 8;
type Numbers = Omit<Portfolio, "openSignoffs" | "waiting" | "oldest" | "toPutRight">;

const IN_USE = new Set<string | null>(["in_production", "restricted"]);

const sumOf = (sorts: readonly Sort[], wanted: (sort: Sort) => boolean): number =>
  sorts.reduce((sum, sort) => (wanted(sort) ? sum + sort.count : sum), 0);

/** A claim is counted where it stands in place of the stage, in a column of its own. */
function cellsOf(sorts: readonly Sort[]): PortfolioCell[] {
  const cells = Map.groupBy(sorts, ({ claimedStage, stage, tier }) => `${claimedStage ?? stage} ${tier}`);
  const inOrder = [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
  return inOrder.flatMap((cell) => {
    const [first] = cell;
    const claimed = sumOf(cell, ({ claimedStage }) => claimedStage !== null);
    const count = sumOf(cell, ({ claimedStage }) => claimedStage === null);
    return first ? [PortfolioCell.parse({ stage: first.claimedStage ?? first.stage, tier: first.tier, count, claimed })] : [];
  });
}

const numbersOf = (all: readonly Sort[]): Numbers => {
  const sorts = all.filter(({ archived }) => !archived);
  return {
    models: sumOf(sorts, () => true),
    highTier: sumOf(sorts, ({ tier }) => tier === "high"),
    inUseBeforeApproval: sumOf(sorts, ({ claimedStage }) => IN_USE.has(claimedStage)),
    noOwner: sumOf(sorts, ({ owned }) => !owned),
    notRated: sumOf(sorts, ({ tier }) => tier === null),
    stageNotStated: sumOf(sorts, (sort) => sort.imported && sort.claimedStage === null && sort.approval === "none"),
    claimedRetired: sumOf(all, ({ archived, claimedStage }) => archived && claimedStage === "retired"),
    cells: cellsOf(sorts),
  };
};

type Waiting = {
  open: number;
  waiting: (Omit<Portfolio["waiting"][number], "oldestAt"> & { oldestAt: string })[];
  oldest: (Omit<Portfolio["oldest"][number], "openedAt"> & { openedAt: string })[];
};

const ofEachAge = (now: Date) =>
  join(
    AGES.map((age) => sql`${age}::text, count(*) filter (where ${isOfAge(sql`opened_at`, age, now)})`),
    ", ",
  );

/** Each open sign-off is found once, with its model: what each role waits for, and the ones that wait longest. */
const readWaiting = async (db: ReadDb, where: Sql, now: Date) => {
  const [found] = await db.$queryRaw<Waiting[]>(sql`
    with open as materialized (
      select s.id, s.roles, s.meaning, s.opened_at, t.gate, t.version_id, t.model_id
      from signoff s join transition t on t.id = s.transition_id and t.state = 'open'
      cross join lateral (select * from listed_model where model_id = t.model_id limit 1) m
      where s.state = 'open' and s.opened_at is not null and ${where}),
    by_role as (
      select role, count(*) as count, min(opened_at) as "oldestAt", jsonb_build_object(${ofEachAge(now)}) as ages
      from open cross join unnest(roles) role group by role),
    longest as (
      select w.id as "signoffId", w.model_id as "modelId", r.ref, r.name, ${tierOfV} as tier, v.label as version, w.gate, w.roles, w.meaning, w.opened_at as "openedAt"
      from (select * from open order by opened_at, id limit ${ROWS}) w join model r on r.id = w.model_id join model_version v on v.id = w.version_id)
    select (select count(*)::int from open) as open,
      coalesce((select jsonb_agg(b order by b.count desc, b.role) from by_role b), '[]') as waiting,
      coalesce((select jsonb_agg(l order by l."openedAt", l."signoffId") from longest l), '[]') as oldest`);
  const { open, waiting, oldest } = found ?? { open: 0, waiting: [], oldest: [] };
  return {
    openSignoffs: open,
    waiting: waiting.map((one) => ({ ...one, oldestAt: new Date(one.oldestAt) })),
    oldest: oldest.map((one) => ({ ...one, openedAt: new Date(one.openedAt) })),
  };
};

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
    const [sorts, waits, toPutRight] = await Promise.all([
      readSorts(db, actor, filter),
      readWaiting(db, where, now),
      readToPutRight(db, where),
    ]);
    return { ...numbersOf(sorts), ...waits, toPutRight };
  },
});
