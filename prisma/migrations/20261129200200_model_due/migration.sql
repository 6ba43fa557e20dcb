-- The months in which something of a model runs out: evidence of a version that has not come to its end, or a condition of a signature that
-- stands. A row says it once for a model and month, and is counted by month as what happened is.
CREATE TABLE "model_due" (
    "model_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "unit_id" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "imported" BOOLEAN NOT NULL,
    PRIMARY KEY ("model_id", "what", "month")
);
CREATE INDEX "model_due_what_month_model_id_idx" ON "model_due" ("what", "month", "model_id");

CREATE VIEW "runs_out" AS
WITH living AS NOT MATERIALIZED (
  SELECT v.id AS version_id, m.id AS model_id, m.unit_id, m.sensitivity = 'restricted' AS restricted, m.source IS NOT NULL AS imported
  FROM model_version v JOIN model m ON m.id = v.model_id WHERE v.stage NOT IN ('retired', 'rejected') AND m.archived_at IS NULL)
SELECT DISTINCT l.model_id, 'evidence_expires' AS what, date_trunc('month', a.expires_on::timestamp)::date AS month, l.unit_id, l.restricted, l.imported
FROM attachment a JOIN living l USING (version_id) WHERE a.expires_on IS NOT NULL AND a.removed_at IS NULL AND a.state <> 'rejected'
UNION ALL
SELECT DISTINCT l.model_id, 'condition_due', date_trunc('month', n.due_on::timestamp)::date, l.unit_id, l.restricted, l.imported
FROM condition n JOIN signature g ON g.id = n.signature_id JOIN living l ON l.version_id = n.version_id WHERE g.withdrawn_at IS NULL AND g.voided_at IS NULL;
REVOKE ALL ON "runs_out" FROM countersign_writer, countersign_reader;

CREATE FUNCTION keep_due(models text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(cardinality(models), 0) = 0 THEN
    RETURN;
  END IF;
  WITH due AS MATERIALIZED (SELECT * FROM runs_out WHERE model_id = ANY (models)),
  gone AS (
    DELETE FROM model_due k WHERE k.model_id = ANY (models)
      AND NOT EXISTS (SELECT FROM due d WHERE (d.model_id, d.what, d.month) = (k.model_id, k.what, k.month)))
  INSERT INTO model_due AS k SELECT * FROM due
  ON CONFLICT (model_id, what, month) DO UPDATE SET (unit_id, restricted, imported) = (excluded.unit_id, excluded.restricted, excluded.imported)
  WHERE (k.unit_id, k.restricted, k.imported) IS DISTINCT FROM (excluded.unit_id, excluded.restricted, excluded.imported);
END $$;
REVOKE EXECUTE ON FUNCTION keep_due(text[]) FROM PUBLIC;

CREATE FUNCTION model_due_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE tg_table_name
    WHEN 'model' THEN
      PERFORM keep_due(ARRAY(SELECT c.id FROM changed c JOIN was w USING (id)
        WHERE (c.unit_id, c.sensitivity, c.source IS NULL, c.archived_at IS NULL) IS DISTINCT FROM (w.unit_id, w.sensitivity, w.source IS NULL, w.archived_at IS NULL)));
    WHEN 'model_version' THEN
      PERFORM keep_due(ARRAY(SELECT DISTINCT c.model_id FROM changed c JOIN was w USING (id) WHERE c.stage <> w.stage));
    ELSE PERFORM keep_due(ARRAY(SELECT DISTINCT v.model_id FROM changed c JOIN model_version v ON v.id = c.version_id));
  END CASE;
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['model', 'model_version'] LOOP
    EXECUTE format('CREATE TRIGGER model_due_follows_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION model_due_follows()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['attachment', 'condition'] LOOP
    EXECUTE format('CREATE TRIGGER model_due_follows_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION model_due_follows()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['attachment', 'condition', 'signature'] LOOP
    EXECUTE format('CREATE TRIGGER model_due_follows_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION model_due_follows()', t);
  END LOOP;
END $$;

CREATE FUNCTION happens_to(d model_due) RETURNS happened LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT ROW(d.unit_id, d.restricted, d.imported, d.month, d.what, NULL, NULL)::happened
$$;
CREATE FUNCTION month_count_follows_due() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_op <> 'DELETE' THEN
    PERFORM add_to_months(array_agg(happens_to(d)), array_agg(1)) FROM came d;
  END IF;
  IF tg_op <> 'INSERT' THEN
    PERFORM add_to_months(array_agg(happens_to(d)), array_agg(-1)) FROM went d;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER month_count_follows_insert AFTER INSERT ON model_due REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION month_count_follows_due();
CREATE TRIGGER month_count_follows_update AFTER UPDATE ON model_due REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION month_count_follows_due();
CREATE TRIGGER month_count_follows_delete AFTER DELETE ON model_due REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION month_count_follows_due();

CREATE FUNCTION keep_all_due() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM model_due;
  INSERT INTO model_due SELECT * FROM runs_out;
END $$;
REVOKE EXECUTE ON FUNCTION keep_all_due() FROM PUBLIC;

-- Counts every month anew, those ahead as well.
CREATE OR REPLACE FUNCTION count_months() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM month_count;
  SELECT add_to_months(array_agg(c.happening), array_agg(c.n::integer)) FROM (
    SELECT happened_to(m, organisation_month(d.at), d.what, NULL, NULL) AS happening, count(*) AS n
    FROM model m CROSS JOIN LATERAL (VALUES ('registered', m.created_at), ('archived', m.archived_at)) d(what, at) WHERE d.at IS NOT NULL GROUP BY 1
    UNION ALL
    SELECT happened_to(m, h.month, h.what, h.tier, h.days), count(*) FROM happened_in_versions h JOIN model m ON m.id = h.model_id GROUP BY 1
    UNION ALL
    SELECT happens_to(d), count(*) FROM model_due d GROUP BY 1) c;
$$;

-- Counts everything anew, for an owner who wrote past the triggers.
CREATE OR REPLACE FUNCTION count_listed_models() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM listed_count;
  SELECT add_to_count(array_agg(c.sort), array_agg(c.n::integer)) FROM (SELECT counted_as(m) AS sort, count(*) AS n FROM listed_model m GROUP BY 1) c;
  SELECT keep_all_waiting();
  SELECT count_waiting();
  SELECT keep_all_due();
  SELECT count_months();
$$;

SELECT keep_all_due();
