import type { Actor } from "#lib/access/actor";
import { query } from "#lib/core/operation";
import { join, type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { openSignoffs } from "#lib/lifecycle/waiting-items";
import { countsVisibleTo, readSorts, type Sort } from "#lib/models/counted";
import type { ListFilter } from "#lib/models/list.schema";
import { FLAG_SQL, isInUnit, listedWhere } from "#lib/models/listing";
import { GetPortfolioInput, Portfolio, PortfolioCell } from "#lib/models/portfolio.schema";
import { tierOfM, tierOfV } from "#lib/risk/tier-in-force";
import { AGES } from "#lib/signoff/age.rules";
import { isDayOfAge } from "#lib/signoff/narrowed";

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
  join(AGES.map((age) => sql`${age}::text, coalesce(sum(c.count) filter (where ${isDayOfAge(sql`c.day`, age, now)}), 0)`));

/** What each role waits for, off the roll-up that triggers keep, and the ones that wait longest, off the rows it counts. */
const readWaiting = async (
  db: ReadDb,
  actor: Actor,
  { businessUnit, imported }: Pick<ListFilter, "businessUnit" | "imported">,
  now: Date,
) => {
  const only = imported === undefined ? null : imported === "yes";
  const from = join(
    [
      sql`and true`,
      ...(businessUnit ? [isInUnit(businessUnit, sql`w.unit_id`)] : []),
      ...(only === null ? [] : [sql`w.imported = ${only}`]),
    ],
    " and ",
  );
  const longest = (role: Sql, rows: number) => openSignoffs(actor, role, { from, rows });
  const [found] = await db.$queryRaw<Waiting[]>(sql`
    with counted as (
      select c.role, sum(c.count)::int as count, jsonb_build_object(${ofEachAge(now)}) as ages from waiting_count c
      where ${countsVisibleTo(actor, businessUnit)} and ${only === null ? sql`true` : sql`c.imported = ${only}`} group by c.role having sum(c.count) > 0),
    by_role as (
      select c.role, c.count, f.since as "oldestAt", c.ages from counted c cross join lateral ${longest(sql`c.role`, 1)} f where c.role <> ''),
    longest as (
      select w.subject_id as "signoffId", w.model_id as "modelId", r.ref, r.name, ${tierOfV} as tier, v.label as version, t.gate, s.roles, s.meaning, w.since as "openedAt"
      from ${longest(sql`''`, ROWS)} w join signoff s on s.id = w.subject_id join transition t on t.id = s.transition_id
        join model r on r.id = w.model_id join model_version v on v.id = w.version_id)
    select coalesce((select count from counted where role = ''), 0) as open,
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
      readWaiting(db, actor, filter, now),
      readToPutRight(db, where),
    ]);
    return { ...numbersOf(sorts), ...waits, toPutRight };
  },
});
