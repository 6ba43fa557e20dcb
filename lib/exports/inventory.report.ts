// The inventory with every column, claims beside the stage that was reached here, source fields whole.

import { inUnitsOf, modelsVisibleTo } from "#lib/access/scope";
import { join, type Sql, sql } from "#lib/db/sql";
import { readRows } from "#lib/exports/copy-rows";
import { type Asking, countOf, instant, itemsOf, type Narrowed, type Report } from "#lib/exports/report";
import { YES_NO_FACTS } from "#lib/models/list.schema";
import { listedOrder } from "#lib/models/list-order";
import { asksForArchived, listedWhere } from "#lib/models/listing";
import { tierOfV } from "#lib/risk/tier-in-force";

const WORD_FACTS = ["euAiActClass", "euAiActReason", "sourcing", "coveredEmploymentTool"] as const;

export const INVENTORY_COLUMNS = [
  ...[
    "ref",
    "name",
    "unit",
    "owner",
    "ownerAccepted",
    "recordType",
    "recordTypeReason",
    "duplicateOf",
    "coveredBy",
    "sensitivity",
  ],
  ...["onHold", "tags", "notes", "archivedAt", "archiveReason", "version", "changeClass", "versionSummary", "authors"],
  ...[
    "stageShown",
    "stage",
    "substate",
    "stageSince",
    "claimedStage",
    "claimedExtent",
    "claimedImpact",
    "claimNote",
    "inUseSince",
  ],
  ...["inUseBeforeApproval", "approval", "approvedAt", "approvalDossierHash", "tier", "ratingStatus", "knockouts", "deployments"],
  ...["kind", "domain", "jurisdictions", "purpose", "intendedUse", "outOfScopeUse", "limitations"],
  ...YES_NO_FACTS,
  ...WORD_FACTS,
  ...["article5", "identity", "datasets", "documentation", "upstream", "frozenAt"],
  ...[
    "source",
    "externalId",
    "externalKey",
    "importId",
    "versionClaims",
    "sourceFields",
    "createdAt",
    "updatedAt",
    "revision",
    "modelId",
    "versionId",
  ],
];

const yesNo = (name: string) => sql`case v.facts ->> ${name} when 'true' then 'yes' when 'false' then 'no' else 'not known' end`;

const WHO = sql`
  r.ref, r.name, u.name, o.name, case when o.id is not null then case when r.owner_accepted_at is null then 'no' else 'yes' end end, r.record_type, r.record_type_reason,
  (select ref from model d where d.id = r.duplicate_of_id), (select ref from model d where d.id = r.covered_by_id), r.sensitivity,
  r.on_hold::text, array_to_string(r.tags, '; '), r.notes, ${instant(sql`r.archived_at`)}, r.archive_reason, v.label, v.change_class, v.summary,
  (select string_agg(p.name, '; ' order by p.name) from version_author a join person p on p.id = a.person_id where a.version_id = v.id and a.removed_at is null)`;

// Wherever a stage is exported an imported claim takes its place and says so.
const STAGE = sql`
  case when m.claimed_stage is null then replace(v.stage, '_', ' ') else 'Says: ' || replace(m.claimed_stage, '_', ' ') || ' · not approved here' end,
  v.stage, v.substate, ${instant(sql`v.stage_since`)}, r.claimed_stage, r.claimed_extent, r.claimed_impact, r.claim_note,
  left(r.in_use_since::text, case r.in_use_since_precision when 'year' then 4 when 'month' then 7 else 10 end),
  case when m.claimed_stage in ('in_production', 'restricted') then 'yes' else 'no' end,
  m.approval, ${instant(sql`given.closed_at`)}, given.dossier_hash, ${tierOfV}, rating.status, rating.knockouts,
  (select string_agg(d.environment || ' (' || d.extent || ')', '; ' order by d.environment) from deployment d where d.version_id = v.id and d.until_at is null)`;

const FACTS = sql`
  v.kind, v.domain, array_to_string(v.jurisdictions, '; '), v.purpose, v.intended_use, v.out_of_scope_use, v.limitations,
  ${join(YES_NO_FACTS.map(yesNo))}, ${join(WORD_FACTS.map((name) => sql`v.facts ->> ${name}`))},
  v.facts ->> 'article5', v.identity::text, v.datasets::text, v.documentation::text, v.upstream::text, ${instant(sql`v.frozen_at`)}`;

const ORIGIN = sql`
  r.source, r.external_id, r.external_key, r.import_id, v.claims::text, r.source_fields::text, ${instant(sql`r.created_at`)}, ${instant(sql`r.updated_at`)},
  r.revision, r.id, v.id`;

export const listed = ({ actor, filter: { sort: _, ...filter } }: Narrowed): Sql =>
  sql`from listed_model m where ${listedWhere(actor, filter)}`;

const rowsOf = ({ actor, filter: { sort, ...filter } }: Asking) => {
  const order = listedOrder(sort, filter.q);
  return sql`
    select ${WHO}, ${STAGE}, ${FACTS}, ${ORIGIN}
    from listed_model m join model r on r.id = m.model_id join model_version v on v.id = m.version_id join business_unit u on u.id = r.unit_id
    left join person o on o.id = r.owner_id
    left join lateral (select t.closed_at, t.dossier_hash from transition t where t.version_id = v.id and t.to_stage = 'approved' and t.state = 'approved'
      order by t.closed_at desc limit 1) given on m.approval = 'approved'
    left join lateral (select a.status, a.knockouts::text as knockouts from assessment a where a.version_id = v.id and a.status <> 'superseded'
      order by a.assessed_at desc limit 1) rating on true
    where ${listedWhere(actor, filter)} order by ${order.by(order.keys, sql`m.model_id`)}`;
};

/** Everything in the inventory at this snapshot that is the actor's to see, by where it came from. */
const population = async ({ client, actor }: Asking): Promise<Report["population"]> => {
  const rows = await readRows<{ source: string | null; n: number }>(
    client,
    sql`select m.source, count(*)::int as n from model m where ${modelsVisibleTo(actor)} group by 1 order by 2 desc, 1`,
  );
  return {
    of: "inventory",
    total: rows.reduce((sum, { n }) => sum + n, 0),
    parts: Object.fromEntries(rows.map(({ source, n }) => [source ?? "", n])),
  };
};

export async function inventoryReport(asking: Asking): Promise<Report> {
  const {
    client,
    actor,
    filter: { sort, ...filter },
  } = asking;
  const inUnits = inUnitsOf(sql`m.unit_id`, actor);
  return {
    title: "inventory",
    subject: null,
    columns: INVENTORY_COLUMNS,
    sort: sort ?? (filter.q ? "match" : "name"),
    matching: await countOf(client, sql`select count(*) as n ${listed(asking)}`),
    population: await population(asking),
    notIncluded: {
      restricted: await countOf(
        client,
        sql`select count(*) as n from model m where ${inUnits} and not ${modelsVisibleTo(actor)}`,
      ),
      archived: asksForArchived(filter)
        ? 0
        : await countOf(
            client,
            sql`select count(*) as n from model m where ${modelsVisibleTo(actor)} and m.archived_at is not null`,
          ),
    },
    items: itemsOf(client, rowsOf(asking)),
  };
}
