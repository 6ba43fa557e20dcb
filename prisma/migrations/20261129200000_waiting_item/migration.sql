-- What waits in versions, a row for each thing and each role it waits for, so that a page of an inbox is read in its order however much
-- else waits: sign-offs (once more without a role, for those who look at all of them), ratings, evidence and claims that ask for a second person,
-- and how many controls a role of the second line has not answered. It is read off governed tables in the transaction that changes them.
CREATE TABLE "waiting_item" (
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "sensitivity" TEXT NOT NULL,
    "imported" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    -- People whose own work it is: it waits for somebody else.
    "not_for" TEXT[] NOT NULL,
    PRIMARY KEY ("kind", "subject_id", "role")
);
CREATE INDEX "waiting_item_kind_role_since_subject_id_idx" ON "waiting_item" ("kind", "role", "since", "subject_id");
CREATE INDEX "waiting_item_kind_since_version_id_idx" ON "waiting_item" ("kind", "since", "version_id");
CREATE INDEX "waiting_item_unit_id_kind_role_idx" ON "waiting_item" ("unit_id", "kind", "role");
CREATE INDEX "waiting_item_version_id_kind_idx" ON "waiting_item" ("version_id", "kind");

-- Controls the second line answers, with the role that does. lib/signoff/policy-guards.test.ts holds them against policy/.
CREATE FUNCTION second_line_controls() RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT
'{"CC-INV-03":"compliance_officer","CC-INV-04":"compliance_officer","CC-INV-06":"compliance_officer","CC-RSK-03":"compliance_officer",
  "CC-PRV-01":"compliance_officer","CC-PRV-02":"compliance_officer","CC-PRV-04":"compliance_officer","CC-PRV-05":"compliance_officer",
  "CC-DOC-04":"compliance_officer","CC-FAI-02":"compliance_officer","CC-TRN-01":"compliance_officer","CC-CHG-06":"compliance_officer",
  "CC-INC-02":"compliance_officer","CC-INV-05":"risk_officer","CC-SEC-02":"risk_officer","CC-SEC-03":"risk_officer",
  "CC-VAL-01":"validator","CC-VAL-02":"validator","CC-VAL-03":"validator","CC-VAL-05":"validator","CC-GAI-01":"validator"}'::jsonb
$$;

CREATE FUNCTION gate_ahead(stage text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT CASE stage WHEN 'proposed' THEN 'G0' WHEN 'in_development' THEN 'G1' WHEN 'in_validation' THEN 'G2' WHEN 'approved' THEN 'G3' END
$$;

-- Whether the control is asked for at a gate that a version at this stage has before it, of those a version can be asked through.
CREATE FUNCTION control_is_ahead(control text, stage text) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM jsonb_array_elements_text(known_controls() -> control -> 'due') AS gate
    WHERE gate >= gate_ahead(stage) AND signing_policy('lifecycle-v1') -> 'signoffs' ? gate)
$$;

CREATE VIEW "waits" AS
-- What is said of one version is found by its id: named more than once, models would be read whole first.
WITH known AS NOT MATERIALIZED (SELECT m.id, m.unit_id, m.sensitivity, m.source IS NOT NULL AS imported, m.on_hold, m.record_type FROM model m WHERE m.archived_at IS NULL)
SELECT 'sign_off' AS kind, s.id AS subject_id, r.role, t.version_id, t.model_id, m.unit_id, m.sensitivity, m.imported,
  coalesce(s.opened_at, t.requested_at) AS since, 1 AS count, '{}'::text[] AS not_for
