// One row per decision of a signer: what was signed, by whom, on which dossier, and whether it still stands.
import { modelsVisibleTo } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import { type Asking, countOf, instant, itemsOf, type Narrowed, type Report, within } from "#lib/exports/report";

const COLUMNS = [
  ...[
    "decidedAt",
    "ref",
    "model",
    "version",
    "transition",
    "fromStage",
    "toStage",
    "gate",
    "tier",
    "meaning",
    "role",
    "person",
    "personId",
    "decision",
  ],
  ...[
    "reason",
    "conditions",
    "dossierHash",
    "manifestHash",
    "state",
    "stateSince",
    "why",
    "request",
    "requestState",
    "signoffId",
    "signatureId",
  ],
];

/** A signature, or a sign-off that was returned or refused without one. */
export const decisions = ({ actor, filter }: Narrowed): Sql => sql`
  from signoff s join transition t on t.id = s.transition_id join model_version v on v.id = t.version_id join model m on m.id = v.model_id
  left join signature g on g.signoff_id = s.id left join person p on p.id = s.decided_by
  cross join lateral (select coalesce(g.signed_at, s.decided_at) as at) decided
  where ${modelsVisibleTo(actor)} and (g.id is not null or s.state in ('returned', 'refused')) and ${within(sql`decided.at`, filter)}`;

const CONDITIONS = sql`(select string_agg(c.text || ' (due ' || c.due_on || ')', '; ' order by c.due_on, c.id) from condition c where c.signature_id = g.id)`;

const rowsOf = (asking: Asking) => sql`
  select ${instant(sql`decided.at`)}, m.ref, m.name, v.label, t.transition, t.from_stage, t.to_stage, t.gate, t.tier, s.meaning, coalesce(g.role, array_to_string(s.roles, ' or ')),
    coalesce(g.printed_name, p.name), coalesce(g.person_id, s.decided_by), coalesce(g.decision, s.state), coalesce(g.reason, t.reason), ${CONDITIONS}, coalesce(g.dossier_hash, t.dossier_hash), g.manifest_hash,
    case when g.id is null then 'no signature' when g.withdrawn_at is not null then 'withdrawn' when g.voided_at is not null then 'voided' else 'stands' end,
    ${instant(sql`coalesce(g.withdrawn_at, g.voided_at)`)}, coalesce(g.withdraw_reason, g.void_reason::text), t.id, t.state, s.id, g.id
  ${decisions(asking)} order by decided.at, m.ref, s.ordinal, g.id`;

export async function approvalsReport(asking: Asking): Promise<Report> {
  const { client, actor } = asking;
  return {
    title: "approvals",
    subject: null,
    columns: COLUMNS,
    sort: "decidedAt",
    matching: await countOf(client, sql`select count(*) as n ${decisions(asking)}`),
    population: {
      of: "decisions",
      total: await countOf(client, sql`select count(*) as n ${decisions({ ...asking, filter: {} })}`),
      parts: {},
    },
    notIncluded: {
      waiting: await countOf(
        client,
        sql`select count(*) as n from signoff s join transition t on t.id = s.transition_id join model m on m.id = t.model_id where ${modelsVisibleTo(actor)} and s.state in ('waiting', 'open')`,
      ),
    },
    items: itemsOf(client, rowsOf(asking)),
  };
}
