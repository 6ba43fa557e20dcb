// Writes an undo: records that came in go to the archive, records that were changed get back what the ledger saw before.
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import { IMPORT_UNDONE } from "#lib/imports/apply.rules";
import { changedBy, contactBefore } from "#lib/imports/changed-records";

/** Each takes its capture, its guards and its place in the list along, and a statement has its time (lib/db/limits.ts). */
const OF_A_STATEMENT = 500;

async function inParts(ids: readonly string[], write: (part: string[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < ids.length; from += OF_A_STATEMENT) await write(ids.slice(from, from + OF_A_STATEMENT));
}

export const archiveBrought = (db: WriteDb, modelIds: readonly string[], now: Date): Promise<void> =>
  inParts(modelIds, (ids) =>
    db.$executeRaw(sql`
        update model m set archived_at = coalesce(m.archived_at, ${now}::timestamptz), archive_reason = ${IMPORT_UNDONE},
          revision = m.revision + 1, updated_at = ${now}::timestamptz where m.id = any(${ids}::text[])`),
  );

/** What an import writes on a model (updateModels in write-records.ts), as it stood before these events, with what imports remembered. */
const restoreModels = (db: WriteDb, importId: string, eventIds: string[], now: Date) =>
  db.$executeRaw(sql`
    with back as (select m.id, held.old, ${contactBefore} as contact from ${changedBy(importId)} and own.id = any(${eventIds}::text[]))
    update model m set name = f.name, sensitivity = f.sensitivity, external_id = f.external_id, claimed_stage = f.claimed_stage,
      claimed_extent = f.claimed_extent, claimed_impact = f.claimed_impact, claim_note = f.claim_note, in_use_since = f.in_use_since,
      in_use_since_precision = f.in_use_since_precision, source_fields = f.source_fields, imported_values = f.imported_values,
      contact = back.contact, archived_at = f.archived_at, archive_reason = f.archive_reason,
      revision = m.revision + 1, updated_at = ${now}::timestamptz
    from back, jsonb_populate_record(null::model, back.old - 'contact') f where m.id = back.id`);

const restoreVersions = (db: WriteDb, importId: string, eventIds: string[]) =>
  db.$executeRaw(sql`
    with back as (select v.id, worded.old from ${changedBy(importId)} and worded.old is not null and own.id = any(${eventIds}::text[]))
    update model_version v set purpose = f.purpose, intended_use = f.intended_use, out_of_scope_use = f.out_of_scope_use,
      limitations = f.limitations, kind = f.kind, domain = f.domain, jurisdictions = f.jurisdictions, facts = f.facts, claims = f.claims,
      revision = v.revision + 1
    from back, jsonb_populate_record(null::model_version, back.old) f where v.id = back.id`);

/** Gives records back what stood there before these events of the import. */
export const restoreChanged = (db: WriteDb, importId: string, eventIds: readonly string[], now: Date): Promise<void> =>
  inParts(eventIds, async (ids) => {
    await restoreModels(db, importId, ids, now);
    await restoreVersions(db, importId, ids);
  });
