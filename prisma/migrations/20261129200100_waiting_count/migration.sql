-- How many open sign-offs of each role were asked for on each day, in a unit and below it: the sum of its rows, kept as listed_count is.
CREATE TABLE "waiting_count" (
    "unit_id" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "imported" BOOLEAN NOT NULL,
    "role" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX "waiting_count_unit_id_idx" ON "waiting_count" ("unit_id");
CREATE INDEX "waiting_count_unfolded_idx" ON "waiting_count" ("folded") WHERE NOT folded;

-- The sort of an open sign-off, as it is counted: for each of its roles, and once without.
CREATE TYPE asked AS (unit_id text, restricted boolean, imported boolean, role text, day date);
CREATE FUNCTION asked_for(w waiting_item) RETURNS asked LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT ROW(w.unit_id, w.sensitivity = 'restricted', w.imported, w.role, organisation_day(w.since))::asked
$$;

-- Adds to the counts of each unit and of all above it.
CREATE FUNCTION add_to_waiting(sorts asked[], counts integer[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE change AS (
    SELECT unit_id, restricted, imported, role, day, sum(n)::integer AS n
    FROM unnest(sorts, counts) AS c(unit_id, restricted, imported, role, day, n)
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0
  ), above AS (
    SELECT change.unit_id AS unit, change.unit_id AS id FROM change
    UNION SELECT above.unit, u.parent_id FROM above JOIN business_unit u ON u.id = above.id WHERE u.parent_id IS NOT NULL
  )
  INSERT INTO waiting_count (unit_id, restricted, imported, role, day, count)
  SELECT above.id, restricted, imported, role, day, sum(n) FROM change JOIN above ON above.unit = change.unit_id GROUP BY 1, 2, 3, 4, 5
$$;
REVOKE EXECUTE ON FUNCTION add_to_waiting(asked[], integer[]) FROM PUBLIC;

CREATE FUNCTION waiting_count_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_op <> 'DELETE' THEN
    PERFORM add_to_waiting(array_agg(asked_for(w)), array_agg(1)) FROM came w WHERE w.kind = 'sign_off';
  END IF;
  IF tg_op <> 'INSERT' THEN
    PERFORM add_to_waiting(array_agg(asked_for(w)), array_agg(-1)) FROM went w WHERE w.kind = 'sign_off';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER waiting_count_follows_insert AFTER INSERT ON waiting_item REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION waiting_count_follows();
CREATE TRIGGER waiting_count_follows_update AFTER UPDATE ON waiting_item REFERENCING OLD TABLE AS went NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION waiting_count_follows();
CREATE TRIGGER waiting_count_follows_delete AFTER DELETE ON waiting_item REFERENCING OLD TABLE AS went
  FOR EACH STATEMENT EXECUTE FUNCTION waiting_count_follows();

-- Puts one row in place of many.
CREATE FUNCTION fold_waiting_count(beyond integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM waiting_count WHERE NOT folded) <= beyond OR NOT pg_try_advisory_xact_lock(hashtextextended('fold waiting_count', 0)) THEN
    RETURN false;
  END IF;
  WITH gone AS (DELETE FROM waiting_count RETURNING *)
  INSERT INTO waiting_count (unit_id, restricted, imported, role, day, count, folded)
  SELECT unit_id, restricted, imported, role, day, sum(count), true FROM gone GROUP BY 1, 2, 3, 4, 5 HAVING sum(count) <> 0;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION fold_waiting_count(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fold_waiting_count(integer) TO countersign_writer;

CREATE FUNCTION count_waiting() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM waiting_count;
  SELECT add_to_waiting(array_agg(c.sort), array_agg(c.n::integer)) FROM (
    SELECT asked_for(w) AS sort, count(*) AS n FROM waiting_item w WHERE w.kind = 'sign_off' GROUP BY 1) c;
$$;
REVOKE EXECUTE ON FUNCTION count_waiting() FROM PUBLIC;

-- In another zone other days. What is being written meanwhile is waited for.
CREATE FUNCTION waiting_count_follows_zone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE waiting_count IN SHARE ROW EXCLUSIVE MODE;
  PERFORM count_waiting();
  RETURN NULL;
END $$;
CREATE TRIGGER waiting_count_follows_zone AFTER INSERT OR UPDATE OF time_zone ON organisation FOR EACH ROW EXECUTE FUNCTION waiting_count_follows_zone();

-- Counts everything anew, for an owner who wrote past the triggers.
CREATE OR REPLACE FUNCTION count_listed_models() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM listed_count;
  SELECT add_to_count(array_agg(c.sort), array_agg(c.n::integer)) FROM (SELECT counted_as(m) AS sort, count(*) AS n FROM listed_model m GROUP BY 1) c;
  SELECT count_months();
  SELECT keep_all_waiting();
  SELECT count_waiting();
$$;

SELECT count_waiting();
