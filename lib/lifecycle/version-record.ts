// One version with everything its gates look at and its dossier freezes, except the checklist. Two statements.
import { z } from "zod";
import { Refusal, reason } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import type { ReadDb, WriteDb } from "#lib/db/types";
import type { Gate, Meaning, Stage } from "#lib/lifecycle/schema";
import { datasetsSchema, documentationSchema, identitySchema, upstreamSchema } from "#lib/models/content.schema";
import { domainSchema, Facts, kindSchema } from "#lib/models/facts.schema";
import { everOwners, materialEditors } from "#lib/models/own-work";
import type { RecordType } from "#lib/models/schema";
import { type RatingState, ratingState } from "#lib/risk/stored-rating";
import type { RequestState } from "#lib/signoff/schema";

export type Raw = ReadDb | WriteDb;

const textOrNone = z.string().nullable();
/** The governed content as it is kept. Facts that were added to the product since are not known in it. */
const contentSchema = z.object({
  purpose: textOrNone,
  intendedUse: textOrNone,
  outOfScopeUse: textOrNone,
  limitations: textOrNone,
  kind: kindSchema.nullable(),
  domain: domainSchema.nullable(),
  jurisdictions: z.array(z.string()),
  facts: Facts,
  upstream: upstreamSchema,
  identity: identitySchema.nullable(),
  datasets: datasetsSchema,
  documentation: documentationSchema,
  changeClass: textOrNone,
});
export type VersionContent = z.output<typeof contentSchema>;

/** What was asked for at a gate of this version before, or is asked now. */
export type PastRequest = { id: string; gate: Gate; to: Stage; state: RequestState; dossierHash: string };
/** `live` while it counts: neither withdrawn nor void, in a request that is open or was approved. */
export type GateSignature = { id: string; gate: Gate; personId: string; meaning: Meaning; live: boolean };

export type VersionRecord = {
  versionId: string;
  modelId: string;
  ref: string;
  name: string;
  unitId: string;
  label: string;
  stage: Stage;
  lightPath: boolean;
  archivedAt: string | null;
  recordType: RecordType;
  ownerId: string | null;
  /** Everybody who owned the model since this version exists. */
  everOwnerIds: string[];
  ownerAccepted: boolean;
  content: VersionContent;
  /** Everybody who changed its content. */
  materialEditorIds: string[];
  /** Authors today, and everybody who was one while the version was open. */
  authorIds: string[];
  everAuthorIds: string[];
  /** Authors of any version of the model whose writing ended less than `months` ago, or has not ended. */
  recentAuthorIds: string[];
  /** The newest rating as it counts now; null when nobody rated it. */
  rated: RatingState | null;
  /** In the order they were made. */
  requests: PastRequest[];
  signatures: GateSignature[];
  /** Other versions of the model. */
  others: { label: string; stage: Stage; changeClass: string | null }[];
};

const REQUESTS = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'gate', t.gate, 'to', t.to_stage, 'state', t.state, 'dossierHash', t.dossier_hash)
    order by t.requested_at, t.id), '[]')
  from transition t where t.version_id = v.id and t.gate is not null`;

const SIGNATURES = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'gate', g.gate, 'personId', g.person_id, 'meaning', g.meaning,
    'live', g.withdrawn_at is null and g.voided_at is null and t.state in ('open', 'approved')) order by g.signed_at, g.id), '[]')
  from signature g join transition t on t.id = g.transition_id
  where g.version_id = v.id and g.decision in ('sign', 'sign_with_conditions')`;

const OTHERS = sql`
  select coalesce(jsonb_agg(jsonb_build_object('label', o.label, 'stage', o.stage, 'changeClass', o.change_class) order by o.number), '[]')
  from model_version o where o.model_id = m.id and o.id <> v.id`;

const recentAuthors = (months: number) => sql`
  select distinct a.person_id from version_author a join model_version w on w.id = a.version_id
  where w.model_id = m.id and coalesce(least(a.removed_at, w.frozen_at), product_clock()) > product_clock() - make_interval(months => ${months})`;

/** Throws 404 when there is no such version. `authorMonths` is how far back SD-4 looks. */
export async function versionRecord(db: Raw, versionId: string, authorMonths: number): Promise<VersionRecord> {
  const [found] = await db.$queryRaw<(Omit<VersionRecord, "content" | "rated"> & { content: unknown })[]>(sql`
    select v.id as "versionId", m.id as "modelId", m.ref, m.name, m.unit_id as "unitId", v.label, v.stage, v.light_path as "lightPath",
      to_json(m.archived_at) #>> '{}' as "archivedAt", m.record_type as "recordType", m.owner_id as "ownerId", ${everOwners} as "everOwnerIds",
      m.owner_accepted_at is not null and o.deactivated_at is null as "ownerAccepted",
      jsonb_build_object('purpose', v.purpose, 'intendedUse', v.intended_use, 'outOfScopeUse', v.out_of_scope_use, 'limitations', v.limitations,
        'kind', v.kind, 'domain', v.domain, 'jurisdictions', v.jurisdictions, 'facts', v.facts, 'upstream', v.upstream, 'identity', v.identity,
        'datasets', v.datasets, 'documentation', v.documentation, 'changeClass', v.change_class) as content, ${materialEditors} as "materialEditorIds",
      array(select a.person_id from version_author a where a.version_id = v.id and a.removed_at is null order by a.added_at, a.person_id) as "authorIds",
      array(select a.person_id from version_author a where a.version_id = v.id) as "everAuthorIds",
      array(${recentAuthors(authorMonths)}) as "recentAuthorIds",
      (${REQUESTS}) as requests, (${SIGNATURES}) as signatures, (${OTHERS}) as others
    from model_version v join model m on m.id = v.model_id left join person o on o.id = m.owner_id where v.id = ${versionId}`);
  if (!found) throw new Refusal("notFound", reason("not_found"));
  const content = contentSchema.parse(found.content);
  const rated = await ratingState(db, versionId, content);
  return { ...found, content, rated, lightPath: found.lightPath && !rated?.lapsed };
}
