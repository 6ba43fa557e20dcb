-- The portfolio in numbers without counting its models: how many of each sort stand in a unit or below it. A count is the sum of its
-- rows: a change adds rows and alters none, so that two changes at once never wait for each other; now and then rows are folded.
CREATE TABLE "listed_count" (
    "unit_id" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "archived" BOOLEAN NOT NULL,
    "stage" TEXT NOT NULL,
    "tier" TEXT,
    "claimed_stage" TEXT,
    "imported" BOOLEAN NOT NULL,
    "owned" BOOLEAN NOT NULL,
    "approval" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX "listed_count_unit_id_idx" ON "listed_count" ("unit_id");
CREATE INDEX "listed_count_unfolded_idx" ON "listed_count" ("folded") WHERE NOT folded;

CREATE TYPE counted AS (unit_id text, restricted boolean, archived boolean, stage text, tier text, claimed_stage text, imported boolean,
  owned boolean, approval text);

-- The sort of a model, as it is counted.
CREATE FUNCTION counted_as(m listed_model) RETURNS counted LANGUAGE sql IMMUTABLE AS $$
  SELECT ROW(m.unit_id, m.sensitivity = 'restricted', m.archived, m.stage, m.tier, m.claimed_stage, m.source IS NOT NULL, m.owner_id IS NOT NULL, m.approval)::counted
$$;

-- Adds to the counts of each unit and of all above it. Units do not move, so what is above one now was above it before.
CREATE FUNCTION add_to_count(sorts counted[], counts integer[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE change AS (
    SELECT unit_id, restricted, archived, stage, tier, claimed_stage, imported, owned, approval, sum(n)::integer AS n
    FROM unnest(sorts, counts) AS c(unit_id, restricted, archived, stage, tier, claimed_stage, imported, owned, approval, n)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 HAVING sum(n) <> 0
  ), above AS (
    SELECT change.unit_id AS unit, change.unit_id AS id FROM change
    UNION SELECT above.unit, u.parent_id FROM above JOIN business_unit u ON u.id = above.id WHERE u.parent_id IS NOT NULL
  )
  INSERT INTO listed_count (unit_id, restricted, archived, stage, tier, claimed_stage, imported, owned, approval, count)
  SELECT above.id, restricted, archived, stage, tier, claimed_stage, imported, owned, approval, sum(n)
  FROM change JOIN above ON above.unit = change.unit_id GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
$$;
REVOKE EXECUTE ON FUNCTION add_to_count(counted[], integer[]) FROM PUBLIC;

-- A change that leaves every model of the sort it was adds nothing.
CREATE FUNCTION listed_count_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    PERFORM add_to_count(array_agg(counted_as(came)), array_agg(1)) FROM came;
  ELSIF tg_op = 'DELETE' THEN
    PERFORM add_to_count(array_agg(counted_as(went)), array_agg(-1)) FROM went;
  ELSE
    PERFORM add_to_count(array_agg(c.sort), array_agg(c.n)) FROM (
      SELECT counted_as(came) AS sort, 1 AS n FROM came UNION ALL SELECT counted_as(went), -1 FROM went) c;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER listed_count_follows_insert AFTER INSERT ON listed_model REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION listed_count_follows();
CREATE TRIGGER listed_count_follows_update AFTER UPDATE ON listed_model REFERENCING OLD TABLE AS went NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION listed_count_follows();
CREATE TRIGGER listed_count_follows_delete AFTER DELETE ON listed_model REFERENCING OLD TABLE AS went
  FOR EACH STATEMENT EXECUTE FUNCTION listed_count_follows();

-- Puts one row in place of many. What is added meanwhile stays beside it, and a reader sees the rows of before or of after.
CREATE FUNCTION fold_listed_count(beyond integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM listed_count WHERE NOT folded) <= beyond OR NOT pg_try_advisory_xact_lock(hashtextextended('fold listed_count', 0)) THEN
    RETURN false;
  END IF;
  WITH gone AS (DELETE FROM listed_count RETURNING *)
  INSERT INTO listed_count (unit_id, restricted, archived, stage, tier, claimed_stage, imported, owned, approval, count, folded)
  SELECT unit_id, restricted, archived, stage, tier, claimed_stage, imported, owned, approval, sum(count), true
  FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 HAVING sum(count) <> 0;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION fold_listed_count(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fold_listed_count(integer) TO countersign_writer;

-- Counts everything anew, for an owner who wrote past the triggers.
CREATE FUNCTION count_listed_models() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM listed_count;
  SELECT add_to_count(array_agg(c.sort), array_agg(c.n::integer)) FROM (SELECT counted_as(m) AS sort, count(*) AS n FROM listed_model m GROUP BY 1) c;
$$;
REVOKE EXECUTE ON FUNCTION count_listed_models() FROM PUBLIC;
SELECT count_listed_models();

-- Records in use before approval, those of high impact first: the first of them are on the first page.
CREATE INDEX "listed_model_to_put_right_idx" ON "listed_model" (
  (array_position(ARRAY['high', 'presumed_not', 'not_high', 'not_stated'], claimed_impact)), "name_key", "model_id")
  WHERE claimed_stage IN ('in_production', 'restricted') AND NOT archived;