FROM transition t JOIN signoff s ON s.transition_id = t.id JOIN known m ON m.id = t.model_id CROSS JOIN LATERAL (SELECT '' AS role UNION SELECT unnest(s.roles)) r
WHERE s.state = 'open' AND t.state = 'open'
UNION ALL
SELECT 'tier_confirmation', r.id, '', r.version_id, v.model_id, m.unit_id, m.sensitivity, m.imported, r.assessed_at, 1, ARRAY[r.assessed_by]
FROM assessment r JOIN model_version v ON v.id = r.version_id JOIN known m ON m.id = v.model_id
WHERE r.status = 'computed' AND v.stage IN ('proposed', 'in_development')
UNION ALL
-- At high tier somebody other than the uploader accepts each item; below, evidence is accepted with the validation.
SELECT 'evidence_review', a.id, '', a.version_id, v.model_id, m.unit_id, m.sensitivity, m.imported, a.attached_at, 1, ARRAY[a.attached_by, e.uploaded_by]
FROM attachment a JOIN evidence e ON e.id = a.evidence_id JOIN model_version v ON v.id = a.version_id JOIN known m ON m.id = v.model_id
WHERE a.state = 'pending' AND a.removed_at IS NULL AND (a.carried_from_id IS NULL OR a.carried_confirmed_at IS NOT NULL)
  AND v.tier IS NOT NULL AND coalesce((SELECT r.computed_tier FROM assessment r WHERE r.version_id = v.id AND r.status = 'confirmed'
    AND r.override -> 'declined' = 'null' AND (r.override ->> 'validUntil')::date < organisation_today()), v.tier) = 'high'
  AND control_is_ahead(a.control_id, v.stage)
UNION ALL
SELECT 'not_applicable', c.id, '', c.version_id, v.model_id, m.unit_id, m.sensitivity, m.imported, c.answered_at, 1, ARRAY[c.answered_by]
FROM control_answer c JOIN model_version v ON v.id = c.version_id JOIN known m ON m.id = v.model_id
WHERE c.status = 'not_applicable' AND c.confirmed_by IS NULL AND c.answered_at IS NOT NULL AND c.answered_by IS NOT NULL
  AND (c.carried_from_id IS NULL OR c.carried_confirmed_at IS NOT NULL) AND control_is_ahead(c.control_id, v.stage)
UNION ALL
-- Once somebody kept a rating and nothing stops it. The light path has its cards, and a low tier is not final before it is confirmed.
SELECT 'controls_to_answer', v.id, c.value, v.id, v.model_id, m.unit_id, m.sensitivity, m.imported, greatest(v.stage_since, r.assessed_at), count(*)::integer, '{}'
FROM model_version v JOIN known m ON m.id = v.model_id
CROSS JOIN LATERAL (
  SELECT a.status, a.assessed_at, CASE WHEN coalesce(a.override -> 'declined' = 'null' AND (a.override ->> 'validUntil')::date < organisation_today(), false)
    THEN a.computed_tier ELSE coalesce(a.tier, a.computed_tier) END AS tier
  FROM assessment a WHERE a.version_id = v.id ORDER BY a.assessed_at DESC, a.id DESC LIMIT 1) r
CROSS JOIN LATERAL jsonb_each_text(second_line_controls()) c
WHERE v.stage IN ('proposed', 'in_development', 'in_validation') AND m.on_hold IS NULL AND m.record_type = 'model'
  AND r.status IN ('computed', 'confirmed') AND (r.tier <> 'low' OR (r.status = 'confirmed' AND NOT v.light_path))
  AND NOT EXISTS (SELECT FROM transition t WHERE t.version_id = v.id AND t.state = 'open')
  AND control_is_due(c.key, gate_ahead(v.stage), facts_known(v, r.tier))
  AND NOT EXISTS (SELECT FROM control_answer k WHERE k.version_id = v.id AND k.control_id = c.key AND k.status IS NOT NULL
    AND k.answered_as IS DISTINCT FROM 'own_people' AND (k.carried_from_id IS NULL OR k.carried_confirmed_at IS NOT NULL))
GROUP BY v.id, c.value, m.unit_id, m.sensitivity, m.imported, r.assessed_at;
REVOKE ALL ON "waits" FROM countersign_writer, countersign_reader;

