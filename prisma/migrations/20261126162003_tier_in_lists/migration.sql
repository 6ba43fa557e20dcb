-- A lowered tier runs out by a date that passes, and no row changes then: the list keeps the last day and the tier after it. Whoever
-- reads compares the day; a worker lists such models anew, so that what is counted by the list follows.
ALTER TABLE listed_model ADD COLUMN tier_until date, ADD COLUMN tier_after text;
CREATE INDEX listed_model_tier_until_idx ON listed_model (tier_until) WHERE tier_until IS NOT NULL;

-- Whether the last day is over where the organisation is.
CREATE FUNCTION day_is_over(day date) RETURNS boolean LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp
AS $$ BEGIN RETURN day < organisation_today(); END $$;

CREATE OR REPLACE VIEW model_to_list AS
SELECT m.id, v.id AS version_id, m.unit_id, m.sensitivity,
  coalesce(substring(m.ref FROM '\d+$')::integer, 0) AS ref_number,
  lower(m.name) AS name_key,
  lower(coalesce(o.name, '')) AS owner_key,
  coalesce(array_position(ARRAY['low', 'medium', 'high'], coalesce(lapsed.tier, v.tier)), 0)::smallint AS tier_rank,
  coalesce(array_position(ARRAY['proposed', 'in_development', 'in_validation', 'approved', 'in_production', 'restricted', 'retired', 'rejected'],
    coalesce(c.stage, v.stage)), 0)::smallint AS stage_rank,
  m.updated_at, m.owner_id, m.owner_accepted_at IS NOT NULL AS owner_accepted, v.stage, coalesce(lapsed.tier, v.tier) AS tier, v.kind, v.domain,
  CASE
    WHEN v.stage IN ('approved', 'in_production', 'restricted') AND EXISTS (
      SELECT FROM transition t WHERE t.version_id = v.id AND t.to_stage = 'approved' AND t.state = 'approved') THEN 'approved'
    WHEN EXISTS (SELECT FROM transition t WHERE t.version_id = v.id AND t.state = 'open') THEN 'open'
    ELSE 'none'
  END AS approval,
  c.stage AS claimed_stage, m.claimed_impact, m.source, m.record_type, m.archived_at IS NOT NULL AS archived,
  coalesce(v.jurisdictions, '{}') AS jurisdictions, v.facts,
  ARRAY(SELECT link ->> 'modelId' FROM jsonb_array_elements(v.upstream) AS link WHERE link ? 'modelId') AS upstream_ids,
  concat_ws(' ', m.name, m.ref, m.external_id, o.name, left(v.purpose, 200)) AS fuzzy,
  setweight(to_tsvector('english', concat_ws(' ', m.name, m.ref, m.external_id)), 'A')
    || setweight(to_tsvector('english', left(coalesce(v.purpose, ''), 20000)), 'B')
    || setweight(to_tsvector('english', concat_ws(' ', o.name, array_to_string(m.tags, ' '),
      (SELECT left(string_agg(field.value, ' ' ORDER BY field.key), 100000) FROM jsonb_each_text(m.source_fields) AS field))), 'C') AS document,
  CASE WHEN lapsed.tier IS NULL THEN lowered.until END AS tier_until, CASE WHEN lapsed.tier IS NULL THEN lowered.tier END AS tier_after
FROM model m
JOIN model_version v ON v.id = m.shown_version_id
LEFT JOIN person o ON o.id = m.owner_id
LEFT JOIN LATERAL (
  SELECT m.claimed_stage AS stage WHERE v.stage NOT IN ('rejected', 'retired') AND NOT EXISTS (
    SELECT FROM transition t WHERE t.model_id = m.id AND t.to_stage = 'approved' AND t.state = 'approved')) c ON true
LEFT JOIN LATERAL (
  SELECT (a.override ->> 'validUntil')::date AS until, a.computed_tier AS tier FROM assessment a
  WHERE a.version_id = v.id AND a.status = 'confirmed' AND a.override -> 'declined' = 'null') lowered ON lowered.until IS NOT NULL AND v.tier IS NOT NULL
LEFT JOIN LATERAL (SELECT lowered.tier WHERE lowered.until IS NOT NULL AND day_is_over(lowered.until)) lapsed ON true;

CREATE OR REPLACE FUNCTION list_models(ids text[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO listed_model AS l SELECT * FROM model_to_list WHERE id = ANY (ids) ORDER BY id
  ON CONFLICT (model_id) DO UPDATE SET (version_id, unit_id, sensitivity, ref_number, name_key, owner_key, tier_rank, stage_rank, updated_at,
    owner_id, owner_accepted, stage, tier, kind, domain, approval, claimed_stage, claimed_impact, source, record_type, archived, jurisdictions, facts,
    upstream_ids, fuzzy, document, tier_until, tier_after)
  = (excluded.version_id, excluded.unit_id, excluded.sensitivity, excluded.ref_number, excluded.name_key, excluded.owner_key,
    excluded.tier_rank, excluded.stage_rank, excluded.updated_at, excluded.owner_id, excluded.owner_accepted, excluded.stage, excluded.tier, excluded.kind,
    excluded.domain, excluded.approval, excluded.claimed_stage, excluded.claimed_impact, excluded.source, excluded.record_type,
    excluded.archived, excluded.jurisdictions, excluded.facts, excluded.upstream_ids, excluded.fuzzy, excluded.document, excluded.tier_until, excluded.tier_after)
$$;

CREATE FUNCTION list_lapsed_tiers() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM list_models(ARRAY(SELECT model_id FROM listed_model WHERE tier_until IS NOT NULL AND day_is_over(tier_until)));
END $$;
REVOKE EXECUTE ON FUNCTION list_lapsed_tiers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_lapsed_tiers() TO countersign_writer;

-- Only where a tier was lowered does the list say anything new.
SELECT list_models(ARRAY(SELECT DISTINCT v.model_id FROM assessment a JOIN model_version v ON v.id = a.version_id
  WHERE a.status = 'confirmed' AND a.override -> 'declined' = 'null'));
