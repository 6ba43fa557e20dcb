// The list of models as SQL: which rows. Exports narrow with the same words.

import type { Actor } from "#lib/access/actor";
import { modelsVisibleTo } from "#lib/access/scope";
import { choiceOf } from "#lib/core/choice.rules";
import { contains } from "#lib/db/contains";
import { join, type Sql, sql } from "#lib/db/sql";
import { DATED_FIELDS } from "#lib/models/dated.schema";
import { inMonth } from "#lib/models/in-month";
import { type Flag, type ListFilter, NOWHERE, YES_NO_FACTS } from "#lib/models/list.schema";
import { onDay } from "#lib/models/on-day";

type Clause = Sql | null;

/** Any of the words a filter names, or none of them; what is not known is none of them either. */
export function chosen(text: string | undefined, clause: (word: string) => Sql): Clause {
  if (text === undefined) return null;
  const { words, isNot } = choiceOf(text);
  const any = sql`(${join(words.map(clause), " or ")})`;
  return isNot ? sql`${any} is not true` : any;
}

const equals = (column: Sql, text: string | undefined, none?: string): Clause =>
  chosen(text, (word) => (word === none ? sql`${column} is null` : sql`${column} = ${word}`));

const fact = (name: string, value: unknown): Sql => sql`m.facts @> ${JSON.stringify({ [name]: value })}::jsonb`;
const YES_NO: Record<string, boolean | null> = { yes: true, no: false, unknown: null };

const POINTS = ["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"].map((letter) => `5(1)(${letter})`);
const anyPoint = (answer: boolean | null): Sql =>
  sql`(${join(
    POINTS.map((point) => fact("article5", { [point]: answer })),
    " or ",
  )})`;
const article5: Record<string, Sql> = {
  yes: anyPoint(true),
  no: fact("article5", Object.fromEntries(POINTS.map((point) => [point, false]))),
  unknown: sql`(${anyPoint(null)} and not ${anyPoint(true)})`,
};

const factClauses = (filter: ListFilter): Clause[] => [
  ...YES_NO_FACTS.map((name) => chosen(filter[name], (word) => fact(name, YES_NO[word] ?? null))),
  ...(["euAiActClass", "sourcing", "coveredEmploymentTool"] as const).map((name) =>
    chosen(filter[name], (word) => fact(name, word === "unknown" ? null : word)),
  ),
  chosen(filter.article5, (word) => article5[word] ?? sql`false`),
];

/** Facts whose absence is listed for every model; kind and domain are columns. */
const UNKNOWN_FACTS = [
  "usesPersonalData",
  "usesPhi",
  "automatedDecision",
  "decidesAboutPeople",
  "euAiActClass",
  "deviceDetermination",
  "sourcing",
];

/** Each flag as a condition on `m`; the row says its flags with the same words. */
export const FLAG_SQL: Record<Flag, Sql> = {
  no_owner: sql`m.owner_id is null`,
  owner_not_accepted: sql`(m.owner_id is not null and not m.owner_accepted)`,
  not_rated: sql`m.tier is null`,
  in_use_before_approval: sql`(m.claimed_stage in ('in_production', 'restricted') and not m.archived)`,
  facts_unknown: sql`(m.kind is null or m.domain is null or ${join(
    UNKNOWN_FACTS.map((name) => fact(name, null)),
    " or ",
  )} or ${anyPoint(null)})`,
  archived: sql`m.archived`,
};

/** What is looked for, read once for a statement and not once for each row. */
export const searched = (q: string): Sql => sql`(select search_query(${q}))`;

/**
 * Models that hold the words, the last of them perhaps only begun; only when none the caller may see has these, models that hold
 * something written like them. Whoever quotes a phrase wants it as it is. Of many that hold a common word the first are enough to
 * rank: no more than `most` are looked at, in the order in which they came.
 */