-- Makes the rows of these versions what the view says of them; rows that say so already stay as they are.
CREATE FUNCTION keep_waiting(versions text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(cardinality(versions), 0) = 0 THEN
    RETURN;
  END IF;
  WITH due AS MATERIALIZED (SELECT * FROM waits WHERE version_id = ANY (versions)),
  gone AS (
    DELETE FROM waiting_item w WHERE w.version_id = ANY (versions)
      AND NOT EXISTS (SELECT FROM due d WHERE (d.kind, d.subject_id, d.role) = (w.kind, w.subject_id, w.role)))
  INSERT INTO waiting_item AS w SELECT * FROM due
  ON CONFLICT (kind, subject_id, role) DO UPDATE SET (version_id, model_id, unit_id, sensitivity, imported, since, count, not_for)
    = (excluded.version_id, excluded.model_id, excluded.unit_id, excluded.sensitivity, excluded.imported, excluded.since, excluded.count, excluded.not_for)
  WHERE (w.unit_id, w.sensitivity, w.imported, w.since, w.count, w.not_for)
    IS DISTINCT FROM (excluded.unit_id, excluded.sensitivity, excluded.imported, excluded.since, excluded.count, excluded.not_for);
END $$;
REVOKE EXECUTE ON FUNCTION keep_waiting(text[]) FROM PUBLIC;

-- One statement for all the rows a statement changed. Every command about a model locks its row first, so that two never keep the same.
CREATE FUNCTION waiting_item_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE tg_table_name
    WHEN 'model' THEN
      PERFORM keep_waiting(ARRAY(SELECT v.id FROM changed c JOIN was w USING (id) JOIN model_version v ON v.model_id = c.id
        WHERE v.stage IN ('proposed', 'in_development', 'in_validation', 'approved', 'in_production', 'restricted')
          AND (c.unit_id, c.sensitivity, c.source IS NULL, c.archived_at IS NULL, c.on_hold IS NULL, c.record_type)
            IS DISTINCT FROM (w.unit_id, w.sensitivity, w.source IS NULL, w.archived_at IS NULL, w.on_hold IS NULL, w.record_type)));
    WHEN 'model_version' THEN PERFORM keep_waiting(ARRAY(SELECT id FROM changed));
    WHEN 'signoff' THEN PERFORM keep_waiting(ARRAY(SELECT DISTINCT t.version_id FROM changed c JOIN transition t ON t.id = c.transition_id));
    ELSE PERFORM keep_waiting(ARRAY(SELECT DISTINCT version_id FROM changed));
  END CASE;
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['model_version', 'assessment', 'control_answer', 'attachment', 'transition', 'signoff'] LOOP
    EXECUTE format('CREATE TRIGGER waiting_item_follows_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION waiting_item_follows()', t);
    EXECUTE format('CREATE TRIGGER waiting_item_follows_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION waiting_item_follows()', t);
  END LOOP;
END $$;
CREATE TRIGGER waiting_item_follows_update AFTER UPDATE ON model REFERENCING OLD TABLE AS was NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION waiting_item_follows();

-- A lowered tier that has run out asks for more: a worker looks every minute, as it does for the list of models.
CREATE INDEX "assessment_lowered_idx" ON "assessment" ("version_id") WHERE status = 'confirmed' AND override -> 'declined' = 'null';
CREATE OR REPLACE FUNCTION list_lapsed_tiers() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM list_models(ARRAY(SELECT model_id FROM listed_model WHERE tier_until IS NOT NULL AND day_is_over(tier_until)));
  PERFORM keep_waiting(ARRAY(SELECT a.version_id FROM assessment a JOIN model_version v ON v.id = a.version_id
    WHERE a.status = 'confirmed' AND a.override -> 'declined' = 'null' AND (a.override ->> 'validUntil')::date < organisation_today()
      AND v.stage IN ('proposed', 'in_development', 'in_validation', 'approved')));
END $$;

-- Keeps everything anew, for an owner who wrote past the triggers.
CREATE FUNCTION keep_all_waiting() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM waiting_item;
  INSERT INTO waiting_item SELECT * FROM waits;
END $$;
REVOKE EXECUTE ON FUNCTION keep_all_waiting() FROM PUBLIC;
SELECT keep_all_waiting();
