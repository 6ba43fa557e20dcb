// Attempts that a segregation rule or a gate blocked: who tried what, and which rule said no.
import { modelsVisibleTo } from "#lib/access/scope";
import { eventsVisibleTo } from "#lib/audit/visible";
import { worded } from "#lib/core/wording";
import { type Sql, sql } from "#lib/db/sql";
import { type Cell, readRows } from "#lib/exports/copy-rows";
import { type Asking, countOf, instant, itemsOf, type Narrowed, positionOf, type Report, within } from "#lib/exports/report";

const COLUMNS = [
  "at",
  "person",
  "personId",
  "rule",
  "message",
  "furtherRules",
  "operation",
  "ref",
  "model",
  "version",
  "event",
  "eventId",
  "position",
];

export const attempts = ({ actor, filter }: Narrowed): Sql => sql`
  from ledger_event e where e.event in ('signoff.refused', 'transition.refused') and ${eventsVisibleTo(actor)} and ${within(sql`e.at`, filter)}`;

const rowsOf = (asking: Asking) => sql`
  select ${instant(sql`e.at`)}, p.name, e.actor_id, e.change ->> 'rule', (e.change -> 'reasons')::text, e.change ->> 'operation', m.ref, case when ${modelsVisibleTo(asking.actor)} then m.name end, v.label, e.event, e.id, ${positionOf(sql`e.id`)}
  from (select e.* ${attempts(asking)}) e left join person p on p.id = e.actor_id left join model m on m.id = e.model_id
  left join model_version v on v.id = e.change ->> 'versionId' order by e.at, e.id`;

type StoredReason = { code: string; values?: Record<string, string | number> };

/** Names of people are not kept with an attempt; the sentence of the rule does not need them. */
const sentence = ({ code, values }: StoredReason): string => worded({ code, values: { names: "", name: "", ...values } }).message;

const cellsOf = ([at = null, person = null, personId = null, rule = null, reasons, ...rest]: Cell[]): Cell[] => {
  const [first, ...others]: StoredReason[] = JSON.parse(typeof reasons === "string" ? reasons : "[]");
  return [at, person, personId, rule, first ? sentence(first) : null, others.map(({ code }) => code).join("; "), ...rest];
};

/** How many attempts each rule blocked. */
const byRule = async (asking: Asking): Promise<Record<string, number>> => {
  const rows = await readRows<{ rule: string | null; n: number }>(
    asking.client,
    sql`select e.change ->> 'rule' as rule, count(*)::int as n ${attempts(asking)} group by 1 order by 2 desc, 1`,
  );
  return Object.fromEntries(rows.map(({ rule, n }) => [rule ?? "", n]));
};

export async function refusalsReport(asking: Asking): Promise<Report> {
  const { client } = asking;
  return {
    title: "refusals",
    subject: null,
    columns: COLUMNS,
    sort: "at",
    matching: await countOf(client, sql`select count(*) as n ${attempts(asking)}`),
    population: {
      of: "attempts",
      total: await countOf(client, sql`select count(*) as n ${attempts({ ...asking, filter: {} })}`),
      parts: await byRule({ ...asking, filter: {} }),
    },
    notIncluded: {},
    items: itemsOf(client, rowsOf(asking), cellsOf),
  };
}
