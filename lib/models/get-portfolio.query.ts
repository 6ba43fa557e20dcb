import { query } from "#lib/core/operation";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { readSorts, type Sort } from "#lib/models/counted";
import { FLAG_SQL, listedWhere } from "#lib/models/listing";
import { GetPortfolioInput, Portfolio, PortfolioCell } from "#lib/models/portfolio.schema";
import { tierOfM, tierOfV } from "#lib/risk/tier-in-force";

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

/** Each open sign-off with its model, found one by one: they are few beside the models. */
const openSignoffs = (where: Sql) => sql`
  from signoff s join transition t on t.id = s.transition_id and t.state = 'open'
  cross join lateral (select * from listed_model where model_id = t.model_id limit 1) m
  where s.state = 'open' and s.opened_at is not null and ${where}`;

type Waiting = Portfolio["waiting"][number] & { open: number };

const readWaiting = (db: ReadDb, where: Sql, now: Date) =>
  db.$queryRaw<Waiting[]>(sql`
    with open as materialized (select s.roles, s.opened_at ${openSignoffs(where)})
    select (select count(*)::int from open) as open, w.role, count(*)::int as count, min(w.opened_at) as "oldestAt",
      array_agg(extract(day from ${now}::timestamptz - w.opened_at)::int order by w.opened_at) as days
    from (select unnest(roles) as role, opened_at from open) w group by w.role order by count(*) desc, w.role`);

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
    const waiting = await readWaiting(db, where, now);
    return {
      ...numbersOf(await readSorts(db, actor, filter)),
      openSignoffs: waiting[0]?.open ?? 0,
      waiting,
      oldest: await readOldest(db, where),
      toPutRight: await readToPutRight(db, where),
    };
  },
});
