// The records an import meets, each with what stands here and what an import wrote last.
import type { Actor } from "#lib/access/actor";
import { type Reach, reaches } from "#lib/access/reach.rules";
import { modelsVisibleTo } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import type { Here } from "#lib/imports/apply.rules";
import type { RecordRow } from "#lib/imports/batch.schema";
import type { ModelColumns, VersionClaims, VersionColumns } from "#lib/imports/record-columns.rules";
import { importUnits } from "#lib/imports/store";
import { factsWithDefaults } from "#lib/models/facts.schema";

type Row = Omit<Here, "columns" | "isYours"> & {
  key: string | null;
  source: string | null;
  ref: string;
  unitId: string;
  versionId: string;
  stage: string;
  model: ModelColumns;
  version: Omit<VersionColumns, "claims"> & { claims: Partial<VersionClaims> };
};

/** By external key, or in a comparison by the key of the row that means it. */
export type Records = ReadonlyMap<string, Here & { versionId: string }>;

/** Version v of model m is neither frozen nor asked to be signed, the only one, and runs nowhere by a deployment of ours. */
export const isContentOpen: Sql = sql`v.stage in ('proposed', 'in_development')
      and not exists (select from model_version w where w.model_id = m.id and w.number > 1)
      and not exists (select from transition t where t.model_id = m.id and t.state = 'open')
      and not exists (select from deployment d where d.model_id = m.id and d.until_at is null)`;

/** Records with the content of `version`; `where` narrows model m. */
const recordsBy = (version: Sql, where: Sql): Sql => sql`
  select m.id, m.external_key as key, m.unit_id as "unitId", m.contact, m.archived_at is not null as "isArchived", m.archive_reason as "archiveReason",
    m.imported_values as imported, m.source, m.ref, v.id as "versionId", v.stage,
    jsonb_build_object('name', m.name, 'sensitivity', m.sensitivity, 'externalId', m.external_id, 'claimedStage', m.claimed_stage,
      'claimedExtent', m.claimed_extent, 'claimedImpact', m.claimed_impact, 'claimNote', m.claim_note, 'inUseSince', m.in_use_since,
      'inUseSincePrecision', m.in_use_since_precision, 'sourceFields', m.source_fields) as model,
    jsonb_build_object('purpose', v.purpose, 'intendedUse', v.intended_use, 'outOfScopeUse', v.out_of_scope_use, 'limitations', v.limitations,
      'kind', v.kind, 'domain', v.domain, 'jurisdictions', v.jurisdictions, 'facts', v.facts, 'claims', v.claims) as version,
    ${isContentOpen} as "isContentOpen"
  from model m join model_version v on ${version}
  where ${where} order by m.id`;

const withClaims = (said: Partial<VersionClaims>): VersionClaims => ({
  supplierText: null,
  dataDescription: null,
  repositoryUrl: null,
  controls: [],
  links: [],
  protectedAttributes: null,
  ...said,
});

const asHere = ({ model, version, unitId, key: _, source: __, ref: ___, stage: ____, ...row }: Row, yours: Reach) => ({
  ...row,
  columns: { model, version: { ...version, facts: factsWithDefaults(version.facts), claims: withClaims(version.claims) } },
  isYours: reaches(yours, unitId),
});

/** Records of the source by their keys, locked in one order, whichever unit they stand in. */
export async function holdRecords(db: WriteDb, source: string, keys: readonly string[], actor: Actor): Promise<Records> {
  if (keys.length === 0) return new Map();
  const yours = importUnits(actor);
  const meant = sql`m.source = ${source} and m.external_key = any(${keys}::text[])`;
  // Locked first and read after: whoever waited for a turn reads what the one before left, not what stood there when the wait began.
  await db.$queryRaw(sql`select 1 from model m where ${meant} order by m.id for update`);
  const found = await db.$queryRaw<Row[]>(recordsBy(sql`v.model_id = m.id and v.number = 1`, meant));
  return new Map(found.map((row) => [row.key ?? "", asHere(row, yours)]));
}

const lower = (value: unknown): string => (typeof value === "string" ? value.trim().toLowerCase() : "");

/** The one record of a list that fits; two that fit equally well are none. */
const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

const fitting = ({ key, values }: RecordRow, source: string, found: readonly Row[]): Row | undefined => {
  const id = lower(values.externalId);
  return (
    found.find((row) => row.source === source && row.key === key) ??
    only(found.filter((row) => id !== "" && lower(row.ref) === id)) ??
    only(found.filter((row) => id !== "" && lower(row.model.externalId) === id)) ??
    only(found.filter((row) => lower(row.model.name) === lower(values.name)))
  );
};

/**
 * For a comparison: what the caller sees and a row may mean, by key, else by reference, else by id, else by name. Whatever
 * origin it has, it is compared by the version it shows; the stage it has stands where it claims none.
 */
export async function matchRecords(
  db: WriteDb,
  source: string,
  rows: readonly RecordRow[],
  actor: Actor,
  within: Sql,
): Promise<Records> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ values }) => lower(values.externalId)).filter((id) => id !== "");
  const names = rows.map(({ values }) => lower(values.name));
  const found = await db.$queryRaw<Row[]>(
    recordsBy(
      sql`v.id = m.shown_version_id`,
      sql`m.archive_reason is distinct from 'import_undone' and ${modelsVisibleTo(actor)} and ${within} and (
        (m.source = ${source} and m.external_key = any(${rows.map(({ key }) => key)}::text[]))
        or (m.archived_at is null and (lower(m.ref) = any(${ids}::text[]) or lower(m.external_id) = any(${ids}::text[]) or lower(m.name) = any(${names}::text[]))))`,
    ),
  );
  const stated = found.map((row) => ({ ...row, model: { ...row.model, claimedStage: row.model.claimedStage ?? row.stage } }));
  const matched = rows.flatMap((row) => {
    const match = fitting(row, source, stated);
    return match ? [[row.key, asHere(match, "all")] as const] : [];
  });
  return new Map(matched);
}
