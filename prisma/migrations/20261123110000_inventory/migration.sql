-- The list of models: one row per model with everything it is filtered, searched and sorted by, kept by triggers.

ALTER TABLE model ADD COLUMN record_type_by text;

-- The history of a model is read newest first, page by page.
CREATE INDEX ledger_event_model_history_idx ON ledger_event (model_id, at DESC, id DESC);

CREATE TABLE listed_model (
  model_id text PRIMARY KEY,
  version_id text NOT NULL,
  unit_id text NOT NULL,
  sensitivity text NOT NULL,
  ref_number integer NOT NULL,
  name_key text NOT NULL,
  owner_key text NOT NULL,
  tier_rank smallint NOT NULL,
  stage_rank smallint NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  owner_id text,
  owner_accepted boolean NOT NULL,
  stage text NOT NULL,
  tier text,
  kind text,
  domain text,
  approval text NOT NULL,
  claimed_stage text,
  claimed_impact text,
  source text,
  record_type text NOT NULL,
  archived boolean NOT NULL,
  jurisdictions text[] NOT NULL,
  facts jsonb NOT NULL,
  upstream_ids text[] NOT NULL,
  fuzzy text NOT NULL,
  document tsvector NOT NULL
);

-- A model as the list shows it. Approval is read off the transition that gave it, never off a column. A claim stands until a
-- version is approved here, or the shown one was rejected or retired.
CREATE VIEW model_to_list AS
SELECT m.id, v.id AS version_id, m.unit_id, m.sensitivity,
  coalesce(substring(m.ref FROM '\d+$')::integer, 0) AS ref_number,
  lower(m.name) AS name_key,
  lower(coalesce(o.name, '')) AS owner_key,
  coalesce(array_position(ARRAY['low', 'medium', 'high'], v.tier), 0)::smallint AS tier_rank,
  coalesce(array_position(ARRAY['proposed', 'in_development', 'in_validation', 'approved', 'in_production', 'restricted', 'retired', 'rejected'],
    coalesce(c.stage, v.stage)), 0)::smallint AS stage_rank,
  m.updated_at, m.owner_id, m.owner_accepted_at IS NOT NULL AS owner_accepted, v.stage, v.tier, v.kind, v.domain,
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
      (SELECT left(string_agg(field.value, ' ' ORDER BY field.key), 100000) FROM jsonb_each_text(m.source_fields) AS field))), 'C') AS document
FROM model m
JOIN model_version v ON v.id = m.shown_version_id
LEFT JOIN person o ON o.id = m.owner_id
LEFT JOIN LATERAL (
  SELECT m.claimed_stage AS stage WHERE v.stage NOT IN ('rejected', 'retired') AND NOT EXISTS (
    SELECT FROM transition t WHERE t.model_id = m.id AND t.to_stage = 'approved' AND t.state = 'approved')) c ON true;
REVOKE ALL ON model_to_list FROM countersign_writer, countersign_reader;

CREATE FUNCTION list_models(ids text[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO listed_model AS l SELECT * FROM model_to_list WHERE id = ANY (ids) ORDER BY id
  ON CONFLICT (model_id) DO UPDATE SET (version_id, unit_id, sensitivity, ref_number, name_key, owner_key, tier_rank, stage_rank, updated_at,
    owner_id, owner_accepted, stage, tier, kind, domain, approval, claimed_stage, claimed_impact, source, record_type, archived, jurisdictions, facts,
    upstream_ids, fuzzy, document)
  = (excluded.version_id, excluded.unit_id, excluded.sensitivity, excluded.ref_number, excluded.name_key, excluded.owner_key,
    excluded.tier_rank, excluded.stage_rank, excluded.updated_at, excluded.owner_id, excluded.owner_accepted, excluded.stage, excluded.tier, excluded.kind,
    excluded.domain, excluded.approval, excluded.claimed_stage, excluded.claimed_impact, excluded.source, excluded.record_type,
    excluded.archived, excluded.jurisdictions, excluded.facts, excluded.upstream_ids, excluded.fuzzy, excluded.document)
$$;
REVOKE EXECUTE ON FUNCTION list_models(text[]) FROM PUBLIC;

-- One statement for all the rows a statement changed, so that an import of many rows stays one.
CREATE FUNCTION listed_model_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_table_name = 'model' THEN
    PERFORM list_models(array_agg(id)) FROM changed;
  ELSE
    PERFORM list_models(array_agg(DISTINCT model_id)) FROM changed;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION listed_model_follows_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM list_models(array_agg(m.id)) FROM changed p JOIN was ON was.id = p.id AND was.name <> p.name JOIN model m ON m.owner_id = p.id;
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['model', 'model_version', 'transition'] LOOP
    EXECUTE format('CREATE TRIGGER listed_model_follows_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listed_model_follows()', t);
    EXECUTE format('CREATE TRIGGER listed_model_follows_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listed_model_follows()', t);
  END LOOP;
END $$;
CREATE TRIGGER listed_model_follows_name AFTER UPDATE ON person REFERENCING OLD TABLE AS was NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION listed_model_follows_name();

-- Every order of the list, each with the key that makes a page begin where the last one ended.
CREATE INDEX listed_model_name_key_model_id_idx ON listed_model (name_key, model_id);
CREATE INDEX listed_model_ref_number_model_id_idx ON listed_model (ref_number, model_id);
CREATE INDEX listed_model_owner_key_model_id_idx ON listed_model (owner_key, model_id);
CREATE INDEX listed_model_tier_rank_model_id_idx ON listed_model (tier_rank, model_id);
CREATE INDEX listed_model_stage_rank_model_id_idx ON listed_model (stage_rank, model_id);
CREATE INDEX listed_model_updated_at_model_id_idx ON listed_model (updated_at, model_id);

-- What narrows it down.
CREATE INDEX listed_model_unit_id_idx ON listed_model (unit_id);
CREATE INDEX listed_model_owner_id_idx ON listed_model (owner_id);
CREATE INDEX listed_model_claimed_stage_idx ON listed_model (claimed_stage);
CREATE INDEX listed_model_source_idx ON listed_model (source);
CREATE INDEX listed_model_facts_idx ON listed_model USING gin (facts jsonb_path_ops);
CREATE INDEX listed_model_jurisdictions_idx ON listed_model USING gin (jurisdictions);
CREATE INDEX listed_model_upstream_ids_idx ON listed_model USING gin (upstream_ids);
CREATE INDEX listed_model_fuzzy_idx ON listed_model USING gin (fuzzy gin_trgm_ops);
CREATE INDEX listed_model_document_idx ON listed_model USING gin (document);

-- Models that hold the words in any form, and, when those are few, models whose name, ref, external id, owner or purpose holds
-- something written like them. The threshold lets one wrong letter in a word pass, as scorcard for scorecard (0.58).
CREATE FUNCTION models_found(words text) RETURNS SETOF text LANGUAGE sql STABLE
SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
  SELECT model_id FROM listed_model WHERE document @@ websearch_to_tsquery('english', words)
  UNION
  SELECT model_id FROM listed_model WHERE words <% fuzzy
    AND (SELECT count(*) FROM (SELECT FROM listed_model WHERE document @@ websearch_to_tsquery('english', words) LIMIT 20) exact) < 20
$$;

SELECT list_models(array_agg(id)) FROM model;