const words = (q: string | undefined, seen: Sql, narrowed: Sql, most: number | null): Clause => {
  if (!q) return null;
  const holding = (where: Sql) => sql`select m.model_id from listed_model m where ${where} and m.document @@ ${searched(q)}`;
  const alike = q.includes('"')
    ? sql``
    : sql`union all select models_alike(${q}) where not exists (select from exact) and not exists (${holding(seen)})`;
  return sql`m.model_id in (with exact as materialized (${holding(narrowed)} ${most === null ? sql`` : sql`limit ${most}`})
    select model_id from exact ${alike})`;
};

/** Whether the model stands in the unit or below it. */
export const isInUnit = (unitId: string, unit: Sql = sql`m.unit_id`): Sql =>
  sql`${unit} = any(array(with recursive below as (select id from business_unit where id = ${unitId}
        union select b.id from business_unit b join below on b.parent_id = below.id) select id from below))`;

const placeClauses = ({ owner, businessUnit, waitingOn }: ListFilter, actor: Actor): Clause[] => [
  chosen(owner, (word) => (word === "none" ? sql`m.owner_id is null` : sql`m.owner_id = ${word === "me" ? actor.id : word}`)),
  chosen(businessUnit, (word) => isInUnit(word)),
  chosen(
    waitingOn,
    (role) => sql`m.model_id = any(array(select t.model_id from signoff s join transition t on t.id = s.transition_id
        where s.state = 'open' and t.state = 'open' and ${role} = any(s.roles)))`,
  ),
];

const claimClauses = ({ stage, claimedStage, claimedImpact, source, imported }: ListFilter): Clause[] => [
  chosen(stage, (word) => sql`(m.stage = ${word} and m.claimed_stage is null)`),
  equals(sql`m.claimed_stage`, claimedStage, "none"),
  equals(sql`m.claimed_impact`, claimedImpact),
  source === undefined ? null : sql`m.source = ${source}`,
  imported === undefined ? null : imported === "yes" ? sql`m.source is not null` : sql`m.source is null`,
];

/** The second condition alone says it; an index on what holds the name answers the first. */
const named = (part: string | undefined): Clause =>
  part ? sql`(m.fuzzy ilike ${contains(part)} and m.name_key like ${contains(part.toLowerCase())})` : null;

const usedIn = (text: string | undefined): Clause =>
  chosen(text, (code) => (code === NOWHERE ? sql`m.jurisdictions = '{}'` : sql`m.jurisdictions @> ${[code]}::text[]`));

/** Whether somebody asks for archived records, which nobody sees unasked: by name, or for what happened in a month whatever became of it. */
export function asksForArchived({ flag, inMonth: month }: Pick<ListFilter, "flag" | "inMonth">): boolean {
  const { words, isNot } = choiceOf(flag ?? "");
  return month !== undefined || (!isNot && words.includes("archived"));
}

/**
 * The WHERE clause for one caller and filter over `listed_model m`. Archived records are out unless they are asked for. With `most`,
 * no more than so many of those that hold the words looked for.
 */
export const listedWhere = (actor: Actor, filter: ListFilter, most: number | null = null): Sql => {
  const seen = join([modelsVisibleTo(actor), ...(asksForArchived(filter) ? [] : [sql`not m.archived`])], " and ");
  const narrowed = join(
    [
      seen,
      equals(sql`m.tier`, filter.tier, "none"),
      equals(sql`m.kind`, filter.kind, "none"),
      equals(sql`m.domain`, filter.domain, "none"),
      equals(sql`m.approval`, filter.approval),
      equals(sql`m.record_type`, filter.recordType),
      chosen(filter.flag, (flag) => FLAG_SQL[flag as Flag]),
      usedIn(filter.jurisdiction),
      filter.inMonth === undefined ? null : inMonth(filter.inMonth),
      named(filter.name),
      ...DATED_FIELDS.map((dated) => onDay(dated, filter[dated])),
      ...claimClauses(filter),
      ...placeClauses(filter, actor),
      ...factClauses(filter),
    ].filter((clause) => clause !== null),
    " and ",
  );
  const found = words(filter.q, seen, narrowed, most);
  return found ? sql`${narrowed} and ${found}` : narrowed;
};
