// What the page of a model reads: one statement for each kind of thing on it, however many there are.

import type { Actor } from "#lib/access/actor";
import { modelsVisibleTo } from "#lib/access/scope";
import { join, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { DeploymentRow, ModelDetail, OpenRequestRow, VersionRow } from "#lib/models/detail.schema";
import { FLAGS } from "#lib/models/list.schema";
import { FLAG_SQL } from "#lib/models/listing";
import { tierOfV } from "#lib/risk/tier-in-force";

type Head = Pick<
  ModelDetail,
  | "id"
  | "ref"
  | "name"
  | "revision"
  | "businessUnit"
  | "owner"
  | "recordType"
  | "recordTypeReason"
  | "recordTypeConfirmed"
  | "sensitivity"
  | "tags"
  | "notes"
  | "onHold"
  | "archivedAt"
  | "archiveReason"
  | "duplicateOf"
  | "approval"
  | "provisional"
  | "unconfirmedTier"
  | "flags"
  | "claim"
  | "createdAt"
  | "updatedAt"
> & { imported: ModelDetail["imported"]; shownVersionId: string; isPeerReviewed: boolean };

const flags = join(
  FLAGS.map((flag) => sql`case when ${FLAG_SQL[flag]} then ${flag} end`),
  ", ",
);

export async function readHead(db: ReadDb, modelId: string, actor: Actor): Promise<Head | null> {
  const [head] = await db.$queryRaw<Head[]>(sql`
    select r.id, r.ref, r.name, r.revision, jsonb_build_object('id', u.id, 'name', u.name) as "businessUnit",
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'accepted', r.owner_accepted_at is not null) end as owner,
      r.record_type as "recordType", r.record_type_reason as "recordTypeReason", r.record_type_confirmed_by is not null as "recordTypeConfirmed",
      r.sensitivity, r.tags, r.notes, r.on_hold as "onHold", r.archived_at as "archivedAt", r.archive_reason as "archiveReason",
      case when d.id is not null then jsonb_build_object('id', d.id, 'ref', d.ref, 'name', d.name) end as "duplicateOf",
      m.approval, m.version_id as "shownVersionId", v.light_path as "isPeerReviewed",
      coalesce((select a.provisional from assessment a where a.version_id = v.id and a.status = 'confirmed' order by a.assessed_at desc limit 1), false) as provisional,
      (select case when a.status in ('computed', 'reduction_requested') then a.computed_tier end from assessment a where a.version_id = v.id
        order by a.assessed_at desc, a.id desc limit 1) as "unconfirmedTier",
      array_remove(array[${flags}], null) as flags,
      case when r.source is not null then jsonb_build_object('stage', m.claimed_stage, 'extent', r.claimed_extent, 'impact', r.claimed_impact,
        'inUseSince', left(r.in_use_since::text, case r.in_use_since_precision when 'year' then 4 when 'month' then 7 else 10 end)) end as claim,
      case when r.source is not null then jsonb_build_object('source', r.source, 'externalId', r.external_id, 'importId', r.import_id,
        'importedAt', i.requested_at, 'fields', r.source_fields, 'claims', first.claims, 'claimNote', r.claim_note, 'contact', r.contact) end as imported,
      r.created_at as "createdAt", r.updated_at as "updatedAt"
    from listed_model m join model r on r.id = m.model_id join model_version v on v.id = m.version_id join business_unit u on u.id = r.unit_id
    left join person o on o.id = r.owner_id left join lateral (
      select m.id, m.ref, m.name from model m where m.id = r.duplicate_of_id and ${modelsVisibleTo(actor)}) d on true left join import i on i.id = r.import_id
    left join model_version first on first.model_id = r.id and first.number = 1
    where m.model_id = ${modelId}`);
  return head ?? null;
}

/** Newest first, each with the people who are its authors now. */
export const readVersions = (db: ReadDb, modelId: string, shownVersionId: string) =>
  db.$queryRaw<VersionRow[]>(sql`
    select v.id, v.label, v.number, v.stage, v.substate, v.stage_since as "stageSince", ${tierOfV} as tier, v.change_class as "changeClass", v.summary, v.revision,
      v.frozen_at as "frozenAt", v.created_at as "createdAt", v.id = ${shownVersionId} as "isShown",
      exists (select from deployment d where d.version_id = v.id and d.until_at is null) as "isLive",
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name) from version_author a join person p on p.id = a.person_id
        where a.version_id = v.id and a.removed_at is null), '[]') as authors
    from model_version v where v.model_id = ${modelId} order by v.number desc`);

export const readDeployments = (db: ReadDb, modelId: string) =>
  db.$queryRaw<DeploymentRow[]>(sql`
    select d.id, jsonb_build_object('id', v.id, 'name', v.label) as version, d.environment, d.endpoint, d.extent, d.as_found as "asFound",
      d.since::text as since, d.from_at as "fromAt"
    from deployment d join model_version v on v.id = d.version_id where d.model_id = ${modelId} and d.until_at is null order by d.from_at desc, d.id`);

export const readOpenRequests = (db: ReadDb, modelId: string) =>
  db.$queryRaw<OpenRequestRow[]>(sql`
    select t.id, jsonb_build_object('id', v.id, 'name', v.label) as version, t.to_stage as to, t.gate, t.requested_at as "requestedAt",
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as "requestedBy",
      array(select s.printed_name from signature s where s.transition_id = t.id and s.withdrawn_at is null and s.voided_at is null order by s.signed_at) as "signedBy",
      coalesce((select jsonb_agg(jsonb_build_object('signoffId', s.id, 'roles', s.roles, 'meaning', s.meaning, 'openedAt', s.opened_at) order by s.ordinal)
        from signoff s where s.transition_id = t.id and s.state = 'open'), '[]') as waiting
    from transition t join model_version v on v.id = t.version_id left join person p on p.id = t.requested_by
    where t.model_id = ${modelId} and t.state = 'open' order by t.requested_at`);

type LinkRow = { way: "up" | "down"; id: string; ref: string; name: string; use: string | null; visible: boolean };

/** Neighbours of a model in both directions, read off the versions that models show. What the caller may not see is counted only. */
export async function readLinks(
  db: ReadDb,
  modelId: string,
  actor: Actor,
): Promise<Pick<ModelDetail, "upstream" | "downstream" | "hiddenLinks">> {
  const rows = await db.$queryRaw<LinkRow[]>(sql`
    with link as (
      select 'up' as way, x ->> 'modelId' as other, x ->> 'use' as use
      from listed_model s join model_version v on v.id = s.version_id, jsonb_array_elements(v.upstream) x where s.model_id = ${modelId}
      union all
      select 'down', s.model_id, x ->> 'use'
      from listed_model s cross join lateral (select * from model_version where id = s.version_id limit 1) v, jsonb_array_elements(v.upstream) x
      where s.upstream_ids @> ${[modelId]}::text[] and x ->> 'modelId' = ${modelId} and not s.archived)
    select link.way, r.id, r.ref, r.name, link.use, ${modelsVisibleTo(actor)} as visible
    from link join listed_model m on m.model_id = link.other cross join lateral (select * from model where id = m.model_id limit 1) r order by r.name, r.id`);
  const seen = (way: LinkRow["way"]) =>
    rows.filter((row) => row.way === way && row.visible).map(({ id, ref, name, use }) => ({ id, ref, name, use }));
  return { upstream: seen("up"), downstream: seen("down"), hiddenLinks: rows.filter((row) => !row.visible).length };
}
