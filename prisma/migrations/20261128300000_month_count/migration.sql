-- What happened in each month, counted as it happens: models that came, were approved, were retired and put away, and sign-offs that were
-- decided with the days they had waited. Kept as listed_count is: the sum of its rows, of a unit and all below it.
CREATE TABLE "month_count" (
    "unit_id" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "imported" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,
    "what" TEXT NOT NULL,
    "tier" TEXT,
    "days" INTEGER,
    "count" INTEGER NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX "month_count_unit_id_month_idx" ON "month_count" ("unit_id", "month");
CREATE INDEX "month_count_unfolded_idx" ON "month_count" ("folded") WHERE NOT folded;

-- The first day of the month of an instant, in the organisation's zone.
CREATE FUNCTION organisation_month(instant timestamptz) RETURNS date LANGUAGE sql STABLE
AS $$ SELECT date_trunc('month', instant AT TIME ZONE public.organisation_zone())::date $$;

-- What is counted where a model stands: what happened, when, and for a decision the tier and the days it had waited.
CREATE TYPE happened AS (unit_id text, restricted boolean, imported boolean, month date, what text, tier text, days integer);
CREATE FUNCTION happened_to(m model, month date, what text, tier text, days integer) RETURNS happened LANGUAGE sql IMMUTABLE AS $$
  SELECT ROW(m.unit_id, m.sensitivity = 'restricted', m.source IS NOT NULL, month, what, tier, days)::happened
$$;

-- How many whole days after it was asked for a sign-off was decided.
CREATE FUNCTION days_waited(s signoff, t transition) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(0, floor(extract(epoch FROM s.decided_at - coalesce(s.opened_at, t.requested_at)) / 86400))::integer
$$;
CREATE FUNCTION is_decided(s signoff) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT s.decided_at IS NOT NULL AND s.state IN ('signed', 'returned', 'refused')
$$;

-- A version that was approved or retired counts its model once a month, whatever number of versions there were.
CREATE FUNCTION is_counted(t transition) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT t.state = 'approved' AND t.to_stage IN ('approved', 'retired') AND t.closed_at IS NOT NULL
$$;

-- All that happened to models beside what their own rows say.
CREATE VIEW happened_in_versions AS
SELECT DISTINCT t.model_id, organisation_month(t.closed_at) AS month, t.to_stage AS what, NULL::text AS tier, NULL::integer AS days
FROM transition t WHERE is_counted(t)
UNION ALL
SELECT t.model_id, organisation_month(s.decided_at), s.state, t.tier, days_waited(s, t)
FROM signoff s JOIN transition t ON t.id = s.transition_id WHERE is_decided(s);
REVOKE ALL ON happened_in_versions FROM countersign_writer, countersign_reader;

-- Adds to the counts of each unit and of all above it; what cancels out adds nothing.
CREATE FUNCTION add_to_months(happenings happened[], counts integer[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE change AS (
    SELECT unit_id, restricted, imported, month, what, tier, days, sum(n)::integer AS n
    FROM unnest(happenings, counts) AS c(unit_id, restricted, imported, month, what, tier, days, n)
    GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0
  ), above AS (
    SELECT change.unit_id AS unit, change.unit_id AS id FROM change
    UNION SELECT above.unit, u.parent_id FROM above JOIN business_unit u ON u.id = above.id WHERE u.parent_id IS NOT NULL
  )
  INSERT INTO month_count (unit_id, restricted, imported, month, what, tier, days, count)
  SELECT above.id, restricted, imported, month, what, tier, days, sum(n)
  FROM change JOIN above ON above.unit = change.unit_id GROUP BY 1, 2, 3, 4, 5, 6, 7
$$;
REVOKE EXECUTE ON FUNCTION add_to_months(happened[], integer[]) FROM PUBLIC;

-- Every command about a model locks its row first, so nothing happens in its versions while it moves to another unit.
CREATE FUNCTION month_count_follows_model() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE moved text[];
BEGIN
  IF tg_op = 'INSERT' THEN
    PERFORM add_to_months(array_agg(happened_to(m, organisation_month(d.at), d.what, NULL, NULL)), array_agg(1))
    FROM came m CROSS JOIN LATERAL (VALUES ('registered', m.created_at), ('archived', m.archived_at)) d(what, at) WHERE d.at IS NOT NULL;
    RETURN NULL;
  END IF;
  PERFORM add_to_months(array_agg(c.happening), array_agg(c.n)) FROM (
    SELECT happened_to(m, organisation_month(d.at), d.what, NULL, NULL) AS happening, 1 AS n
    FROM came m CROSS JOIN LATERAL (VALUES ('registered', m.created_at), ('archived', m.archived_at)) d(what, at) WHERE d.at IS NOT NULL
    UNION ALL
    SELECT happened_to(m, organisation_month(d.at), d.what, NULL, NULL), -1
    FROM went m CROSS JOIN LATERAL (VALUES ('registered', m.created_at), ('archived', m.archived_at)) d(what, at) WHERE d.at IS NOT NULL) c;
  moved := ARRAY(SELECT c.id FROM came c JOIN went w USING (id)
    WHERE (c.unit_id, c.sensitivity = 'restricted', c.source IS NULL) IS DISTINCT FROM (w.unit_id, w.sensitivity = 'restricted', w.source IS NULL));
  IF moved = '{}' THEN
    RETURN NULL;
  END IF;
  PERFORM add_to_months(array_agg(c.happening), array_agg(c.n)) FROM (
    SELECT happened_to(m, h.month, h.what, h.tier, h.days) AS happening, 1 AS n
    FROM happened_in_versions h JOIN came m ON m.id = h.model_id WHERE h.model_id = ANY (moved)
    UNION ALL
    SELECT happened_to(m, h.month, h.what, h.tier, h.days), -1
    FROM happened_in_versions h JOIN went m ON m.id = h.model_id WHERE h.model_id = ANY (moved)) c;
  RETURN NULL;
END $$;

-- What is there now, less what was there before: the rows that did not change and the ones that did as they were.
CREATE FUNCTION month_count_follows_transition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  models text[] := ARRAY(SELECT model_id FROM came t WHERE is_counted(t));
  changed text[] := ARRAY(SELECT id FROM came);
BEGIN
  IF tg_op = 'UPDATE' THEN
    models := models || ARRAY(SELECT model_id FROM went t WHERE is_counted(t));
  END IF;
  IF models = '{}' THEN
    RETURN NULL;
  END IF;
  PERFORM add_to_months(array_agg(happened_to(m, c.month, c.what, NULL, NULL)), array_agg(c.n)) FROM (
    SELECT DISTINCT t.model_id, organisation_month(t.closed_at) AS month, t.to_stage AS what, 1 AS n
    FROM transition t WHERE t.model_id = ANY (models) AND is_counted(t)
    UNION ALL
    SELECT DISTINCT t.model_id, organisation_month(t.closed_at), t.to_stage, -1
    FROM transition t WHERE t.model_id = ANY (models) AND is_counted(t) AND t.id <> ALL (changed)) c
  JOIN model m ON m.id = c.model_id;
  IF tg_op = 'UPDATE' THEN
    PERFORM add_to_months(array_agg(happened_to(m, c.month, c.what, NULL, NULL)), array_agg(-1)) FROM (
      SELECT DISTINCT t.model_id, organisation_month(t.closed_at) AS month, t.to_stage AS what FROM went t WHERE is_counted(t)
      EXCEPT
      SELECT t.model_id, organisation_month(t.closed_at), t.to_stage
      FROM transition t WHERE t.model_id = ANY (models) AND is_counted(t) AND t.id <> ALL (changed)) c
    JOIN model m ON m.id = c.model_id;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION month_count_follows_signoff() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM add_to_months(array_agg(happened_to(m, organisation_month(s.decided_at), s.state, t.tier, days_waited(s, t))), array_agg(1))
  FROM came s JOIN transition t ON t.id = s.transition_id JOIN model m ON m.id = t.model_id WHERE is_decided(s);
  IF tg_op = 'UPDATE' THEN
    PERFORM add_to_months(array_agg(happened_to(m, organisation_month(s.decided_at), s.state, t.tier, days_waited(s, t))), array_agg(-1))
    FROM went s JOIN transition t ON t.id = s.transition_id JOIN model m ON m.id = t.model_id WHERE is_decided(s);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['model', 'transition', 'signoff'] LOOP
    EXECUTE format('CREATE TRIGGER month_count_follows_insert AFTER INSERT ON %1$I REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION month_count_follows_%1$s()', t);
    EXECUTE format('CREATE TRIGGER month_count_follows_update AFTER UPDATE ON %1$I REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION month_count_follows_%1$s()', t);
  END LOOP;
END $$;

-- Puts one row in place of many.
CREATE FUNCTION fold_month_count(beyond integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM month_count WHERE NOT folded) <= beyond OR NOT pg_try_advisory_xact_lock(hashtextextended('fold month_count', 0)) THEN
    RETURN false;
  END IF;
  WITH gone AS (DELETE FROM month_count RETURNING *)
  INSERT INTO month_count (unit_id, restricted, imported, month, what, tier, days, count, folded)
  SELECT unit_id, restricted, imported, month, what, tier, days, sum(count), true FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(count) <> 0;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION fold_month_count(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fold_month_count(integer) TO countersign_writer;

-- Counts every month anew.
CREATE FUNCTION count_months() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM month_count;
  SELECT add_to_months(array_agg(c.happening), array_agg(c.n::integer)) FROM (
    SELECT happened_to(m, organisation_month(d.at), d.what, NULL, NULL) AS happening, count(*) AS n
    FROM model m CROSS JOIN LATERAL (VALUES ('registered', m.created_at), ('archived', m.archived_at)) d(what, at) WHERE d.at IS NOT NULL GROUP BY 1
    UNION ALL
    SELECT happened_to(m, h.month, h.what, h.tier, h.days), count(*) FROM happened_in_versions h JOIN model m ON m.id = h.model_id GROUP BY 1) c;
$$;
REVOKE EXECUTE ON FUNCTION count_months() FROM PUBLIC;

-- In another zone other months. What is being written meanwhile is waited for.
CREATE FUNCTION month_count_follows_zone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE month_count IN SHARE ROW EXCLUSIVE MODE;
  PERFORM count_months();
  RETURN NULL;
END $$;
CREATE TRIGGER month_count_follows_zone AFTER INSERT OR UPDATE OF time_zone ON organisation FOR EACH ROW EXECUTE FUNCTION month_count_follows_zone();

-- Counts everything anew, for an owner who wrote past the triggers.
CREATE OR REPLACE FUNCTION count_listed_models() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM listed_count;
  SELECT add_to_count(array_agg(c.sort), array_agg(c.n::integer)) FROM (SELECT counted_as(m) AS sort, count(*) AS n FROM listed_model m GROUP BY 1) c;
  SELECT count_months();
$$;

SELECT count_months();
