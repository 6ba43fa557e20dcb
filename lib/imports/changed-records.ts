// Records that were here before an import and that it changed: what the ledger saw of each before and after, and whether that still stands.
import { type Sql, sql } from "#lib/db/sql";
import { isContentOpen } from "#lib/imports/records.store";

/** What imports do to a record, which is nobody's work on it. */
export const OF_IMPORTS = ["model.imported", "model.import_updated", "model.import_undone"];

/** The rows captured under an event in its own transaction: whoever names an old event by hand adds nothing to it. */
const captured = (row: Sql, event: Sql): Sql =>
  sql`${row}.event_id = ${event}.id and (${row}.xid, ${row}.epoch) is not distinct from (${event}.xid, ${event}.epoch)`;

/** An update that an undo took back. */
const isTakenBack = (event: Sql): Sql => sql`(${event}.event = 'model.import_updated' and exists (
  select from ledger_event u where u.model_id = ${event}.model_id and u.event = 'model.import_undone' and u.change ->> 'restores' = ${event}.id))`;

/**
 * Each is model m with its first version v, the event `own` of this import, and the images around it: `held` of the model, `worded` of
 * the version when it changed. A record that the import took out of an undone import's archive came in with it.
 */
export const changedBy = (importId: string): Sql => sql`
  import_row w
  join model m on m.id = w.model_id and m.import_id is distinct from w.import_id and m.archive_reason is distinct from 'import_undone'
  join model_version v on v.model_id = m.id and v.number = 1
  join ledger_event own on own.model_id = m.id and own.event = 'model.import_updated' and own.change ->> 'importId' = w.import_id
    and own.change ->> 'row' = w.row::text and own.change ->> 'restored' = 'false' and not ${isTakenBack(sql`own`)}
  join ledger_row held on held.table_name = 'model' and held.key = m.id and ${captured(sql`held`, sql`own`)}
  left join ledger_row worded on worded.table_name = 'model_version' and worded.key = v.id and ${captured(sql`worded`, sql`own`)}
  where w.import_id = ${importId} and w.outcome in ('updated', 'unchanged')`;

const since = sql`e.model_id = m.id and e.at >= own.at and e.id <> own.id`;

/** An undo that put values back ended a later import; one that archived did not. */
const isImport = sql`e.event = any(${OF_IMPORTS}::text[]) and not (e.event = 'model.import_undone' and e.change -> 'restores' is not null)
  and not ${isTakenBack(sql`e`)}`;

/**
 * Whether a row of a table holds what it held at an entry of the ledger, whatever has been changed and changed back, by hand as well.
 * How often it was written does not matter, nor a column that came later.
 */
const standsAsAt = (table: string, key: Sql, seq: Sql): Sql => {
  const images = sql`ledger_row r where r.table_name = ${table} and r.key = ${key}`;
  return sql`(not exists (select from ${images} and r.seq > ${seq}) or not exists (
    select from (select r.new as image from ${images} order by r.seq desc limit 1) newest,
      jsonb_each((select r.new - '{revision,updated_at}'::text[] from ${images} and r.seq <= ${seq} order by r.seq desc limit 1)) as field
    where field.value is distinct from newest.image -> field.key))`;
};

const standsAsLeft = sql`${standsAsAt("model", sql`m.id`, sql`held.seq`)}
  and ${standsAsAt("model_version", sql`v.id`, sql`greatest(held.seq, worded.seq)`)}`;

/** The version's own words changed; what a file claims is not among them. */
const changesContent = sql`(worded.old - '{claims,revision}'::text[]) <> (worded.new - '{claims,revision}'::text[])`;

/** The contact that row w replaced, where it is the one to which the ledger is committed. */
const formerContact = sql`(
  select note ->> 'formerContact' from jsonb_array_elements(w.messages) as note
  where encode(sha256(m.salt || convert_to(note ->> 'formerContact', 'UTF8')), 'hex') = held.old -> 'contact' ->> 'commitment')`;

/** Whether the contact changed and another one stood there before. */
const replacesContact = sql`held.old -> 'contact' <> 'null' and held.old -> 'contact' is distinct from held.new -> 'contact'`;

/** Why a record this import changed keeps what it has now; null when it can get back what stood there before. */
export const whyChangedStays: Sql = sql`case
  when exists (select from ledger_event e where ${since} and e.event <> all(${OF_IMPORTS}::text[])) then 'worked_on'
  when exists (select from ledger_event e where ${since} and ${isImport}) then 'imported_again'
  when not (${standsAsLeft}) then 'worked_on'
  when ${changesContent} and not (${isContentOpen}) then 'under_signature'
  when ${replacesContact} and ${formerContact} is null then 'contact_not_kept' end`;

/** Of the contact: what stood there before, nothing when there was none, and what stands when it was not changed. */
export const contactBefore: Sql = sql`case when ${replacesContact} then ${formerContact}
  when held.old -> 'contact' = 'null' then null else m.contact end`;
