// Counts of models off the roll-up that triggers keep, for the filters it knows; docs/decisions/0014.
import type { Actor } from "#lib/access/actor";
import { choiceOf } from "#lib/core/choice.rules";
import { join, type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { Flag, ListFilter } from "#lib/models/list.schema";
import { asksForArchived, chosen } from "#lib/models/listing";

type Clause = Sql | null;

/** Units of these grants with no granted unit above them; below `within`, or that one itself when a grant reaches it. */
const topmost = (granted: readonly string[], within: string | undefined): Sql => sql`
  with recursive up as (
    select id as start, id from business_unit where id = any(${granted}::text[]) or id = ${within ?? null}
    union all select up.start, b.parent_id from up join business_unit b on b.id = up.id where b.parent_id is not null),
  reached as (select exists (select from up where start = ${within ?? null} and id = any(${granted}::text[])) as whole)
  select ${within ?? null}::text from reached where whole
  union all
  select g from unnest(${granted}::text[]) g, reached where not whole
    and not exists (select from up where start = g and id <> g and id = any(${granted}::text[]))
    and (${within ?? null}::text is null or exists (select from up where start = g and id = ${within ?? null}))`;

/** What `modelsVisibleTo` says of models, said of a roll-up `c`: administrators do not see what is marked restricted. */
export const countsVisibleTo = ({ grants }: Actor, within: string | undefined): Sql => {
  const all = [...new Set(grants.map(({ unitId }) => unitId))];
  const full = [...new Set(grants.flatMap(({ role, unitId }) => (role === "admin" ? [] : [unitId])))];
  // As arrays, the units are known before the counts are looked at, which an index then finds.
  const below = (granted: readonly string[]) => sql`c.unit_id = any(array(${topmost(granted, within)}))`;
  return sql`((not c.restricted and ${below(all)}) or (c.restricted and ${below(full)}))`;
};

const FLAGS: Partial<Record<Flag, Sql>> = {
  no_owner: sql`not c.owned`,
  not_rated: sql`c.tier is null`,
  in_use_before_approval: sql`(c.claimed_stage in ('in_production', 'restricted') and not c.archived)`,
  archived: sql`c.archived`,
};

const orNone = (column: Sql, value: string): Sql => (value === "none" ? sql`${column} is null` : sql`${column} = ${value}`);

/** Every filter the roll-up knows, word by word. */
const CLAUSES: Partial<Record<keyof ListFilter, (word: string) => Clause>> = {
  stage: (stage) => sql`(c.stage = ${stage} and c.claimed_stage is null)`,
  tier: (tier) => orNone(sql`c.tier`, tier),
  claimedStage: (stage) => orNone(sql`c.claimed_stage`, stage),
  approval: (approval) => sql`c.approval = ${approval}`,
  imported: (imported) => sql`c.imported = ${imported === "yes"}`,
  owner: (owner) => (owner === "none" ? sql`not c.owned` : null),
  flag: (flag) => FLAGS[flag as Flag] ?? null,
};

/** The unit a filter asks for; null when it asks for more than one, or for others. */
const unitOf = ({ businessUnit }: ListFilter): string | undefined | null =>
  businessUnit === undefined || !/[,!]/.test(businessUnit) ? businessUnit : null;

function clauseOf(name: keyof ListFilter, text: string): Clause {
  if (name === "businessUnit") return sql`true`;
  const clause = CLAUSES[name];
  const isKnown = clause !== undefined && choiceOf(text).words.every((word) => clause(word) !== null);
  return isKnown ? chosen(text, (word) => clause(word) ?? sql`false`) : null;
}

/** The WHERE clause over `listed_count c`, or null when a filter asks for more than is counted. */
function countedWhere(actor: Actor, filter: ListFilter): Clause {
  const unit = unitOf(filter);
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined) as [keyof ListFilter, string][];
  const clauses = asked.map(([name, text]) => clauseOf(name, text));
  if (unit === null || clauses.includes(null)) return null;
  const shown = asksForArchived(filter) ? [] : [sql`not c.archived`];
  return join([countsVisibleTo(actor, unit), ...shown, ...clauses.filter((clause) => clause !== null)], " and ");
}

/** How many models a filter finds, as a statement; null when only counting them tells. */
export const countedTotal = (actor: Actor, filter: ListFilter): Clause => {
  const where = countedWhere(actor, filter);
  return where && sql`select coalesce(sum(c.count), 0)::int as total from listed_count c where ${where}`;
};

export type Sort = {
  archived: boolean;
  stage: string;
  tier: string | null;
  claimedStage: string | null;
  imported: boolean;
  owned: boolean;
  approval: string;
  count: number;
};

/** How many models of each sort the caller may see, archived ones too. */
export const readSorts = (
  db: ReadDb,
  actor: Actor,
  { businessUnit, imported }: Pick<ListFilter, "businessUnit" | "imported">,
) => {
  const narrowed = imported === undefined ? sql`true` : sql`c.imported = ${imported === "yes"}`;
  return db.$queryRaw<Sort[]>(sql`
    select c.archived, c.stage, c.tier, c.claimed_stage as "claimedStage", c.imported, c.owned, c.approval, sum(c.count)::int as count
    from listed_count c where ${countsVisibleTo(actor, businessUnit)} and ${narrowed}
    group by 1, 2, 3, 4, 5, 6, 7 having sum(c.count) > 0 order by coalesce(c.claimed_stage, c.stage), c.tier`);
};
