// Records that may be one under two names: a source renamed it, so that its key is another. They are shown; a person decides.
import type { Actor } from "#lib/access/actor";
import { modelsVisibleTo } from "#lib/access/scope";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { HeldImport, Lookalike } from "#lib/imports/import-state.schema";
import { Mapping } from "#lib/imports/mapping.schema";

/** From this part of common text on a pair is shown. */
const THRESHOLD = 0.6;
/** Records the file lacks that are looked at, and pairs that are kept. */
const LOOKED_AT = 200;
const KEPT = 50;

const nameColumn = (mapping: unknown): string | null =>
  Object.entries(Mapping.parse(mapping).columns).find(([, rule]) => rule.to === "name")?.[0] ?? null;

/**
 * For each record that the file lacks, the new one whose key differs in the name alone and whose text is most alike. Keys that
 * hold nothing beside the name say nothing.
 */
export async function lookalikesOf(
  db: Pick<ReadDb, "$queryRaw">,
  { id, mode, source, mapping }: HeldImport,
  absent: readonly string[],
  actor: Actor,
): Promise<Lookalike[]> {
  const name = nameColumn(mapping);
  if (mode !== "import" || name === null || absent.length === 0) return [];
  return db.$queryRaw<Lookalike[]>(sql`
    with keyed as (
      select m.id, m.external_key::jsonb - ${name} as rest, lower(m.name || ' ' || coalesce(v.purpose, '')) as text, r.row is not null as came
      from model m join model_version v on v.id = m.shown_version_id
      left join import_row r on r.import_id = ${id} and r.model_id = m.id and r.outcome = 'created'
      where m.source = ${source} and (r.row is not null or m.id = any(${absent.slice(0, LOOKED_AT)}::text[])) and ${modelsVisibleTo(actor)}
        and case when m.external_key is json object then m.external_key::jsonb ? ${name} else false end)
    select gone.id as gone, best.id as came, round(best.share::numeric, 2)::float8 as share,
      array(select key from jsonb_each_text(gone.rest) where value <> '' order by key) as same
    from keyed gone cross join lateral (
      select keyed.id, similarity(keyed.text, gone.text) as share from keyed
      where keyed.came and keyed.rest = gone.rest order by share desc, keyed.id limit 1) best
    where not gone.came and gone.rest <> '{}' and best.share >= ${THRESHOLD} order by best.share desc, gone.id limit ${KEPT}`);
}
