// What ran where and since when, each with the approval it rests on, or none.

import { modelsVisibleTo } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import { type Asking, countOf, instant, itemsOf, type Narrowed, type Report, within } from "#lib/exports/report";
import { tierOfV } from "#lib/risk/tier-in-force";

const COLUMNS = [
  ...[
    "fromAt",
    "untilAt",
    "ref",
    "model",
    "version",
    "tier",
    "environment",
    "endpoint",
    "extent",
    "asFound",
    "since",
    "artifactDigest",
    "approvedDigest",
  ],
  ...[
    "restsOn",
    "approvedAt",
    "approvalDossierHash",
    "approvalRequest",
    "releasedAt",
    "releasedBy",
    "releaseDossierHash",
    "releaseRequest",
    "deploymentId",
  ],
];

export const deployments = ({ actor, filter }: Narrowed): Sql => sql`
  from deployment d join model_version v on v.id = d.version_id join model m on m.id = d.model_id where ${modelsVisibleTo(actor)} and ${within(sql`d.from_at`, filter)}`;

// The approval must have been given before the deployment began; one given afterwards is not what it rested on.
const rowsOf = ({ actor, filter }: Asking) => sql`
  select ${instant(sql`d.from_at`)}, ${instant(sql`d.until_at`)}, m.ref, m.name, v.label, ${tierOfV}, d.environment, d.endpoint, d.extent,
    case when d.as_found then 'yes' else 'no' end, d.since::text, d.artifact_digest, v.identity ->> 'digest',
    case when given.id is null then 'none' else 'approval of ' || organisation_day(given.closed_at)::text end,
    ${instant(sql`given.closed_at`)}, given.dossier_hash, given.id, ${instant(sql`coalesce(g.signed_at, released.closed_at)`)}, g.printed_name, released.dossier_hash, released.id, d.id
  from deployment d join model_version v on v.id = d.version_id join model m on m.id = d.model_id
  left join lateral (select t.id, t.closed_at, t.dossier_hash from transition t
    where t.version_id = d.version_id and t.to_stage = 'approved' and t.state = 'approved' and t.closed_at <= d.from_at order by t.closed_at desc limit 1) given on true
  left join transition released on released.id = d.transition_id left join signature g on g.id = d.signature_id
  where ${modelsVisibleTo(actor)} and ${within(sql`d.from_at`, filter)} order by d.from_at, m.ref, d.id`;

export async function deploymentsReport(asking: Asking): Promise<Report> {
  const { client } = asking;
  return {
    title: "deployments",
    subject: null,
    columns: COLUMNS,
    sort: "fromAt",
    matching: await countOf(client, sql`select count(*) as n ${deployments(asking)}`),
    population: {
      of: "deployments",
      total: await countOf(client, sql`select count(*) as n ${deployments({ ...asking, filter: {} })}`),
      parts: {},
    },
    notIncluded: {},
    items: itemsOf(client, rowsOf(asking)),
  };
}
