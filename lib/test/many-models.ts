// Ten thousand records at once, written as the owner of the tables with triggers off, then listed in one statement.
import { asOwner } from "#lib/test/database";
import { unguarded } from "#lib/test/unguarded";

/** `count` models spread over the units and owners, every third one imported, each with a version, an event and a link to the one before. */
export async function manyModels(count: number, unitIds: readonly string[], ownerIds: readonly string[]) {
  await unguarded(`
    insert into model (id, ref, name, unit_id, owner_id, owner_accepted_at, shown_version_id, created_at, updated_at, source, external_key, claimed_stage, claimed_impact, source_fields, salt)
      select 'm' || n, 'MDL-' || n, (array['Scorecard', 'Forecast', 'Assistant', 'Classifier', 'Ranking'])[n % 5 + 1] || ' for ' || md5(n::text),
        ('{${unitIds.join(",")}}'::text[])[n % ${unitIds.length} + 1], case when n % 7 = 0 then null else ('{${ownerIds.join(",")}}'::text[])[n % ${ownerIds.length} + 1] end,
        now(), 'v' || n, now(), now() - n * interval '1 minute', case when n % 3 = 0 then 'sheet' end, 'k' || n,
        case when n % 3 = 0 then (array['in_production', 'in_development', null])[n % 9 / 3 + 1] end, case when n % 3 = 0 then 'not_high' end,
        jsonb_build_object('bureau', md5((n % 100)::text)), '\\x00'
      from generate_series(1, ${count}) n;
    insert into model_version (id, model_id, label, number, stage, stage_since, purpose, kind, domain, jurisdictions, facts, upstream, tier, created_by, created_at)
      select 'v' || n, 'm' || n, '1.0', 1, (array['proposed', 'in_development', 'in_validation', 'approved', 'in_production', 'restricted'])[n % 6 + 1], now(),
        'Purpose number ' || n || ' with words such as ' || md5((n % 500)::text), (array['ml', 'llm', 'statistical', null])[n % 4 + 1], 'other', array['UK'],
        jsonb_build_object('usesPhi', n % 50 = 0, 'usesPersonalData', null, 'article5', '{}'::jsonb),
        case when n > 1 then jsonb_build_array(jsonb_build_object('modelId', 'm' || (n - 1), 'use', null)) else '[]' end,
        (array['high', 'medium', 'low', null])[n % 4 + 1], 'x', now()
      from generate_series(1, ${count}) n;
    select list_models(array_agg(id)) from model`);
  await asOwner("analyze");
}
