// The records of a batch, each table in one statement however many rows there are.
import { type Sql, sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import type { Here } from "#lib/imports/apply.rules";
import type { BatchChange, ImportEvent, Imported, Updated } from "#lib/imports/batch.rules";
import type { FormerContact } from "#lib/imports/batch.schema";
import { type Columns, columnsAfter } from "#lib/imports/record-columns.rules";

/** What the change does not hold: the ledger has a commitment of the contact, and no salt. No contact: the file has no column for it. */
export type Unspoken = { contact: string | null | undefined; salt: string };

export type Created = { modelId: string; change: Imported };
export type Changed = { modelId: string; change: Updated };

export const createdIn = (events: readonly ImportEvent[]): Created[] =>
  events.flatMap((one) => (one.event === "model.imported" ? [one] : []));
export const changedIn = (events: readonly ImportEvent[]): Changed[] =>
  events.flatMap((one) => (one.event === "model.import_updated" ? [one] : []));

const MODEL = sql`name text, sensitivity text, "externalId" text, "claimedStage" text, "claimedExtent" text, "claimedImpact" text, "claimNote" text,
  "inUseSince" date, "inUseSincePrecision" text, "sourceFields" jsonb, "importedValues" jsonb, contact text, "archiveReason" text`;
const VERSION = sql`purpose text, "intendedUse" text, "outOfScopeUse" text, limitations text, kind text, domain text, jurisdictions jsonb, facts jsonb, claims jsonb`;

/** Rows as one parameter, read back as columns. */
const recordset = (rows: readonly object[], columns: Sql): Sql =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id text, ${columns})`;

const textArray = (column: Sql): Sql => sql`array(select jsonb_array_elements_text(${column}))`;

const NO_SECRETS: Unspoken = { contact: null, salt: "" };

async function insertModels(db: WriteDb, created: readonly Created[], unspoken: ReadonlyMap<number, Unspoken>, now: Date) {
  const rows = created.map(({ modelId, change }) => ({
    id: modelId,
    ...columnsAfter(null, change.values, change.row).model,
    ...(unspoken.get(change.row) ?? NO_SECRETS),
    ref: change.ref,
    unitId: change.unitId,
    versionId: change.versionId,
    source: change.source,
    key: change.key,
    importId: change.importId,
    importedValues: change.values,
    archiveReason: change.archiveReason,
  }));
  await db.$executeRaw(sql`
    insert into model (id, ref, name, unit_id, sensitivity, archived_at, archive_reason, shown_version_id, created_at, updated_at, source, external_key,
      external_id, import_id, claimed_stage, claimed_extent, claimed_impact, claim_note, in_use_since, in_use_since_precision, source_fields,
      imported_values, contact, salt)
    select x.id, x.ref, x.name, x."unitId", x.sensitivity, case when x."archiveReason" is not null then ${now}::timestamptz end, x."archiveReason",
      x."versionId", ${now}::timestamptz, ${now}::timestamptz, x.source, x.key, x."externalId", x."importId", x."claimedStage", x."claimedExtent",
      x."claimedImpact", x."claimNote", x."inUseSince", x."inUseSincePrecision", x."sourceFields", x."importedValues", x.contact, decode(x.salt, 'hex')
    from ${recordset(rows, sql`${MODEL}, ref text, "unitId" text, "versionId" text, source text, key text, "importId" text, salt text`)}`);
}

/** Nobody who imports is an author, or has edited what people sign. */
async function insertVersions(db: WriteDb, created: readonly Created[], personId: string, now: Date) {
  const rows = created.map(({ modelId, change }) => ({
    id: change.versionId,
    ...columnsAfter(null, change.values, change.row).version,
    modelId,
  }));
  await db.$executeRaw(sql`
    insert into model_version (id, model_id, label, number, stage, stage_since, purpose, intended_use, out_of_scope_use, limitations, kind, domain,
      jurisdictions, facts, claims, created_by, created_at)
    select x.id, x."modelId", 'as found', 1, 'proposed', ${now}::timestamptz, x.purpose, x."intendedUse", x."outOfScopeUse", x.limitations, x.kind,
      x.domain, ${textArray(sql`x.jurisdictions`)}, x.facts, x.claims, ${personId}, ${now}::timestamptz
    from ${recordset(rows, sql`${VERSION}, "modelId" text`)}`);
}

type HeldRecord = Here & { versionId: string };
type After = Changed & { held: HeldRecord; columns: Columns };

const afterOf = (changed: readonly Changed[], here: ReadonlyMap<string, HeldRecord>): After[] => {
  const byId = new Map([...here.values()].map((held) => [held.id, held]));
  return changed.flatMap((one) => {
    const held = byId.get(one.modelId);
    return held ? [{ ...one, held, columns: columnsAfter(held.columns, one.change.write, one.change.row) }] : [];
  });
};

const contactAfter = (said: Unspoken | undefined, held: Here) => (said?.contact === undefined ? held.contact : said.contact);

async function updateModels(db: WriteDb, after: readonly After[], unspoken: ReadonlyMap<number, Unspoken>, now: Date) {
  const rows = after.map(({ modelId, change, held, columns }) => ({
    id: modelId,
    ...columns.model,
    importedValues: { ...held.imported, ...change.agreed, ...change.write },
    contact: contactAfter(unspoken.get(change.row), held),
    archiveReason: change.archiveReason ?? null,
    archives: change.archiveReason !== undefined,
    importId: change.restored ? change.importId : null,
  }));
  await db.$executeRaw(sql`
    update model m set name = x.name, sensitivity = x.sensitivity, external_id = x."externalId", claimed_stage = x."claimedStage",
      claimed_extent = x."claimedExtent", claimed_impact = x."claimedImpact", claim_note = x."claimNote", in_use_since = x."inUseSince",
      in_use_since_precision = x."inUseSincePrecision", source_fields = x."sourceFields", imported_values = x."importedValues", contact = x.contact,
      archived_at = case when not x.archives then m.archived_at when x."archiveReason" is null then null else coalesce(m.archived_at, ${now}::timestamptz) end,
      archive_reason = case when x.archives then x."archiveReason" else m.archive_reason end,
      import_id = coalesce(x."importId", m.import_id), revision = m.revision + 1, updated_at = ${now}::timestamptz
    from ${recordset(rows, sql`${MODEL}, archives boolean, "importId" text`)} where m.id = x.id`);
}

async function updateVersions(db: WriteDb, after: readonly After[]) {
  const rows = after.map(({ held, columns }) => ({ id: held.versionId, ...columns.version }));
  await db.$executeRaw(sql`
    update model_version v set purpose = x.purpose, intended_use = x."intendedUse", out_of_scope_use = x."outOfScopeUse", limitations = x.limitations,
      kind = x.kind, domain = x.domain, jurisdictions = ${textArray(sql`x.jurisdictions`)}, facts = x.facts, claims = x.claims, revision = v.revision + 1
    from ${recordset(rows, VERSION)} where v.id = x.id
      and (v.purpose, v.intended_use, v.out_of_scope_use, v.limitations, v.kind, v.domain, v.jurisdictions, v.facts, v.claims) is distinct from
        (x.purpose, x."intendedUse", x."outOfScopeUse", x.limitations, x.kind, x.domain, ${textArray(sql`x.jurisdictions`)}, x.facts, x.claims)`);
}

/** New records with their first versions. `unspoken` is what the change does not hold, by row. */
export async function writeCreated(
  db: WriteDb,
  created: readonly Created[],
  unspoken: ReadonlyMap<number, Unspoken>,
  by: { personId: string; now: Date },
): Promise<void> {
  if (created.length === 0) return;
  await insertModels(db, created, unspoken, by.now);
  await insertVersions(db, created, by.personId, by.now);
}

export async function writeChanged(
  db: WriteDb,
  changed: readonly Changed[],
  here: ReadonlyMap<string, HeldRecord>,
  unspoken: ReadonlyMap<number, Unspoken>,
  now: Date,
): Promise<void> {
  const after = afterOf(changed, here);
  if (after.length === 0) return;
  await updateModels(db, after, unspoken, now);
  await updateVersions(db, after);
}

/** By row, the contact that the change of its record replaces. */
export const formerContacts = (
  changed: readonly Changed[],
  here: ReadonlyMap<string, HeldRecord>,
  unspoken: ReadonlyMap<number, Unspoken>,
): ReadonlyMap<number, FormerContact> => {
  const former = afterOf(changed, here).flatMap(({ held, change: { row } }) =>
    held.contact === null || held.contact === contactAfter(unspoken.get(row), held)
      ? []
      : [[row, { formerContact: held.contact }] as const],
  );
  return new Map(former);
};

/** Units, the report of the rows, and how far the import is. */
export async function writeProgress(
  db: WriteDb,
  change: BatchChange,
  former: ReadonlyMap<number, FormerContact>,
  now: Date,
): Promise<void> {
  const { id, through, total, counts, tally, archived, unitId } = change;
  const report = change.report.map(({ notes, ...ended }) => ({
    ...ended,
    notes: [...notes, former.get(ended.row)].filter(Boolean),
  }));
  await db.businessUnit.createMany({ data: change.units.map((unit) => ({ ...unit, createdAt: now })) });
  await db.$executeRaw(sql`
    insert into import_row (import_id, row, outcome, model_id, messages)
    select ${id}, x.row, x.outcome, x."modelId", x.notes
    from jsonb_to_recordset(${JSON.stringify(report)}::jsonb) as x(row integer, outcome text, "modelId" text, notes jsonb)`);
  await db.$executeRaw(sql`
    update import set state = 'running', done = ${through}, rows = ${total}, unit_id = ${unitId}, created = ${counts.created},
      updated = ${counts.updated}, unchanged = ${counts.unchanged}, rejected = ${counts.rejected}, kept = ${counts.kept},
      summary = summary || ${JSON.stringify({ tally, archived })}::jsonb where id = ${id}`);
}
