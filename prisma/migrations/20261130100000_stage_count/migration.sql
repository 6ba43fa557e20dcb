-- Since when the models that are on their way have been in their stage: a row for each, read off what is listed and its version, and summed
-- by day for a unit and all below it.
CREATE TABLE "stage_entry" (
    "model_id" TEXT NOT NULL PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "imported" BOOLEAN NOT NULL,
    "stage" TEXT NOT NULL,
    "tier" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL
);

-- The sum of its rows, kept as listed_count is.
CREATE TABLE "stage_count" (
    "unit_id" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "imported" BOOLEAN NOT NULL,
    "stage" TEXT NOT NULL,
    "tier" TEXT,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX "stage_count_unit_id_idx" ON "stage_count" ("unit_id");
CREATE INDEX "stage_count_unfolded_idx" ON "stage_count" ("folded") WHERE NOT folded;

CREATE VIEW "on_their_way" AS
SELECT l.model_id, l.unit_id, l.sensitivity = 'restricted' AS restricted, l.source IS NOT NULL AS imported, l.stage, l.tier, v.stage_since AS since
FROM listed_model l JOIN model_version v ON v.id = l.version_id
WHERE l.stage IN ('proposed', 'in_development', 'in_validation', 'approved') AND l.claimed_stage IS NULL AND NOT l.archived;
REVOKE ALL ON "on_their_way" FROM countersign_writer, countersign_reader;

CREATE FUNCTION keep_stage_entries(models text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(cardinality(models), 0) = 0 THEN
    RETURN;
  END IF;
  WITH now AS MATERIALIZED (SELECT * FROM on_their_way WHERE model_id = ANY (models)),
  gone AS (DELETE FROM stage_entry k WHERE k.model_id = ANY (models) AND NOT EXISTS (SELECT FROM now n WHERE n.model_id = k.model_id))
  INSERT INTO stage_entry AS k SELECT * FROM now
  ON CONFLICT (model_id) DO UPDATE SET (unit_id, restricted, imported, stage, tier, since)
    = (excluded.unit_id, excluded.restricted, excluded.imported, excluded.stage, excluded.tier, excluded.since)
  WHERE (k.unit_id, k.restricted, k.imported, k.stage, k.tier, k.since)
    IS DISTINCT FROM (excluded.unit_id, excluded.restricted, excluded.imported, excluded.stage, excluded.tier, excluded.since);
END $$;
REVOKE EXECUTE ON FUNCTION keep_stage_entries(text[]) FROM PUBLIC;

-- A version comes to a stage and is listed there in one transaction, so the list tells whenever this changes.
CREATE FUNCTION stage_entry_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE tg_op
    WHEN 'INSERT' THEN PERFORM keep_stage_entries(ARRAY(SELECT model_id FROM came));
    WHEN 'DELETE' THEN DELETE FROM stage_entry k USING went w WHERE k.model_id = w.model_id;
    ELSE PERFORM keep_stage_entries(ARRAY(SELECT c.model_id FROM came c JOIN went w USING (model_id)
      WHERE (c.version_id, c.unit_id, c.sensitivity, c.source IS NULL, c.stage, c.tier, c.claimed_stage, c.archived)
        IS DISTINCT FROM (w.version_id, w.unit_id, w.sensitivity, w.source IS NULL, w.stage, w.tier, w.claimed_stage, w.archived)));
  END CASE;
  RETURN NULL;
END $$;
CREATE TRIGGER stage_entry_follows_insert AFTER INSERT ON listed_model REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION stage_entry_follows();
CREATE TRIGGER stage_entry_follows_update AFTER UPDATE ON listed_model REFERENCING OLD TABLE AS went NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION stage_entry_follows();
CREATE TRIGGER stage_entry_follows_delete AFTER DELETE ON listed_model REFERENCING OLD TABLE AS went
  FOR EACH STATEMENT EXECUTE FUNCTION stage_entry_follows();

-- The sort of a model on its way, as it is counted.
CREATE TYPE entered AS (unit_id text, restricted boolean, imported boolean, stage text, tier text, day date);
CREATE FUNCTION entered_on(e stage_entry) RETURNS entered LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT ROW(e.unit_id, e.restricted, e.imported, e.stage, e.tier, organisation_day(e.since))::entered
$$;

-- Adds to the counts of each unit and of all above it.
CREATE FUNCTION add_to_stages(sorts entered[], counts integer[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE change AS (
    SELECT unit_id, restricted, imported, stage, tier, day, sum(n)::integer AS n
    FROM unnest(sorts, counts) AS c(unit_id, restricted, imported, stage, tier, day, n)
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0
  ), above AS (
    SELECT change.unit_id AS unit, change.unit_id AS id FROM change
    UNION SELECT above.unit, u.parent_id FROM above JOIN business_unit u ON u.id = above.id WHERE u.parent_id IS NOT NULL
  )
  INSERT INTO stage_count (unit_id, restricted, imported, stage, tier, day, count)
  SELECT above.id, restricted, imported, stage, tier, day, sum(n) FROM change JOIN above ON above.unit = change.unit_id GROUP BY 1, 2, 3, 4, 5, 6
$$;
REVOKE EXECUTE ON FUNCTION add_to_stages(entered[], integer[]) FROM PUBLIC;

CREATE FUNCTION stage_count_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_op <> 'DELETE' THEN
    PERFORM add_to_stages(array_agg(entered_on(e)), array_agg(1)) FROM came e;
  END IF;
  IF tg_op <> 'INSERT' THEN
    PERFORM add_to_stages(array_agg(entered_on(e)), array_agg(-1)) FROM went e;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER stage_count_follows_insert AFTER INSERT ON stage_entry REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION stage_count_follows();
CREATE TRIGGER stage_count_follows_update AFTER UPDATE ON stage_entry REFERENCING OLD TABLE AS went NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION stage_count_follows();
CREATE TRIGGER stage_count_follows_delete AFTER DELETE ON stage_entry REFERENCING OLD TABLE AS went
  FOR EACH STATEMENT EXECUTE FUNCTION stage_count_follows();

-- Puts one row in place of many.
CREATE FUNCTION fold_stage_count(beyond integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM stage_count WHERE NOT folded) <= beyond OR NOT pg_try_advisory_xact_lock(hashtextextended('fold stage_count', 0)) THEN
    RETURN false;
  END IF;
  WITH gone AS (DELETE FROM stage_count RETURNING *)
  INSERT INTO stage_count (unit_id, restricted, imported, stage, tier, day, count, folded)
  SELECT unit_id, restricted, imported, stage, tier, day, sum(count), true FROM gone GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(count) <> 0;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION fold_stage_count(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fold_stage_count(integer) TO countersign_writer;

CREATE FUNCTION count_stages() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM stage_count;
  SELECT add_to_stages(array_agg(c.sort), array_agg(c.n::integer)) FROM (SELECT entered_on(e) AS sort, count(*) AS n FROM stage_entry e GROUP BY 1) c;
$$;
REVOKE EXECUTE ON FUNCTION count_stages() FROM PUBLIC;

-- In another zone other days. What is being written meanwhile is waited for.
CREATE FUNCTION stage_count_follows_zone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE stage_count IN SHARE ROW EXCLUSIVE MODE;
  PERFORM count_stages();
  RETURN NULL;
END $$;
CREATE TRIGGER stage_count_follows_zone AFTER INSERT OR UPDATE OF time_zone ON organisation FOR EACH ROW EXECUTE FUNCTION stage_count_follows_zone();

CREATE FUNCTION keep_all_stage_entries() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM stage_entry;
  INSERT INTO stage_entry SELECT * FROM on_their_way;
END $$;
REVOKE EXECUTE ON FUNCTION keep_all_stage_entries() FROM PUBLIC;

-- Counts everything anew, for an owner who wrote past the triggers.
CREATE OR REPLACE FUNCTION count_listed_models() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM listed_count;
  SELECT add_to_count(array_agg(c.sort), array_agg(c.n::integer)) FROM (SELECT counted_as(m) AS sort, count(*) AS n FROM listed_model m GROUP BY 1) c;
  SELECT keep_all_waiting();
  SELECT count_waiting();
  SELECT keep_all_due();
  SELECT keep_all_stage_entries();
  SELECT count_stages();
  SELECT count_months();
$$;

SELECT keep_all_stage_entries();
